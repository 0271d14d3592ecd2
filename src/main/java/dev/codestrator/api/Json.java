package dev.codestrator.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.shape.Shape;
import java.util.Map;
import java.util.Optional;

/// JSON text and the plain values it stands for.
public final class Json {
  private static final int DEEPEST = 64;
  private static final String EXAMPLE =
      "give an object, like '{\"level\": \"epic\", \"title\": \"Checkout\"}'";
  private static final ObjectMapper MAPPER = mapper();

  private Json() {}

  private static ObjectMapper mapper() {
    JsonMapper mapper =
        JsonMapper.builder()
            .disable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();
    mapper
        .getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
    return mapper;
  }

  /// The object that this text stands for.
  ///
  /// @throws Rejection.Invalid `malformed_json` with line and column
  public static Map<String, Object> object(String text) {
    try {
      return Optional.ofNullable(
              MAPPER.readValue(text, new TypeReference<Map<String, Object>>() {}))
          .orElseThrow(() ->
              new Rejection.Invalid(
                  "malformed_json", "the parameters are null, no JSON object", EXAMPLE));
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw new Rejection.Invalid(
          "malformed_json",
          "the parameters are no JSON object"
              + (at == null ? "" : ", line " + at.getLineNr() + " column " + at.getColumnNr())
              + ": "
              + complaint(e),
          EXAMPLE);
    }
  }

  /// What the parser says, without its notes about itself.
  private static String complaint(JsonProcessingException e) {
    return e.getOriginalMessage()
        .lines()
        .findFirst()
        .orElse("")
        .replaceFirst(" \\(.*\\[Source.*", "");
  }

  /// A result as JSON.
  public static String text(Record result) {
    return text(Shape.write(result));
  }

  /// Plain values as JSON.
  public static String text(Map<String, ?> values) {
    try {
      return MAPPER.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A refusal as JSON: code, message and hint.
  public static String text(Rejection refusal) {
    return text(
        Map.of("code", refusal.code(), "message", refusal.message(), "hint", refusal.hint()));
  }
}
