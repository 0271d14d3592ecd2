package dev.codestrator.app.workspace;

import dev.codestrator.app.Call;
import dev.codestrator.git.Git;
import dev.codestrator.git.Rescues.Rescued;
import dev.codestrator.model.Param;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The methods `rescue.*`: work that was saved when its worktree was removed.
public final class Rescuing {
  private final Git git;

  /// @param git the program
  public Rescuing(Git git) {
    this.git = git;
  }

  /// What `rescue.list` takes: nothing; with a session, only what was its.
  public record ListRescued() {}

  /// What was saved.
  public record RescuedWork(List<Rescued> rescued) {}

  /// What `rescue.restore` takes.
  public record Restore(
      @Param("as orch rescue list names it, or a unique part of that") String name,
      @Param("the new branch; default: rescue/ and what names the worktree")
          Optional<String> branch,
      @Param("folder for a new worktree of it; default: a branch alone") Optional<String> path) {}

  /// What was restored. What was saved stays saved.
  public record Restored(String name, String commit, String branch, Optional<String> path) {}

  /// `rescue.list`.
  public RescuedWork list(Call call, ListRescued request) {
    return new RescuedWork(
        all(call).stream()
            .filter(each ->
                call.caller()
                    .session()
                    .map(session -> each.name().startsWith(session + "/"))
                    .orElse(true))
            .toList());
  }

  private List<Rescued> all(Call call) {
    return git.rescues().list(call.repository().main().root());
  }

  /// `rescue.restore`: makes a branch, and a worktree when a folder is named. Overwrites nothing.
  ///
  /// @throws Rejection.Conflict `branch_exists`, `folder_exists`
  public Restored restore(Call call, Restore request) {
    Path main = call.repository().main().root();
    Rescued work = find(call, request.name());
    String branch = request.branch().orElseGet(() -> branch(work.name()));
    Optional<Path> folder = request.path().map(path -> WorktreeFolders.named(main, path));
    folder.ifPresentOrElse(
        path -> git.checkouts().add(main, path, branch, work.commit()),
        () -> git.checkouts().branch(main, branch, work.commit()));
    return new Restored(work.name(), work.commit(), branch, folder.map(Path::toString));
  }

  private Rescued find(Call call, String name) {
    List<Rescued> all = all(call);
    List<Rescued> exact = all.stream().filter(each -> each.name().equals(name)).toList();
    List<Rescued> found =
        exact.isEmpty() ? all.stream().filter(each -> each.name().contains(name)).toList() : exact;
    if (found.isEmpty() || name.isBlank()) {
      throw new Rejection.NotFound(
          "unknown_rescue", "nothing was saved as '" + name + "'", "see orch rescue list");
    }
    if (found.size() > 1) {
      throw new Rejection.Invalid(
          "ambiguous_rescue",
          "'"
              + name
              + "' may be "
              + found.stream().map(Rescued::name).collect(Collectors.joining(", ")),
          "name one of them");
    }
    return found.getFirst();
  }

  /// `s-1/w-2-spike/uncommitted` becomes `rescue/w-2-spike/uncommitted`.
  private static String branch(String name) {
    return "rescue/" + name.substring(name.indexOf('/') + 1);
  }
}
