package dev.codestrator.app.trust;

import dev.codestrator.app.Call;
import dev.codestrator.io.Disk;
import dev.codestrator.json.Json;
import dev.codestrator.json.Value;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Config;
import dev.codestrator.model.Power;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Texts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What the user agreed to in one clone, in a file of its local folder, which no clone brings
/// along: a line for each value. A value counts for this clone in this place alone.
public final class Agreement {
  private static final String FILE = "trust";
  private static final String ASKED = "asked";
  private static final int SHOWN = 200;

  private final Clone clone;

  private Agreement(Clone clone) {
    this.clone = clone;
  }

  /// That of this clone.
  public static Agreement in(Clone clone) {
    return new Agreement(clone);
  }

  /// Refuses a call that needs a value of its settings to which nobody agreed.
  ///
  /// @param keys what the call needs: how their keys begin
  /// @throws Rejection.Forbidden `not_trusted`
  public static void require(Call call, String... keys) {
    List<Power> missing = missing(call, keys);
    if (!missing.isEmpty()) {
      throw refusal("the settings", missing);
    }
  }

  /// Whether somebody agreed to all values of the call's settings whose keys begin so.
  public static boolean covers(Call call, String... keys) {
    return missing(call, keys).isEmpty();
  }

  private static List<Power> missing(Call call, String... keys) {
    Predicate<Power> needed = power -> Stream.of(keys).anyMatch(power.key()::startsWith);
    List<Power> powers = Power.of(call.config()).stream().filter(needed).toList();
    return in(call.repository()).missing(powers);
  }

  /// Refuses what a provider's launch needs.
  ///
  /// @param ownCommand whether the request itself brings the command
  /// @throws Rejection.Forbidden `not_trusted`
  public static void requireProvider(Call call, String name, boolean ownCommand) {
    if (!ownCommand || !name.equals("command")) {
      require(call, keys(name));
    }
  }

  /// How the keys begin that say how a provider is launched.
  public static String keys(String provider) {
    return switch (provider) {
      case "codex", "claude_code" -> "agents." + provider + ".";
      case "command" -> "agents.command";
      default -> "agents.providers." + provider + ".";
    };
  }

  /// Refuses a Case that wants no sandbox for its worker where the settings don't agree.
  ///
  /// @throws Rejection.Forbidden `not_trusted`
  public static void requireSandbox(Call call, Config.Codex.Sandbox wanted) {
    Config.Codex.Sandbox allowed = call.config().agents().codex().sandbox();
    if (wanted == Config.Codex.Sandbox.DANGER_FULL_ACCESS && wanted != allowed) {
      throw new Rejection.Forbidden(
          "not_trusted",
          "the case wants sandbox " + wanted.dashed() + " for its worker; config.yaml doesn't",
          "look why; then either lower it: orch task edit, or set agents.codex.sandbox in config.yaml"
              + " and agree to it: orch trust");
    }
  }

  /// Refuses what nobody agreed to of what isn't in the settings; [Trusting#look] shows it from
  /// then on.
  ///
  /// @param who says it: `steps`
  /// @param places where each stands
  /// @throws Rejection.Forbidden `not_trusted`
  public static void require(Call call, String who, SequencedMap<Power, Path> places) {
    Agreement agreement = in(call.repository());
    List<Power> missing = agreement.missing(List.copyOf(places.keySet()));
    if (!missing.isEmpty()) {
      agreement.ask(
          places.entrySet().stream()
              .filter(each -> missing.contains(each.getKey()))
              .map(each -> new Asked(each.getKey(), each.getValue()))
              .toList());
      throw refusal(who, missing);
    }
  }

  private static Rejection refusal(String who, List<Power> missing) {
    String what =
        missing.stream()
            .map(power -> power.key() + ": " + Texts.excerpt(power.value(), SHOWN))
            .collect(Collectors.joining("; "));
    return new Rejection.Forbidden(
        "not_trusted",
        who + " say what nobody has agreed to in this clone: " + what,
        "a person looks at it and agrees: orch trust");
  }

  /// Those of these to which nobody agreed.
  public List<Power> missing(List<Power> powers) {
    if (powers.isEmpty()) {
      return List.of();
    }
    Set<String> marks = marks();
    return powers.stream().filter(power -> !marks.contains(mark(power))).toList();
  }

  /// What isn't in the settings and was asked for.
  ///
  /// @param place where it stands
  record Asked(Power power, Path place) {}

  /// What was asked for last.
  List<Asked> asked() {
    return Disk.read(clone.localDir().resolve(ASKED)).stream()
        .flatMap(bytes -> Value.of(new String(bytes, StandardCharsets.UTF_8)).stream())
        .flatMap(all -> StreamSupport.stream(all.path(ASKED).spliterator(), false))
        .map(each ->
            new Asked(
                new Power(each.path("key").asText(), each.path("value").asText()),
                Path.of(each.path("place").asText())))
        .toList();
  }

  private void ask(List<Asked> missing) {
    List<?> all = missing.stream().map(Agreement::written).toList();
    String text = Json.text(Map.of(ASKED, all));
    Disk.writePrivate(clone.localDir().resolve(ASKED), text.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> written(Asked asked) {
    Power power = asked.power();
    return Map.of("key", power.key(), "value", power.value(), "place", asked.place().toString());
  }

  /// Agrees to these too.
  public void give(List<Power> powers) {
    var marks = new TreeSet<>(marks());
    powers.forEach(power -> marks.add(mark(power)));
    String text = marks.stream().map(mark -> mark + "\n").collect(Collectors.joining());
    Disk.writePrivate(file(), text.getBytes(StandardCharsets.UTF_8));
  }

  /// Agrees to nothing any more.
  public void revoke() {
    Disk.delete(file());
  }

  private String mark(Power power) {
    return power.mark(clone.commonDir().toString());
  }

  private Set<String> marks() {
    return Disk.read(file()).stream()
        .flatMap(bytes -> new String(bytes, StandardCharsets.UTF_8).lines())
        .collect(Collectors.toSet());
  }

  private Path file() {
    return clone.localDir().resolve(FILE);
  }
}
