package dev.codestrator.agent;

import dev.codestrator.json.Member;
import java.nio.file.Path;
import java.util.Optional;

/// Folders that Claude Code works in without asking whether they are to be trusted: entries of
/// `projects` in its own file `.claude.json`. Its question stands at "No, exit", so nobody would
/// get past it in a pane that is only watched.
///
/// Changes are made in the text: every other byte of the file stays.
public final class ClaudeTrust {
  private static final String CONSENT = "Yes, I trust this folder";
  private static final String PROJECTS = "projects";
  private static final String FLAG = "hasTrustDialogAccepted";

  private ClaudeTrust() {}

  /// The file with this folder trusted; empty when nothing is to be changed: it is trusted already,
  /// or the text is no JSON object.
  public static Optional<String> with(String text, Path folder) {
    if (text.isBlank()) {
      return Optional.of("{" + projects(folder) + "}\n");
    }
    if (!Member.isObject(text)) {
      return Optional.empty();
    }
    String name = folder.toString();
    Optional<Member> flag = Member.find(text, PROJECTS, name, FLAG);
    Optional<Member> project = Member.find(text, PROJECTS, name);
    Optional<Member> projects = Member.find(text, PROJECTS);
    if (flag.isPresent()) {
      return Optional.of(spliced(text, flag.get().from(), flag.get().to(), "true"))
          .filter(changed -> !changed.equals(text));
    }
    if (project.isPresent()) {
      return Optional.of(inserted(text, project.get().from(), flag()));
    }
    return Optional.of(
        projects
            .map(all -> inserted(text, all.from(), quoted(name) + ":{" + flag() + "}"))
            .orElseGet(() -> inserted(text, text.indexOf('{'), projects(folder))));
  }

  /// The file without anything about this folder; empty when it holds nothing about it.
  public static Optional<String> without(String text, Path folder) {
    return Member.isObject(text)
        ? Member.find(text, PROJECTS, folder.toString()).map(project -> cut(text, project))
        : Optional.empty();
  }

  /// The key that goes one step on in its question: down to the consent, then there. The entry may
  /// be gone though it was made: running ones write the file from what they read earlier.
  static Optional<String> key(String screen) {
    var end = ScreenEnd.of(screen);
    if (!end.last().contains("Esc to cancel") || !end.text().contains(CONSENT)) {
      return Optional.empty();
    }
    return Optional.of(end.text().contains("❯ " + CONSENT) ? "Enter" : "Down");
  }

  private static String projects(Path folder) {
    return quoted(PROJECTS) + ":{" + quoted(folder.toString()) + ":{" + flag() + "}}";
  }

  private static String flag() {
    return quoted(FLAG) + ":true";
  }

  private static String quoted(String text) {
    return Toml.text(text); // the two write a text alike
  }

  /// Puts a member first into the object that begins at `open`.
  private static String inserted(String text, int open, String member) {
    boolean empty = text.substring(open + 1).stripLeading().startsWith("}");
    return spliced(text, open + 1, open + 1, empty ? member : member + ",");
  }

  /// Takes a member out with the comma and the blanks that are its own.
  private static String cut(String text, Member member) {
    int from = member.name();
    while (Character.isWhitespace(text.charAt(from - 1))) {
      from--;
    }
    String after = text.substring(member.to());
    int blanks = after.length() - after.stripLeading().length();
    if (after.startsWith(",", blanks)) {
      return spliced(text, from, member.to() + blanks + 1, "");
    }
    return spliced(text, text.charAt(from - 1) == ',' ? from - 1 : from, member.to(), "");
  }

  private static String spliced(String text, int from, int to, String with) {
    return text.substring(0, from) + with + text.substring(to);
  }
}
