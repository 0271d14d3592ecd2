package dev.codestrator.cli;

import dev.codestrator.io.Disk;
import dev.codestrator.model.Caller;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.model.shape.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Who calls, from the options and the environment of a command.
public final class Callers {
  private Callers() {}

  /// Who calls a command that takes none of these options.
  public static Caller of(Surroundings around, String command) {
    var none = Optional.<String>empty();
    return of(new Parsed(Map.of(), none, none, none, none, false, false, false), around, command);
  }

  /// Who calls one method. The session that the command line names is a parameter of the call.
  static Caller of(Parsed parsed, Surroundings around, String command) {
    Optional<Id> thread = parsed.thread().or(() -> around.variable("ORCH_THREAD")).map(Id::new);
    return new Caller(
        parsed.role().or(() -> around.variable("ORCH_ROLE")).map(Callers::role).orElse(Role.ROOT),
        around.variable("ORCH_SESSION").map(Id::new),
        thread,
        around.variable("USER").orElse("user") + "@" + host(),
        ProcessHandle.current().pid() + " (orch " + command + ")",
        around.terminal() && thread.isEmpty(),
        around.variable("ORCH_ROOT_PID").map(Callers::pid));
  }

  private static Long pid(String text) {
    try {
      return Long.valueOf(text.strip());
    } catch (NumberFormatException e) {
      throw new Rejection.Invalid(
          "wrong_type",
          "ORCH_ROOT_PID is '" + text + "', which is no number",
          "set it to the process that runs the root, or unset it");
    }
  }

  /// Who calls for as long as a server runs: for the session that its command line names.
  static Caller lasting(Parsed parsed, Surroundings around, String command) {
    Caller caller = of(parsed, around, command);
    return parsed.session().map(Id::new).map(caller::in).orElse(caller);
  }

  /// The role of this name.
  ///
  /// @throws Rejection.Invalid `unknown_role` with the names of all
  static Role role(String name) {
    String wanted = name.toLowerCase(Locale.ROOT).replace('-', '_');
    String known = wanted.equals("main_worker") ? "worker" : wanted;
    return Stream.of(Role.values())
        .filter(role -> Kind.word(role).equals(known))
        .findFirst()
        .orElseThrow(() ->
            new Rejection.Invalid(
                "unknown_role",
                "there is no role '" + name + "'",
                "roles: "
                    + String.join(", ", Stream.of(Role.values()).map(Role::dashed).toList())));
  }

  private static String host() {
    return Disk.read(Path.of("/etc/hostname"))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
        .filter(name -> !name.isEmpty())
        .orElse("localhost");
  }
}
