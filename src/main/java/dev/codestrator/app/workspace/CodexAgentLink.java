package dev.codestrator.app.workspace;

import dev.codestrator.io.Disk;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.util.Optional;

/// The command `codex-agent`: a link to the program `orch`, which by that name is its commands of
/// jobs.
///
/// @param launcher the program `orch`
/// @param home the user's folder
public record CodexAgentLink(Optional<Path> launcher, Optional<Path> home) {
  private static final String NAME = ".local/bin/codex-agent";

  /// Makes it, unless it is there.
  ///
  /// @return where it is
  /// @throws Rejection.Conflict `link_taken` when another program has that name
  /// @throws Rejection.NotFound `no_launcher`
  Path make() {
    Path link = home.orElseThrow(() -> missing("HOME is not set")).resolve(NAME);
    Path target = launcher.orElseThrow(() -> missing("the program orch was not started by name"));
    if (Disk.exists(link) && !Disk.sameFile(link, target)) {
      throw new Rejection.Conflict(
          "link_taken",
          link + " is there already, and is something else",
          "move it away, then again: orch init --codex-agent");
    }
    if (!Disk.exists(link)) {
      Optional.ofNullable(link.getParent()).ifPresent(Disk::createFolders);
      Disk.link(link, target);
    }
    return link;
  }

  private static Rejection missing(String reason) {
    return new Rejection.NotFound(
        "no_launcher", reason, "link it by hand: ln -s /path/to/orch ~/" + NAME);
  }
}
