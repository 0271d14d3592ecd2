package dev.codestrator.mcp;

import dev.codestrator.testing.GitFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The program `orch` from the class path of the tests, as a script: for the server, and for
/// scripted agents that call it as `"$ORCH_BIN"`.
///
/// @param script runs it, in an environment without the user's settings
record Program(Path script) {
  static Program in(Path folder, GitFixture repository, Map<String, String> variables)
      throws IOException {
    Path script = folder.resolve("orch");
    var all = new TreeMap<>(variables);
    all.put("HOME", repository.home().toString());
    all.put("GIT_CONFIG_NOSYSTEM", "1");
    all.put("ORCH_BIN", script.toString());
    String exports =
        all.entrySet().stream()
            .map(each -> "export " + each.getKey() + "='" + each.getValue() + "'\n")
            .collect(Collectors.joining());
    Files.writeString(
        script,
        """
        #!/bin/sh
        unset XDG_CONFIG_HOME TMUX
        %s        exec '%s/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' dev.codestrator.Main "$@"
        """
            .formatted(
                exports, System.getProperty("java.home"), System.getProperty("java.class.path")));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new Program(script);
  }

  /// A process in this folder, free of what an agent around the test may have set.
  static ProcessBuilder process(Path folder, String... words) {
    var builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("ORCH_"));
    return builder;
  }
}
