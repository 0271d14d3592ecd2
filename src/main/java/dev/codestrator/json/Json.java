package dev.codestrator.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.shape.Shape;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// JSON text and the plain values it stands for: maps, lists, texts, numbers, truth values.
public final class Json {
  private static final int DEEPEST = 64;
  private static final String EXAMPLE =
      "give an object, like '{\"level\": \"epic\", \"title\": \"Checkout\"}'";
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  private Json() {}

  /// The object that this text stands for.
  ///
  /// @throws Rejection.Invalid `malformed_json` with line and column
  @SuppressWarnings("unchecked") // its names are texts
  public static Map<String, Object> object(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (new Reading(parser).whole() instanceof Map<?, ?> map) {
        return (Map<String, Object>) map;
      }
      throw new Rejection.Invalid(
          "malformed_json", "the parameters are JSON, but no object", EXAMPLE);
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw new Rejection.Invalid(
          "malformed_json",
          "the parameters are no JSON object"
              + (at == null ? "" : ", line " + at.getLineNr() + " column " + at.getColumnNr())
              + ": "
              + complaint(e),
          EXAMPLE);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // of a text in memory
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
    return of(values);
  }

  static String of(@Nullable Object value) {
    var text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(text)) {
      generator.useDefaultPrettyPrinter();
      new Writing(generator).value(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // into memory
    }
    return text.toString();
  }

  /// A refusal as JSON: code, message and hint.
  public static String text(Rejection refusal) {
    return text(
        Map.of("code", refusal.code(), "message", refusal.message(), "hint", refusal.hint()));
  }
}
