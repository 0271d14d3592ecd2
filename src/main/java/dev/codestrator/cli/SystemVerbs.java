package dev.codestrator.cli;

import static dev.codestrator.cli.Layout.fields;

import java.util.List;

/// The commands for the programs around and the care for the records.
final class SystemVerbs {

  private SystemVerbs() {}

  static final List<Verb> ALL =
      List.of(
          Verb.of("doctor", "system.doctor", new Layout.Text("text"), "orch doctor --fix"),
          Verb.of("undo", "system.undo", new Layout.Text("text"), "orch undo 20261121T0240")
              .takes("undo_id")
              .lastOptional(1),
          Verb.of(
              "mirror",
              "mirror.refresh",
              fields("path", "state_version", "written"),
              "orch mirror --target-path docs/status"),
          Verb.of(
              "mirror status",
              "mirror.status",
              fields("outdated", "state_version", "mirror_version", "path"),
              "orch mirror status"),
          Verb.of("about", "runtime.bundle.info", fields(), "orch about"),
          Verb.of("tmux", "runtime.tmux.ensure", fields(), "orch tmux"));
}
