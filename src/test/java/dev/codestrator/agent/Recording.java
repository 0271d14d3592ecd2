package dev.codestrator.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.codestrator.model.ThreadStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What the recorder kept of a real CLI in a situation: `src/test/agents/record` makes it.
///
/// @param folder its files
/// @param told its `recording.json`
record Recording(Path folder, JsonNode told) {
  private static final Path ALL = Path.of("src/test/resources/recordings");
  private static final ObjectMapper JSON = new ObjectMapper();

  /// All that there are.
  static List<Recording> all() {
    return folders(ALL).stream()
        .flatMap(cli -> folders(cli).stream())
        .map(folder -> new Recording(folder, json(read(folder.resolve("recording.json")))))
        .toList();
  }

  /// The recording of this name, like `codex/thinks`.
  static Recording of(String name) {
    Path folder = ALL.resolve(name);
    return new Recording(folder, json(read(folder.resolve("recording.json"))));
  }

  String program() {
    return told.path("program").asText();
  }

  JsonNode expected() {
    return told.path("expected");
  }

  ThreadStatus status() {
    return ThreadStatus.valueOf(expected().path("status").asText());
  }

  /// What its program's provider says to the facts.
  Observation judge(Facts facts) {
    return program().equals("codex")
        ? HookedStatus.codex().judge(facts)
        : HookedStatus.claudeCode().judge(facts);
  }

  /// All that was recorded.
  Facts facts() {
    return facts(events(), transcript(), screen());
  }

  /// The same with other sources.
  Facts facts(List<HookEvent> events, Transcript transcript, Optional<String> screen) {
    JsonNode facts = told.path("facts");
    var heard =
        new Told(
            Instant.parse(facts.path("now").asText()),
            Optional.of(facts.path("begun").asText()).filter(t -> !t.isEmpty()).map(Instant::parse),
            Optional.of(
                (int) events.stream().filter(e -> e.name().equals("UserPromptSubmit")).count()),
            events,
            transcript,
            facts.path("title").asText(),
            () -> screen);
    return new Facts(
        ThreadStatus.valueOf(facts.path("recorded").asText()),
        facts.path("started").asBoolean(),
        facts.path("alive").asBoolean(),
        facts.has("exit") ? OptionalInt.of(facts.path("exit").asInt()) : OptionalInt.empty(),
        facts.path("pane").asBoolean(),
        facts.path("work_complete").asBoolean(),
        heard);
  }

  List<HookEvent> events() {
    var events = new ArrayList<HookEvent>();
    Path folder = folder().resolve("events");
    for (Path file : Files.isDirectory(folder) ? folders(folder) : List.<Path>of()) {
      HookEvent.of(String.valueOf(file.getFileName()), read(file)).ifPresent(events::add);
    }
    return events;
  }

  Transcript transcript() {
    Path file = folder().resolve("transcript.jsonl");
    return Files.exists(file) ? Transcript.of(read(file)) : Transcript.NONE;
  }

  Optional<String> screen() {
    return Optional.of(read(folder().resolve("screen.txt"))).filter(text -> !text.isBlank());
  }

  private static List<Path> folders(Path folder) {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return ALL.relativize(folder).toString();
  }
}
