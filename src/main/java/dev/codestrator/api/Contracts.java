package dev.codestrator.api;

import dev.codestrator.model.Role;
import dev.codestrator.model.shape.Field;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.model.shape.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The methods as a document: what each takes, gives and who may call it. `docs/METHODS.md` is the
/// one of all methods; each skill has the one of its role.
public final class Contracts {
  private Contracts() {}

  /// The document.
  ///
  /// @param role whose methods; empty for all
  public static String of(Registry registry, Optional<Role> role) {
    String title = role.map(r -> "# Methods of a " + r.dashed()).orElse("# Methods");
    String option = role.map(r -> " --as " + r.dashed()).orElse("");
    var results = new Results();
    String groups =
        Stream.of(Group.values())
            .map(group -> group(group, registry.methods(group, role.orElse(Role.ROOT)), results))
            .collect(Collectors.joining());
    return introduction(title, option)
        + groups
        + results.objects()
        + refusals(registry, role.orElse(Role.ROOT));
  }

  /// What one method takes and gives, and when it refuses.
  public static String one(Method<?> method) {
    var results = new Results();
    return method(method, results).strip() + "\n" + results.objects();
  }

  private static String introduction(String title, String option) {
    return """
    %s

    <!-- Made by `orch call --contracts%s`. Edit the definitions in the sources, not this file. -->

    A method is called by the tool of its group (`{"method": "...", "params": {...}}`), by the tool
    `orchestrator.call`, or by `orch call METHOD 'JSON'`. Every method also takes `session_id`; left
    out, it is the caller's session. IDs are strings; wherever one is taken, any unique beginning of
    it will do. Times are UTC, ISO-8601. A field that is unknown or missing is refused by name.

    A refusal is `{"code", "message", "hint"}`: what was asked and what is, and what to do. Its kind is
    the exit code of the command: 2 invalid, 3 not found, 4 conflict or against a rule, 5 busy, 6
    forbidden for this role, 7 an outside program failed. What a code means is said at the end; those
    that any method may give are not named with each.
    """
        .formatted(title, option);
  }

  private static String refusals(Registry registry, Role role) {
    var own = new TreeMap<String, String>();
    registry.methods().stream()
        .filter(method -> method.allows(role))
        .forEach(method -> own.putAll(method.refusals()));
    return "\n## Refusals of any method\n\n"
        + codes(Refusals.common())
        + "\n## Refusals of some methods\n\n"
        + codes(own);
  }

  private static String codes(Map<String, String> meanings) {
    return meanings.entrySet().stream()
        .map(each -> "- `" + each.getKey() + "`: " + each.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private static String group(Group group, List<Method<?>> methods, Results results) {
    if (methods.isEmpty()) {
      return "";
    }
    return "\n## "
        + Kind.word(group)
        + "\n\n"
        + sentence(group.purpose())
        + "\n"
        + methods.stream().map(each -> method(each, results)).collect(Collectors.joining());
  }

  private static String method(Method<?> method, Results results) {
    return "\n### "
        + method.name()
        + "\n\n"
        + method.description()
        + (method.writes() ? "" : " Changes nothing.")
        + " Callers: "
        + callers(method)
        + ".\n"
        + fields(method.shape())
        + "\nGives "
        + results.fields(Shape.of(method.result()))
        + ".\n"
        + refusals(method);
  }

  private static String refusals(Method<?> method) {
    var codes = method.refusals().keySet();
    return codes.isEmpty()
        ? ""
        : codes.stream().collect(Collectors.joining("`, `", "\nRefuses with `", "`.\n"));
  }

  private static String callers(Method<?> method) {
    var names = new TreeSet<Role>(method.callers());
    names.add(Role.ROOT);
    return names.stream().map(Role::dashed).collect(Collectors.joining(", "));
  }

  private static String fields(Shape<?> shape) {
    if (shape.fields().isEmpty()) {
      return "";
    }
    String rows = shape.fields().stream().map(Contracts::row).collect(Collectors.joining());
    return "\n| takes | |\n|---|---|\n" + rows;
  }

  private static String row(Field field) {
    String older =
        field.aliases().isEmpty()
            ? ""
            : " (older name: `" + String.join("`, `", field.aliases()) + "`)";
    String meaning = field.description() + older;
    return "| `" + Schemas.signature(field).replace("|", "\\|") + "` | " + meaning.strip() + " |\n";
  }

  private static String sentence(String purpose) {
    String text = Character.toUpperCase(purpose.charAt(0)) + purpose.substring(1);
    return text.endsWith(".") ? text : text + ".";
  }

  /// What methods give. A record inside a result is named there and described once, at the end.
  private static final class Results {
    private final SortedMap<String, Shape<?>> objects = new TreeMap<>();

    String fields(Shape<?> shape) {
      return shape.fields().isEmpty()
          ? "nothing"
          : shape.fields().stream().map(this::field).collect(Collectors.joining(", "));
    }

    private String field(Field field) {
      String mark = field.optional() ? "?" : "";
      return "`" + field.name() + mark + form(field.kind()) + "`";
    }

    private String form(Kind kind) {
      return switch (kind) {
        case Kind.Items items -> "[]" + form(items.of());
        case Kind.Choice choice -> "(" + String.join("|", choice.words()) + ")";
        case Kind.Nested nested -> " " + named(nested.type());
        case Kind.Tree _ -> " {}";
        case Kind.Scalar _ -> "";
      };
    }

    private String named(Class<? extends Record> type) {
      String name = Field.snake(type.getSimpleName());
      if (!objects.containsKey(name)) {
        objects.put(name, Shape.of(type));
        fields(Shape.of(type));
      }
      return name;
    }

    String objects() {
      String all =
          objects.entrySet().stream()
              .map(each -> "- `" + each.getKey() + "`: " + fields(each.getValue()) + "\n")
              .collect(Collectors.joining());
      return all.isEmpty() ? "" : "\n## Objects in results\n\n" + all;
    }
  }
}
