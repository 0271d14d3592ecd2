package dev.codestrator.app.install;

import dev.codestrator.json.Member;
import dev.codestrator.json.Value;
import java.util.Optional;

/// A member of an object that is a member of a JSON file's object.
///
/// @param object the name of the object
/// @param name the name in it
/// @param value what stands there, as JSON
record JsonEntry(String path, String object, String name, String value) implements Part {
  @Override
  public String text() {
    return normal(value);
  }

  @Override
  public Optional<String> in(String content) {
    return Member.find(content, object, name)
        .map(at -> normal(content.substring(at.from(), at.to())));
  }

  private static String normal(String json) {
    return Value.of(json).map(Value::toString).orElse(json);
  }

  @Override
  public String with(String content) {
    String entry = "\"" + name + "\": " + value;
    if (content.isBlank()) {
      return "{\n  \"" + object + "\": {\n    " + entry + "\n  }\n}\n";
    }
    Optional<Member> there = Member.find(content, object, name);
    if (there.isPresent()) {
      return spliced(content, there.get().from(), there.get().to(), value);
    }
    Optional<Member> around = Member.find(content, object);
    return around.isPresent()
        ? added(content, around.get().from(), around.get().to() - 1, entry, "    ")
        : added(
            content,
            content.indexOf('{'),
            content.lastIndexOf('}'),
            "\"" + object + "\": { " + entry + " }",
            "  ");
  }

  /// Adds a last member to the object with these braces, laid out as the first is.
  private static String added(String content, int open, int close, String entry, String indent) {
    String inner = content.substring(open + 1, close);
    if (inner.isBlank()) {
      String end = "\n" + indent.substring(2);
      return spliced(content, open + 1, close, "\n" + indent + entry + end);
    }
    String lead = inner.substring(0, inner.length() - inner.stripLeading().length());
    int last = open + 1 + inner.stripTrailing().length();
    return spliced(content, last, last, "," + (lead.isEmpty() ? " " : lead) + entry);
  }

  @Override
  public String without(String content) {
    if (content.equals(with(""))) {
      return "";
    }
    String left = cut(content, Member.find(content, object, name));
    boolean empty =
        Value.of(left).filter(all -> all.path(object).toString().equals("{ }")).isPresent();
    return empty ? cut(left, Member.find(left, object)) : left;
  }

  /// The text without this member and the comma that parted it from its neighbours.
  private static String cut(String content, Optional<Member> member) {
    if (member.isEmpty()) {
      return content;
    }
    int to = member.get().to();
    String before = content.substring(0, member.get().name()).stripTrailing();
    if (before.endsWith(",")) {
      return before.substring(0, before.length() - 1) + content.substring(to);
    }
    String after = content.substring(to).stripLeading();
    return after.startsWith(",")
        ? content.substring(0, member.get().name()) + after.substring(1).stripLeading()
        : before + after;
  }

  @Override
  public Optional<String> obstacle(String content) {
    boolean fits =
        content.isBlank()
            || (Member.isObject(content)
                && Value.of(content)
                    .map(all -> all.path(object))
                    .filter(there -> there.isObject() || there.plain() == null)
                    .isPresent());
    return fits
        ? Optional.empty()
        : Optional.of("it is no JSON object, or its '" + object + "' is none");
  }

  private static String spliced(String content, int from, int to, String put) {
    return content.substring(0, from) + put + content.substring(to);
  }
}
