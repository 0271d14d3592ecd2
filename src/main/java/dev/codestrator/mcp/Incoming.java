package dev.codestrator.mcp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// What has come in: a line of input, or the body of a request.
sealed interface Incoming {
  /// A message of the protocol.
  record Message(JSONRPCMessage message) implements Incoming {}

  /// No message.
  ///
  /// @param id of the request, as far as it can be told
  /// @param code of JSON-RPC
  /// @param reason what is wrong with it
  record Malformed(Optional<Object> id, int code, String reason) implements Incoming {}

  /// Reads it.
  static Incoming read(byte[] line) {
    if (line.length > Wire.LONGEST) {
      return invalid(idOf(line), "the message is longer than " + Wire.LONGEST + " bytes");
    }
    try {
      return Wire.JSON.readValue(line, Object.class) instanceof Map<?, ?> fields
          ? message(fields)
          : invalid(Optional.empty(), "a message is a JSON object");
    } catch (JsonProcessingException e) {
      return new Malformed(
          idOf(line), ErrorCodes.PARSE_ERROR, "the message is no JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      return new Malformed(
          Optional.empty(), ErrorCodes.PARSE_ERROR, "the message is no UTF-8: " + e.getMessage());
    }
  }

  private static Incoming message(Map<?, ?> fields) {
    Optional<Object> id =
        Optional.<Object>ofNullable(fields.get("id"))
            .filter(given -> given instanceof String || given instanceof Number);
    if (fields.containsKey("id") && id.isEmpty()) {
      return invalid(id, "'id' takes a text or a number");
    }
    if (fields.get("method") instanceof String method) {
      Object params = fields.get("params");
      return new Message(
          id.isPresent()
              ? new JSONRPCRequest("2.0", method, id.get(), params)
              : new JSONRPCNotification("2.0", method, params));
    }
    if (id.isPresent() && (fields.containsKey("result") || fields.containsKey("error"))) {
      return response(fields, id);
    }
    return invalid(id, "the message has no 'method'");
  }

  private static Incoming response(Map<?, ?> fields, Optional<Object> id) {
    try {
      return new Message(Wire.MAPPER.convertValue(fields, JSONRPCResponse.class));
    } catch (IllegalArgumentException e) {
      return invalid(id, "the response is none of JSON-RPC 2.0");
    }
  }

  private static Malformed invalid(Optional<Object> id, String reason) {
    return new Malformed(id, ErrorCodes.INVALID_REQUEST, reason);
  }

  /// The ID of a request that can't be read otherwise: too long or too deep, or broken behind it.
  private static Optional<Object> idOf(byte[] line) {
    JsonFactory patient = Wire.factory(Integer.MAX_VALUE);
    try (JsonParser parser = patient.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = parser.currentName().equals("id");
        JsonToken value = parser.nextToken();
        if (found) {
          return id(parser, value);
        }
        parser.skipChildren();
      }
      return Optional.empty();
    } catch (IOException e) {
      // Broken before its ID: it has none.
      return Optional.empty();
    }
  }

  private static Optional<Object> id(JsonParser parser, JsonToken value) throws IOException {
    return switch (value) {
      case VALUE_STRING -> Optional.of(parser.getText());
      case VALUE_NUMBER_INT -> Optional.of(parser.getNumberValue());
      default -> Optional.empty();
    };
  }
}
