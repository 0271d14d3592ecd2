package dev.codestrator.mcp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What goes over the wire: JSON, one line a message.
final class Wire {
  /// How deep a message may nest; parameters may less, see [Sizes].
  static final int DEEPEST = 500;

  /// How long a message may be, in bytes.
  static final int LONGEST = 16 << 20;

  /// The versions of the protocol that are spoken.
  static final List<String> VERSIONS =
      List.of(
          ProtocolVersions.MCP_2024_11_05,
          ProtocolVersions.MCP_2025_03_26,
          ProtocolVersions.MCP_2025_06_18,
          ProtocolVersions.MCP_2025_11_25);

  static final JsonMapper JSON =
      JsonMapper.builder(factory(DEEPEST))
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  static final McpJsonMapper MAPPER = new JacksonMcpJsonMapper(JSON);

  /// Takes everything: the methods themselves say better what is wrong with their parameters.
  static final JsonSchemaValidator TRUSTING =
      (schema, content) -> JsonSchemaValidator.ValidationResponse.asValid("");

  private Wire() {}

  /// A factory of parsers that follow so many levels.
  static JsonFactory factory(int depth) {
    var limits =
        StreamReadConstraints.builder().maxNestingDepth(depth).maxStringLength(LONGEST).build();
    return JsonFactory.builder().streamReadConstraints(limits).build();
  }

  /// Names and values in their order: a client's cache holds while definitions stay the same.
  static SequencedMap<String, Object> ordered(Object... namesAndValues) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
    }
    return map;
  }

  /// An error of JSON-RPC.
  ///
  /// @param id of the request, when it is known
  static Map<String, @Nullable Object> error(Optional<Object> id, int code, String message) {
    var reply = new LinkedHashMap<String, @Nullable Object>();
    reply.put("jsonrpc", "2.0");
    reply.put("id", id.orElse(null));
    reply.put("error", ordered("code", code, "message", message));
    return reply;
  }

  /// A value as JSON on one line.
  static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
