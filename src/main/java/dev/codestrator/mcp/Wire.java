package dev.codestrator.mcp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// JSON as it goes over the wire: one line a message.
final class Wire {
  /// How deep a message may nest; parameters may less, see [Sizes].
  static final int DEEPEST = 500;

  /// How long a message may be, in bytes.
  static final int LONGEST = 16 << 20;

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

  /// A value as JSON on one line.
  static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
