package dev.codestrator.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Takes out of a recording what is of the machine that made it, and cuts what is long: paths, IDs,
/// process numbers, the programs' own instructions. The rest stays as the program wrote it.
final class Anonymous {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1:\\d+");
  private static final Pattern PRIVATE = Pattern.compile("/tmp/claude-\\d+");
  private static final int LONGEST = 240;
  private static final int LINES = 60;

  /// Kinds of lines that hold the program's own instructions and settings.
  private static final List<String> INSTRUCTIONS =
      List.of(
          "attachment",
          "api-request",
          "api-request-blob",
          "api-request-shape",
          "session_meta",
          "world_state",
          "turn_context",
          "thread_settings_applied",
          "response_item",
          "compacted",
          "token_usage_record",
          "permission-mode",
          "atis-latch",
          "file-history-snapshot");

  private final String folder;
  private final Map<String, String> ids = new LinkedHashMap<>();
  private int files;

  Anonymous(RecordedAgent agent) throws IOException {
    this.folder = agent.folder.toRealPath().toString();
  }

  /// An event file's name with a number of ours for the process.
  String name(String file) {
    files++;
    return file.replaceFirst("-\\d+\\.json$", "-" + files + ".json");
  }

  String event(String json) throws IOException {
    return text(Dialect.JSON.writeValueAsString(cut(Dialect.JSON.readTree(json)))) + "\n";
  }

  String transcript(String lines) throws IOException {
    List<String> all = lines.lines().toList();
    var kept = new StringBuilder();
    for (String line : all.subList(Math.max(0, all.size() - LINES), all.size())) {
      kept.append(text(Dialect.JSON.writeValueAsString(line(Dialect.JSON.readTree(line)))))
          .append('\n');
    }
    return kept.toString();
  }

  private static JsonNode line(JsonNode line) {
    boolean instructions =
        INSTRUCTIONS.contains(line.path("type").asText())
            || INSTRUCTIONS.contains(line.path("payload").path("type").asText());
    return instructions ? bare(line) : cut(line);
  }

  /// Of what kind a line is.
  private static JsonNode bare(JsonNode line) {
    ObjectNode bare = Dialect.JSON.createObjectNode();
    for (String name : List.of("timestamp", "type", "sessionId")) {
      Optional.ofNullable(line.get(name)).ifPresent(value -> bare.set(name, value));
    }
    if (line.path("payload").isObject()) {
      bare.putObject("payload").put("type", line.path("payload").path("type").asText());
    }
    return bare;
  }

  private static JsonNode cut(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode copy = Dialect.JSON.createObjectNode();
        object.properties().forEach(entry -> copy.set(entry.getKey(), cut(entry.getValue())));
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = Dialect.JSON.createArrayNode();
        array.forEach(item -> copy.add(cut(item)));
        yield copy;
      }
      default ->
          node.isTextual() && node.asText().length() > LONGEST
              ? Dialect.JSON.getNodeFactory().textNode(node.asText().substring(0, LONGEST) + "…")
              : node;
    };
  }

  /// Without paths and IDs.
  String text(String text) {
    String dashed = folder.replace('/', '-');
    String named = text.replace(folder, "/agent").replace(dashed, "-agent");
    String plain = PRIVATE.matcher(named).replaceAll("/agent/tmp");
    String local = PORT.matcher(plain).replaceAll("127.0.0.1:1");
    String known = UUID.matcher(local).replaceAll(this::id);
    return known.lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
  }

  private String id(MatchResult found) {
    return ids.computeIfAbsent(
        found.group(), _ -> "00000000-0000-4000-8000-%012d".formatted(ids.size() + 1));
  }
}
