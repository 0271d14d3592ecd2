package dev.codestrator.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The streaming Responses API, as Codex speaks it.
final class OpenAiResponses implements Dialect {
  private static final int TOKENS = 1250;
  private static final int OUTPUT = 50;

  @Override
  public Conversation read(JsonNode request) {
    var results = new ArrayList<String>();
    int replies = 0;
    for (JsonNode item : request.path("input")) {
      String type = item.path("type").asText();
      if (type.endsWith("call_output")) {
        results.add(item.path("output").toString());
      }
      boolean said = type.equals("message") && item.path("role").asText().equals("assistant");
      replies += said || type.equals("function_call") ? 1 : 0;
    }
    return new Conversation(request.path("input").toString(), replies, results, tools(request));
  }

  private static List<String> tools(JsonNode request) {
    var names = new ArrayList<String>();
    for (JsonNode tool : request.path("tools")) {
      String name = tool.path("name").asText();
      names.add(name);
      tool.path("tools").forEach(inner -> names.add(name + "__" + inner.path("name").asText()));
    }
    return names;
  }

  @Override
  public List<Event> write(Conversation conversation, Reply reply, int serial) {
    Map<String, ?> item = item(reply, serial);
    String id = "resp_" + serial;
    return List.of(
        event("response.created", Map.of("response", Map.of("id", id))),
        event("response.output_item.done", Map.of("item", item)),
        event("response.completed", Map.of("response", Map.of("id", id, "usage", usage(reply)))));
  }

  private static Map<String, ?> usage(Reply reply) {
    int total = reply instanceof Reply.Counts counts ? counts.tokens() : TOKENS;
    return Map.of(
        "input_tokens",
        total - OUTPUT,
        "input_tokens_details",
        Map.of("cached_tokens", 100),
        "output_tokens",
        OUTPUT,
        "output_tokens_details",
        Map.of("reasoning_tokens", 5),
        "total_tokens",
        total);
  }

  private static Event event(String type, Map<String, ?> data) {
    var all = new java.util.LinkedHashMap<String, Object>(data);
    all.put("type", type);
    return new Event(type, all);
  }

  private static Map<String, ?> item(Reply reply, int serial) {
    return switch (reply) {
      case Reply.Says says ->
          Map.of(
              "type",
              "message",
              "id",
              "msg_" + serial,
              "role",
              "assistant",
              "content",
              List.of(Map.of("type", "output_text", "text", says.text())));
      case Reply.Runs runs -> call("", "exec_command", Map.of("cmd", runs.command()), serial);
      case Reply.Calls calls -> {
        int cut = calls.tool().lastIndexOf("__");
        yield cut < 0
            ? call("", calls.tool(), calls.arguments(), serial)
            : call(
                calls.tool().substring(0, cut),
                calls.tool().substring(cut + 2),
                calls.arguments(),
                serial);
      }
      case Reply.Later later -> item(later.then(), serial);
      case Reply.Counts counts -> item(counts.then(), serial);
      case Reply.Fails fails -> throw new IllegalArgumentException(fails.message());
    };
  }

  private static Map<String, ?> call(
      String namespace, String name, Map<String, ?> arguments, int serial) {
    var call = new java.util.LinkedHashMap<String, Object>();
    call.put("type", "function_call");
    call.put("id", "fc_" + serial);
    call.put("call_id", "call_" + serial);
    if (!namespace.isEmpty()) {
      call.put("namespace", namespace);
    }
    call.put("name", name);
    call.put("arguments", json(arguments));
    return call;
  }

  private static String json(Map<String, ?> arguments) {
    try {
      return JSON.writeValueAsString(arguments);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
