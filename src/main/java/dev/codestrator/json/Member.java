package dev.codestrator.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A member of an object as a part of the text, for changes that leave every other byte as it is.
///
/// @param name where its name begins
/// @param from where its value begins
/// @param to where its value ends, of an object, a number or a word like `true`
public record Member(int name, int from, int to) {
  private static final JsonFactory JSON = new JsonFactory();

  /// Whether the text is one JSON object.
  public static boolean isObject(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      boolean object = parser.nextToken() == JsonToken.START_OBJECT;
      parser.skipChildren();
      return object && parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  /// The member that these names lead to, from the outermost object inwards.
  public static Optional<Member> find(String text, String... names) {
    try (JsonParser parser = JSON.createParser(text)) {
      parser.nextToken();
      return find(parser, List.of(names));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Member> find(JsonParser parser, List<String> names) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return Optional.empty();
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      int name = offset(parser);
      boolean wanted = names.getFirst().equals(parser.currentName());
      parser.nextToken();
      if (wanted && names.size() > 1) {
        return find(parser, names.subList(1, names.size()));
      }
      int from = offset(parser);
      parser.skipChildren();
      if (wanted) {
        return Optional.of(new Member(name, from, offset(parser) + parser.getTextLength()));
      }
    }
    return Optional.empty();
  }

  private static int offset(JsonParser parser) {
    return Math.toIntExact(parser.currentTokenLocation().getCharOffset());
  }
}
