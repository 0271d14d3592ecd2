package dev.codestrator.app.mirror;

import dev.codestrator.app.Call;
import dev.codestrator.app.workspace.OverlapRequest;
import dev.codestrator.app.workspace.Overlapping;
import dev.codestrator.app.workspace.Overlaps;
import dev.codestrator.git.MergeForecast.Conflict;
import dev.codestrator.io.Disk;
import dev.codestrator.mirror.Clash;
import dev.codestrator.mirror.Mirror;
import dev.codestrator.mirror.Snapshot;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Id;
import dev.codestrator.model.Param;
import dev.codestrator.model.PathScope;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/// The methods `mirror.*`.
public final class Mirrors {
  private static final String FOLDER = "mirror";
  private static final String IGNORE_ALL = "*\n";

  private final Overlapping overlapping;

  /// @param overlapping tells how the live branches get on
  public Mirrors(Overlapping overlapping) {
    this.overlapping = overlapping;
  }

  /// What `mirror.status` takes: nothing.
  public record MirrorRequest() {}

  /// What `mirror.refresh` takes.
  public record RefreshMirror(
      @Param("root or doc_mirror_manager; default: the caller's role") Optional<Role> requesterRole,
      @Param("a folder of the repository; default: .orchestrator/mirror")
          Optional<String> targetPath) {}

  /// How the mirror stands.
  ///
  /// @param stateVersion hash over the records as they are
  /// @param mirrorVersion the one that the mirror was made from; absent when there is none
  /// @param path its first page
  public record MirrorState(
      String stateVersion, Optional<String> mirrorVersion, boolean outdated, String path) {}

  /// A mirror that is up to date.
  ///
  /// @param files the pages, relative to the worktree
  /// @param written how many of them were not so before
  public record Refreshed(
      String stateVersion,
      String mirrorVersion,
      boolean outdated,
      String path,
      List<String> files,
      int written) {}

  /// `mirror.status`.
  public MirrorState status(Call call, MirrorRequest request) {
    String version = Snapshots.version(call);
    Path page = folder(call).resolve(Mirror.STATUS);
    Optional<String> made = text(page).flatMap(Mirror::versionOf);
    return new MirrorState(version, made, !made.equals(Optional.of(version)), page.toString());
  }

  /// `mirror.refresh`: the same records give the same bytes, and a page that is as it should be
  /// isn't touched.
  ///
  /// @throws Rejection.Forbidden `not_the_mirrors_role`
  /// @throws Rejection.Invalid `path_outside`
  /// @throws Rejection.Conflict `not_a_mirror` when a file of somebody else's is in the way
  public Refreshed refresh(Call call, RefreshMirror request) {
    requireRole(request.requesterRole().orElse(call.caller().role()));
    Path folder = request.targetPath().map(path -> target(call, path)).orElse(folder(call));
    Snapshot snapshot = snapshot(call);
    SequencedMap<String, String> pages = Mirror.pages(snapshot);
    pages.keySet().forEach(name -> refuseForeign(folder.resolve(name)));
    int written = 0;
    for (var page : pages.entrySet()) {
      written += write(folder.resolve(page.getKey()), page.getValue());
    }
    if (request.targetPath().isEmpty()) {
      write(folder.resolve(".gitignore"), IGNORE_ALL);
    }
    removeOld(folder, pages);
    Path root = root(call);
    return new Refreshed(
        snapshot.version(),
        snapshot.version(),
        false,
        folder.resolve(Mirror.STATUS).toString(),
        pages.keySet().stream()
            .map(name -> root.relativize(folder.resolve(name)).toString())
            .toList(),
        written);
  }

  /// A page that was written.
  ///
  /// @param path where it is
  public record Page(String path, String stateVersion) {}

  /// Writes all of it to a file as one page of HTML.
  ///
  /// @throws Rejection.Forbidden `not_the_mirrors_role`
  /// @throws Rejection.Conflict `not_a_mirror` when the file is somebody else's
  public Page html(Call call, Path file) {
    requireRole(call.caller().role());
    if (Disk.exists(file)) {
      refuseForeign(file);
    }
    Snapshot snapshot = snapshot(call);
    Disk.replace(file, Mirror.html(snapshot).getBytes(StandardCharsets.UTF_8));
    return new Page(file.toString(), snapshot.version());
  }

  /// Which Case waits for which, as a piece of HTML.
  ///
  /// @param links where a Case's box leads to
  public String graph(Call call, Function<Id, String> links) {
    return Mirror.graph(Snapshots.take(call, List.of()), links);
  }

  /// How the live branches get on: git is asked once there are two of them.
  private Snapshot snapshot(Call call) {
    Overlaps overlaps = overlapping.overlap(call, OverlapRequest.looking());
    return Snapshots.take(
        call,
        overlaps.overlaps().stream()
            .map(each ->
                new Clash(
                    each.ours(),
                    each.theirs(),
                    each.files(),
                    each.conflicts().stream().map(Conflict::path).toList()))
            .toList());
  }

  private static void requireRole(Role role) {
    if (role != Role.ROOT && role != Role.DOC_MIRROR_MANAGER) {
      throw new Rejection.Forbidden(
          "not_the_mirrors_role",
          "the mirror was to be refreshed by a " + role.dashed(),
          "root or a doc-mirror-manager does that");
    }
  }

  private static Path seat(Call call) {
    return call.view().seats().of(call.caller().session());
  }

  private static Path root(Call call) {
    return Optional.ofNullable(seat(call).getParent()).orElseThrow();
  }

  private static Path folder(Call call) {
    return seat(call).resolve(FOLDER);
  }

  /// A folder of the worktree, and through no link one outside of it or one of the records.
  private static Path target(Call call, String asked) {
    Path root = Disk.real(root(call));
    Path folder = Disk.real(root.resolve(PathScope.normalise(asked)));
    Path records = root.resolve(Clone.STATE_FOLDER);
    boolean amongRecords =
        folder.startsWith(records) && !folder.startsWith(records.resolve(FOLDER));
    if (!folder.startsWith(root) || folder.startsWith(root.resolve(".git")) || amongRecords) {
      throw new Rejection.Invalid(
          "path_outside",
          "'" + asked + "' leads out of the repository or among the records",
          "give a folder of the worktree, like docs/status; or leave target_path out");
    }
    return root(call).resolve(root.relativize(folder));
  }

  private static void refuseForeign(Path file) {
    if (text(file).filter(text -> Mirror.versionOf(text).isEmpty()).isPresent()) {
      throw new Rejection.Conflict(
          "not_a_mirror",
          file + " is there and was not made by orch",
          "give another target_path, or move it away");
    }
  }

  /// @return how many files it wrote
  private static int write(Path file, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (Disk.read(file).filter(old -> Arrays.equals(old, bytes)).isPresent()) {
      return 0;
    }
    Disk.replace(file, bytes);
    return 1;
  }

  /// Removes the pages of Epics that are gone.
  private static void removeOld(Path folder, SequencedMap<String, String> pages) {
    var old = new ArrayList<>(Disk.names(folder));
    old.removeAll(pages.keySet());
    old.stream()
        .filter(name -> Id.leading(name).filter(id -> name.equals(id + ".md")).isPresent())
        .map(folder::resolve)
        .filter(file -> text(file).flatMap(Mirror::versionOf).isPresent())
        .forEach(Disk::delete);
  }

  private static Optional<String> text(Path file) {
    return Disk.read(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}
