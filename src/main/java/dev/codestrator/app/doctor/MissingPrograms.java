package dev.codestrator.app.doctor;

import dev.codestrator.app.install.Installing;
import dev.codestrator.app.machine.Machine;
import dev.codestrator.app.machine.Part;
import dev.codestrator.app.trust.Agreement;
import dev.codestrator.store.Seats;
import java.nio.file.Path;
import java.util.List;

/// git, tmux, and the programs of the agents that the repository is set up for, where they are
/// missing or too old. A program to which nobody agreed isn't asked.
///
/// @param machine knows the programs
record MissingPrograms(Machine machine) implements Check {
  @Override
  public List<Found> look(Scene scene) {
    if (!machine.isKnown()) {
      return List.of();
    }
    Path root = scene.call().repository().here().root();
    List<String> agents =
        Installing.providers(
                new Seats(scene.call().repository()).of(scene.call().caller().session()))
            .stream()
            .filter(name -> Agreement.covers(scene.call(), Agreement.keys(name)))
            .toList();
    return machine.parts(root, scene.call().config().agents(), agents).stream()
        .filter(part -> !part.isReady())
        .map(MissingPrograms::found)
        .toList();
  }

  private static Found found(Part part) {
    return part.state() == Part.State.OLD
        ? Found.of(
            "program_old",
            part.name(),
            part.version().orElse("its version") + " is older than " + part.needed(),
            "install a newer one: orch setup")
        : Found.of("program_missing", part.name(), "it is not on the PATH", "see: orch setup");
  }
}
