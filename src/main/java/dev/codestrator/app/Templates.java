package dev.codestrator.app;

import dev.codestrator.model.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The texts that come with the program: guides and skills for agents, files for a repository.
public final class Templates {
  private Templates() {}

  /// The text of this name below `templates/`.
  public static String text(String name) {
    return resource("/templates/" + name);
  }

  /// The name of a role's guide, in `templates/` and in the records of a repository.
  ///
  /// @throws IllegalArgumentException for a job, which has its prompt alone
  public static String guide(Role role) {
    String name =
        switch (role) {
          case ROOT -> "root-orchestrator";
          case WORKER -> "main-worker";
          case MERGE_REVIEWER, PLAN_ARCHITECT, DOC_MIRROR_MANAGER -> role.dashed();
          case JOB -> throw new IllegalArgumentException("a job has no guide");
        };
    return "guides/" + name + ".md";
  }

  /// The skill of this name: its `SKILL.md`.
  public static String skill(String name) {
    return skillFile(name + "/SKILL.md");
  }

  /// A file of a skill, by its path below `skills/`.
  public static String skillFile(String path) {
    return resource("/skills/" + path);
  }

  private static String resource(String path) {
    try (InputStream stream = Templates.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("no text " + path);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
