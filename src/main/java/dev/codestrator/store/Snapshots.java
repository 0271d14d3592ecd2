package dev.codestrator.store;

import dev.codestrator.model.PlanSnapshot;
import dev.codestrator.model.Texts;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Snapshots of a plan node as Markdown. Whatever a summary holds stays inside of its quote, so it
/// can neither end the section nor begin another.
final class Snapshots {
  static final String HEADING = "Snapshots";
  private static final String EACH = "### ";
  private static final String QUOTE = "> ";
  private static final String FILE = "- file: ";
  private static final String NEXT = "- next: ";

  private Snapshots() {}

  static String write(PlanSnapshot snapshot) {
    var parts = new ArrayList<String>();
    parts.add(EACH + snapshot.at() + " " + snapshot.snapshotType());
    if (!snapshot.summary().isBlank()) {
      parts.add(quoted(snapshot.summary()));
    }
    var facts = new ArrayList<String>();
    snapshot.affectedFiles().forEach(path -> facts.add(FILE + "`" + path + "`"));
    snapshot.nextAction().ifPresent(next -> facts.add(NEXT + Texts.excerpt(next, 2000)));
    if (!facts.isEmpty()) {
      parts.add(String.join("\n", facts));
    }
    return String.join("\n\n", parts);
  }

  private static String quoted(String text) {
    return String.join(
        "\n", text.strip().lines().map(line -> (QUOTE + line).stripTrailing()).toList());
  }

  /// The snapshots in the section's text, oldest first; what people wrote beside them is left out.
  static List<PlanSnapshot> read(String section) {
    var found = new ArrayList<PlanSnapshot>();
    var block = new ArrayList<String>();
    for (String line : section.lines().toList()) {
      if (line.startsWith(EACH)) {
        one(block).ifPresent(found::add);
        block.clear();
      }
      block.add(line);
    }
    one(block).ifPresent(found::add);
    return found;
  }

  private static Optional<PlanSnapshot> one(List<String> block) {
    if (block.isEmpty() || !block.getFirst().startsWith(EACH)) {
      return Optional.empty();
    }
    String[] words = block.getFirst().substring(EACH.length()).strip().split(" ", 2);
    return time(words[0])
        .map(at ->
            new PlanSnapshot(
                at,
                words.length < 2 ? "" : words[1],
                String.join("\n", after(block, ">")).strip(),
                after(block, FILE).stream().map(path -> path.replaceAll("^`|`$", "")).toList(),
                after(block, NEXT).stream().findFirst()));
  }

  private static List<String> after(List<String> lines, String prefix) {
    return lines.stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()))
        .map(line -> prefix.equals(">") && line.startsWith(" ") ? line.substring(1) : line)
        .toList();
  }

  private static Optional<Instant> time(String word) {
    try {
      return Optional.of(Instant.parse(word));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
