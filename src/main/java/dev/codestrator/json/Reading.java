package dev.codestrator.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads values one token after the other: a command needs no more of the library.
///
/// @param parser stands before the first token
record Reading(JsonParser parser) {
  /// The only value that there is.
  @Nullable Object whole() throws IOException {
    if (parser.nextToken() == null) {
      throw new JsonParseException(parser, "there is nothing");
    }
    Object value = value();
    if (parser.nextToken() != null) {
      throw new JsonParseException(parser, "there is more after the value");
    }
    return value;
  }

  private @Nullable Object value() throws IOException {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getNumberValue();
      case VALUE_NUMBER_FLOAT -> number();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new JsonParseException(parser, "a value is missing");
    };
  }

  /// What JSON can't write isn't read either.
  private double number() throws IOException {
    double number = parser.getDoubleValue();
    if (Double.isInfinite(number)) {
      throw new JsonParseException(parser, "a number is too large");
    }
    return number;
  }

  private Map<String, @Nullable Object> object() throws IOException {
    var values = new LinkedHashMap<String, @Nullable Object>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      values.put(name, value());
    }
    return values;
  }

  private List<@Nullable Object> array() throws IOException {
    var values = new ArrayList<@Nullable Object>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      values.add(value());
    }
    return values;
  }
}
