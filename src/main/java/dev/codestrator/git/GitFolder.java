package dev.codestrator.git;

import dev.codestrator.io.Disk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Git's own folder of one worktree, read without the `git` program.
///
/// @param path `.git` of a main worktree, `.git/worktrees/NAME` of a linked one
record GitFolder(Path path) {
  private static final String BRANCHES = "refs/heads/";
  private static final String POINTER = "gitdir: ";
  private static final Pattern OBJECT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  /// Git's folder for the worktree whose root this is; empty when it is no worktree's root.
  static Optional<GitFolder> ofRoot(Path root) {
    Path dotGit = root.resolve(".git");
    Optional<Path> place = Disk.isFolder(dotGit) ? Optional.of(dotGit) : target(dotGit);
    return place.map(GitFolder::new).filter(GitFolder::isWorktrees);
  }

  /// Where a `.git` file points to, whether or not it is there.
  static Optional<Path> target(Path dotGit) {
    return Disk.isFile(dotGit)
        ? firstText(dotGit)
            .filter(text -> text.startsWith(POINTER))
            .map(text -> dotGit.resolveSibling(text.substring(POINTER.length())).normalize())
        : Optional.empty();
  }

  /// Whether it looks like a whole repository: a head, objects and references.
  boolean isRepository() {
    return isWorktrees()
        && Disk.isFolder(path.resolve("objects"))
        && Disk.isFolder(path.resolve("refs"));
  }

  private boolean isWorktrees() {
    return Disk.isFile(path.resolve("HEAD"));
  }

  /// The folder that all worktrees of the clone share.
  Path common() {
    return text("commondir").map(to -> Disk.real(path.resolve(to))).orElse(path);
  }

  /// The branch that is checked out, or being rebased; empty on a detached head.
  Optional<String> branch() {
    return text("HEAD")
        .filter(head -> head.startsWith("ref: "))
        .map(head -> head.substring("ref: ".length()).strip())
        .or(() -> text("rebase-merge/head-name"))
        .or(() -> text("rebase-apply/head-name"))
        .filter(ref -> ref.startsWith(BRANCHES))
        .map(ref -> ref.substring(BRANCHES.length()));
  }

  /// The commit that is checked out, in full, as far as git's files tell. Empty before the first
  /// commit, and where git keeps its references in another way.
  ///
  /// @param common the folder that all worktrees of the clone share
  Optional<String> head(Path common) {
    Optional<String> head = text("HEAD").map(String::strip);
    return head.filter(text -> text.startsWith("ref: " + BRANCHES))
        .map(text -> text.substring("ref: ".length()))
        .map(branch -> new GitFolder(common).commit(branch))
        .orElse(head)
        .filter(text -> OBJECT.matcher(text).matches());
  }

  /// What a branch stands for. Git too looks among the packed ones last: packing writes them before
  /// it removes the branch's own file.
  private Optional<String> commit(String branch) {
    return Disk.isFile(path.resolve(branch)) ? text(branch).map(String::strip) : packed(branch);
  }

  private Optional<String> packed(String branch) {
    return text("packed-refs").stream()
        .flatMap(String::lines)
        .filter(line -> line.endsWith(" " + branch))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .findFirst();
  }

  /// Whether a merge waits for its commit.
  boolean isMerging() {
    return Disk.exists(path.resolve("MERGE_HEAD"));
  }

  /// A key of the section `core` in the repository's own configuration.
  Optional<String> core(String key) {
    return setting("config.worktree", key).or(() -> setting("config", key));
  }

  private Optional<String> setting(String file, String key) {
    String section = "";
    Optional<String> value = Optional.empty();
    for (String line : text(file).map(String::lines).map(s -> s.toList()).orElse(List.of())) {
      String text = line.strip();
      int equals = text.indexOf('=');
      if (text.startsWith("[")) {
        section = text.toLowerCase(Locale.ROOT);
      } else if (section.startsWith("[core]")
          && equals > 0
          && text.substring(0, equals).strip().equalsIgnoreCase(key)) {
        value = Optional.of(unquoted(text.substring(equals + 1).strip()));
      }
    }
    return value;
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted
        ? value.substring(1, value.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
        : value;
  }

  /// The text of one of its files without the final newline.
  Optional<String> text(String name) {
    return firstText(path.resolve(name));
  }

  private static Optional<String> firstText(Path file) {
    return Disk.read(file).map(bytes -> withoutLineEnd(new String(bytes, StandardCharsets.UTF_8)));
  }

  private static String withoutLineEnd(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(0, end);
  }
}
