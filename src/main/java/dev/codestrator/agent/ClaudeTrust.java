package dev.codestrator.agent;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Folders that Claude Code works in without asking whether they are to be trusted: entries of
/// `projects` in its own file `.claude.json`. Its question stands at "No, exit", so nobody would
/// get past it in a pane that is only watched.
///
/// Changes are made in the text: every other byte of the file stays.
public final class ClaudeTrust {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String PROJECTS = "projects";
  private static final String FLAG = "hasTrustDialogAccepted";

  private ClaudeTrust() {}

  /// A member of an object in the text: where its name begins, and where its value is.
  private record Member(int name, int from, int to) {}

  /// The file with this folder trusted; empty when nothing is to be changed: it is trusted already,
  /// or the text is no JSON object.
  public static Optional<String> with(String text, Path folder) {
    if (text.isBlank()) {
      return Optional.of("{" + projects(folder) + "}\n");
    }
    if (!isObject(text)) {
      return Optional.empty();
    }
    String name = folder.toString();
    Optional<Member> flag = find(text, PROJECTS, name, FLAG);
    Optional<Member> project = find(text, PROJECTS, name);
    Optional<Member> projects = find(text, PROJECTS);
    if (flag.isPresent()) {
      return Optional.of(spliced(text, flag.get().from, flag.get().to, "true"))
          .filter(changed -> !changed.equals(text));
    }
    if (project.isPresent()) {
      return Optional.of(inserted(text, project.get().from, flag()));
    }
    return Optional.of(
        projects
            .map(all -> inserted(text, all.from, quoted(name) + ":{" + flag() + "}"))
            .orElseGet(() -> inserted(text, text.indexOf('{'), projects(folder))));
  }

  /// The file without anything about this folder; empty when it holds nothing about it.
  public static Optional<String> without(String text, Path folder) {
    return isObject(text)
        ? find(text, PROJECTS, folder.toString()).map(project -> cut(text, project))
        : Optional.empty();
  }

  private static String projects(Path folder) {
    return quoted(PROJECTS) + ":{" + quoted(folder.toString()) + ":{" + flag() + "}}";
  }

  private static String flag() {
    return quoted(FLAG) + ":true";
  }

  private static String quoted(String text) {
    return Toml.text(text); // the two write a text alike
  }

  /// Puts a member first into the object that begins at `open`.
  private static String inserted(String text, int open, String member) {
    boolean empty = text.substring(open + 1).stripLeading().startsWith("}");
    return spliced(text, open + 1, open + 1, empty ? member : member + ",");
  }

  /// Takes a member out with the comma and the blanks that are its own.
  private static String cut(String text, Member member) {
    int from = member.name;
    while (Character.isWhitespace(text.charAt(from - 1))) {
      from--;
    }
    String after = text.substring(member.to);
    int blanks = after.length() - after.stripLeading().length();
    if (after.startsWith(",", blanks)) {
      return spliced(text, from, member.to + blanks + 1, "");
    }
    return spliced(text, text.charAt(from - 1) == ',' ? from - 1 : from, member.to, "");
  }

  private static String spliced(String text, int from, int to, String with) {
    return text.substring(0, from) + with + text.substring(to);
  }

  private static boolean isObject(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      boolean object = parser.nextToken() == JsonToken.START_OBJECT;
      while (parser.nextToken() != null) {
        object &= !parser.getParsingContext().inRoot() || parser.currentToken().isStructEnd();
      }
      return object;
    } catch (IOException e) {
      return false;
    }
  }

  /// The member that these names lead to, from the outermost object inwards.
  private static Optional<Member> find(String text, String... names) {
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
