package dev.codestrator.cli;

import dev.codestrator.api.Method;
import dev.codestrator.json.Json;
import dev.codestrator.model.shape.Field;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.model.shape.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// The options and positionals of one command, made from its method's fields.
final class Grammar {
  private final Verb verb;
  private final Method<?> method;
  private final CommandLine parser;

  Grammar(Verb verb, Method<?> method) {
    this.verb = verb;
    this.method = method;
    CommandSpec spec = spec();
    GlobalOptions.add(spec);
    parser = new CommandLine(spec);
  }

  private CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("orch " + verb.path());
    spec.usageMessage()
        .abbreviateSynopsis(true)
        .sortOptions(false)
        .description(verb.purpose(method))
        .footer("", "Example: " + verb.example());
    for (Field field : method.shape().fields()) {
      add(spec, field);
    }
    return spec;
  }

  /// How the command is used.
  String usage() {
    return parser.getUsageMessage(CommandLine.Help.Ansi.OFF);
  }

  /// The same without the options that every command has.
  String ownUsage() {
    return new CommandLine(spec()).getUsageMessage(CommandLine.Help.Ansi.OFF);
  }

  /// The options, each with the words that it takes when these are a few; `position` has those of
  /// the first positional.
  SequencedMap<String, List<String>> choices() {
    var choices = new LinkedHashMap<String, List<String>>();
    for (Field field : method.shape().fields()) {
      if (verb.positionals().indexOf(field.name()) == 0) {
        choices.put("position", words(field));
      } else if (!verb.positionals().contains(field.name())
          && !verb.fixed().containsKey(field.name())) {
        inner(field).forEach(each -> choices.put(name(each), words(each)));
      }
    }
    return choices;
  }

  private static List<Field> inner(Field field) {
    return field.kind() instanceof Kind.Nested nested
        ? Shape.of(nested.type()).fields()
        : List.of(field);
  }

  private static List<String> words(Field field) {
    Kind kind = field.kind() instanceof Kind.Items items ? items.of() : field.kind();
    return kind instanceof Kind.Choice choice ? choice.words() : List.of();
  }

  /// @throws CommandLine.ParameterException when the words don't fit
  Parsed parse(List<String> words) {
    ParseResult result = parser.parseArgs(words.toArray(String[]::new));
    SequencedMap<String, Object> values = new LinkedHashMap<>(verb.fixed());
    for (Field field : method.shape().fields()) {
      value(result, field).ifPresent(value -> values.put(field.name(), value));
    }
    return GlobalOptions.read(result, values);
  }

  private void add(CommandSpec spec, Field field) {
    if (verb.fixed().containsKey(field.name())) {
      return;
    }
    int position = verb.positionals().indexOf(field.name());
    if (position >= 0) {
      spec.addPositional(positional(field, position));
    } else if (field.kind() instanceof Kind.Nested nested) {
      Shape.of(nested.type()).fields().forEach(inner -> spec.addOption(option(inner)));
    } else {
      spec.addOption(option(field));
    }
  }

  private PositionalParamSpec positional(Field field, int position) {
    boolean optional = position >= verb.positionals().size() - verb.optional();
    boolean list = field.kind() instanceof Kind.Items;
    return PositionalParamSpec.builder()
        .index(list ? position + "..*" : Integer.toString(position))
        .arity(list ? (optional ? "0..*" : "1..*") : (optional ? "0..1" : "1"))
        .paramLabel(field.name().toUpperCase(Locale.ROOT))
        .description(field.description())
        .type(list ? List.class : String.class)
        .auxiliaryTypes(String.class)
        .build();
  }

  private OptionSpec option(Field field) {
    boolean list = field.kind() instanceof Kind.Items && !isJson(field);
    boolean flag = field.kind() == Kind.Scalar.FLAG;
    var builder =
        OptionSpec.builder(name(field))
            .description(description(field))
            .paramLabel(isJson(field) ? "JSON" : "VALUE");
    if (flag) {
      return builder
          .arity("0")
          .type(boolean.class)
          .negatable(field.orElse().equals(Optional.of("true")))
          .build();
    }
    if (list) {
      return builder
          .arity("1")
          .type(List.class)
          .auxiliaryTypes(String.class)
          .splitRegex(choices(field) ? "," : "")
          .build();
    }
    return builder.arity("1").type(String.class).build();
  }

  private static String description(Field field) {
    String more =
        field
            .orElse()
            .filter(value -> field.kind() != Kind.Scalar.FLAG || value.equals("true"))
            .map(value -> " (default: " + value + ")")
            .orElse("");
    return (field.description() + more).replace("%", "%%");
  }

  private String name(Field field) {
    return "--" + verb.options().getOrDefault(field.name(), field.name().replace('_', '-'));
  }

  private static boolean choices(Field field) {
    return field.kind() instanceof Kind.Items items && items.of() instanceof Kind.Choice;
  }

  /// Fields with structure are given as JSON.
  private static boolean isJson(Field field) {
    if (field.kind() instanceof Kind.Items items) {
      return items.of() instanceof Kind.Tree || items.of() instanceof Kind.Nested;
    }
    return field.kind() instanceof Kind.Tree;
  }

  private Optional<Object> value(ParseResult result, Field field) {
    int position = verb.positionals().indexOf(field.name());
    if (position >= 0) {
      return Optional.ofNullable(
          result.matchedPositionals().stream()
              .filter(spec -> spec.index().min() == position)
              .findFirst()
              .map(spec -> spec.<Object>getValue())
              .orElse(null));
    }
    if (field.kind() instanceof Kind.Nested nested) {
      return nested(result, nested);
    }
    Optional<Object> raw = matched(result, field);
    return isJson(field) ? raw.map(text -> json(field, text.toString())) : raw;
  }

  private Optional<Object> nested(ParseResult result, Kind.Nested nested) {
    Map<String, Object> inner = new LinkedHashMap<>();
    for (Field field : Shape.of(nested.type()).fields()) {
      matched(result, field).ifPresent(value -> inner.put(field.name(), value));
    }
    return inner.isEmpty() ? Optional.empty() : Optional.of(inner);
  }

  private Optional<Object> matched(ParseResult result, Field field) {
    String name = name(field);
    return result.hasMatchedOption(name)
        ? Optional.ofNullable(result.matchedOptionValue(name, null))
        : Optional.empty();
  }

  private static Object json(Field field, String text) {
    Map<String, Object> wrapped = Json.object("{\"" + field.name() + "\":" + text + "}");
    return wrapped.values().iterator().next();
  }
}
