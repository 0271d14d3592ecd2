package dev.codestrator.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes values one after the other.
record Writing(JsonGenerator generator) {
  void value(@Nullable Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      object(map);
    } else if (value instanceof Iterable<?> values) {
      generator.writeStartArray();
      for (Object each : values) {
        value(each);
      }
      generator.writeEndArray();
    } else if (value == null) {
      generator.writeNull();
    } else if (value instanceof Boolean truth) {
      generator.writeBoolean(truth);
    } else if (value instanceof Number number) {
      number(number);
    } else {
      generator.writeString(value.toString());
    }
  }

  private void object(Map<?, ?> map) throws IOException {
    generator.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      generator.writeFieldName(String.valueOf(entry.getKey()));
      value(entry.getValue());
    }
    generator.writeEndObject();
  }

  private void number(Number number) throws IOException {
    if (number instanceof Double || number instanceof Float) {
      generator.writeNumber(number.doubleValue());
    } else if (number instanceof BigInteger whole) {
      generator.writeNumber(whole);
    } else if (number instanceof BigDecimal exact) {
      generator.writeNumber(exact);
    } else {
      generator.writeNumber(number.longValue());
    }
  }
}
