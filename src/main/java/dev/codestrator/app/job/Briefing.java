package dev.codestrator.app.job;

import dev.codestrator.io.Disk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All that a job's agent is told: the map of the codebase, files, and the prompt.
///
/// @param warnings what is missing or left out
public record Briefing(String text, List<String> warnings) {
  private static final List<String> MAPS =
      List.of("docs/CODEBASE_MAP.md", "CODEBASE_MAP.md", "docs/ARCHITECTURE.md");

  public Briefing {
    warnings = List.copyOf(warnings);
  }

  /// What this job is told.
  static Briefing of(StartJob request) {
    var warnings = new ArrayList<String>();
    var text = new StringBuilder();
    if (request.map()) {
      text.append(map(request.folder(), warnings));
    }
    String files =
        new ContextFiles(request.folder(), warnings).text(request.files(), request.contextBudget());
    if (!files.isEmpty()) {
      text.append("## Files\n\n").append(files).append('\n');
    }
    if (!text.isEmpty()) {
      text.append("## Task\n\n");
    }
    return new Briefing(text.append(request.prompt()).toString(), warnings);
  }

  private static String map(Path folder, List<String> warnings) {
    Optional<Path> file = MAPS.stream().map(folder::resolve).filter(Disk::isFile).findFirst();
    if (file.isEmpty()) {
      warnings.add(
          "no map of the codebase in "
              + String.join(", ", MAPS)
              + "; have one made: orch job start \"Describe this codebase in docs/CODEBASE_MAP.md\"");
    }
    return file.map(path -> "## Codebase map\n\n" + Disk.text(path).strip() + "\n\n").orElse("");
  }

  /// How many tokens it is.
  public int tokens() {
    return TokenCount.of(text);
  }
}
