package dev.codestrator.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The streaming Messages API, as Claude Code speaks it. Tools that Claude keeps behind its tool
/// search are looked up first; the script needn't know.
final class AnthropicMessages implements Dialect {
  private static final String SEARCH = "ToolSearch";
  private static final int INPUT = 10;
  private static final int OUTPUT = 5;

  @Override
  public Conversation read(JsonNode request) {
    var results = new ArrayList<String>();
    var lookups = new HashSet<String>();
    int replies = 0;
    for (JsonNode message : request.path("messages")) {
      for (JsonNode block : message.path("content")) {
        switch (block.path("type").asText()) {
          case "tool_use" -> replies += counts(block, lookups) ? 1 : 0;
          case "text" -> replies += message.path("role").asText().equals("assistant") ? 1 : 0;
          case "tool_result" -> {
            if (!lookups.contains(block.path("tool_use_id").asText())) {
              results.add(block.path("content").toString());
            }
          }
          default -> {}
        }
      }
    }
    var tools = new ArrayList<String>();
    request.path("tools").forEach(tool -> tools.add(tool.path("name").asText()));
    return new Conversation(request.path("messages").toString(), replies, results, tools);
  }

  private static boolean counts(JsonNode block, Set<String> lookups) {
    boolean lookup = block.path("name").asText().equals(SEARCH);
    return !lookup || !lookups.add(block.path("id").asText());
  }

  @Override
  public List<Event> write(Conversation conversation, Reply reply, int serial) {
    boolean says = said(reply) instanceof Reply.Says;
    var events = new ArrayList<Event>();
    events.add(event("message_start", Map.of("message", message(reply, serial))));
    events.addAll(block(conversation, reply, serial));
    events.add(event("content_block_stop", Map.of("index", 0)));
    var delta = new LinkedHashMap<String, Object>();
    delta.put("stop_reason", says ? "end_turn" : "tool_use");
    events.add(
        event("message_delta", Map.of("delta", delta, "usage", Map.of("output_tokens", OUTPUT))));
    events.add(event("message_stop", Map.of()));
    return events;
  }

  private static Reply said(Reply reply) {
    return switch (reply) {
      case Reply.Later later -> said(later.then());
      case Reply.Counts counts -> said(counts.then());
      default -> reply;
    };
  }

  private static Map<String, Object> message(Reply reply, int serial) {
    int tokens = reply instanceof Reply.Counts counts ? counts.tokens() - OUTPUT : INPUT;
    return Map.of(
        "id",
        "msg_" + serial,
        "type",
        "message",
        "role",
        "assistant",
        "model",
        "stand-in",
        "content",
        List.of(),
        "usage",
        Map.of("input_tokens", tokens, "output_tokens", 1));
  }

  private static List<Event> block(Conversation conversation, Reply reply, int serial) {
    return switch (reply) {
      case Reply.Says says ->
          List.of(
              start(Map.of("type", "text", "text", "")),
              delta(Map.of("type", "text_delta", "text", says.text())));
      case Reply.Runs runs ->
          use("Bash", Map.of("command", runs.command(), "description", "run"), serial);
      case Reply.Calls calls ->
          conversation.tools().contains(calls.tool())
              ? use(calls.tool(), calls.arguments(), serial)
              : use(SEARCH, Map.of("query", "select:" + calls.tool(), "max_results", 1), serial);
      case Reply.Later later -> block(conversation, later.then(), serial);
      case Reply.Counts counts -> block(conversation, counts.then(), serial);
      case Reply.Fails fails -> throw new IllegalArgumentException(fails.message());
    };
  }

  private static List<Event> use(String tool, Map<String, ?> input, int serial) {
    String id = "toolu_" + serial;
    return List.of(
        start(Map.of("type", "tool_use", "id", id, "name", tool, "input", Map.of())),
        delta(Map.of("type", "input_json_delta", "partial_json", json(input))));
  }

  private static Event start(Map<String, ?> block) {
    return event("content_block_start", Map.of("index", 0, "content_block", block));
  }

  private static Event delta(Map<String, ?> delta) {
    return event("content_block_delta", Map.of("index", 0, "delta", delta));
  }

  private static Event event(String type, Map<String, ?> data) {
    var all = new LinkedHashMap<String, Object>(data);
    all.put("type", type);
    return new Event(type, all);
  }

  private static String json(Map<String, ?> input) {
    try {
      return JSON.writeValueAsString(input);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
