package dev.codestrator.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/// A model service's way of speaking: reads requests, writes answers as server-sent events.
interface Dialect {
  ObjectMapper JSON = new ObjectMapper();

  /// One server-sent event.
  record Event(String type, Map<String, ?> data) {}

  /// The conversation in this request.
  Conversation read(JsonNode request);

  /// The events of an answer.
  ///
  /// @param serial tells answers apart
  List<Event> write(Conversation conversation, Reply reply, int serial);
}
