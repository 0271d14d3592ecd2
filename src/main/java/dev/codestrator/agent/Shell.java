package dev.codestrator.agent;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Pieces of a launch in the language of the POSIX shell.
public final class Shell {
  /// How many bytes of a prompt go on a command line: one argument has 128 KB at most.
  private static final int LONGEST_ARGUMENT = 100_000;

  /// What a running Claude Code sets for its children; settings that a person makes are not among
  /// it. With it a second one takes itself for a part of the first.
  private static final String ALONE =
      """
      unset CLAUDECODE CLAUDE_PID CLAUDE_EFFORT
      for name in $(env | sed -n 's/^\\(CLAUDE_CODE_[A-Za-z0-9_]*\\)=.*/\\1/p'); do
        case $name in
          *_USE_* | *_OAUTH_TOKEN | *_OAUTH_REFRESH_TOKEN | *_OAUTH_SCOPES | *_SKIP_*_AUTH) ;;
          *_DISABLE_* | *_ENABLE_* | *_MAX_* | *_API_* | *_CLIENT_* | *_GATEWAY_*) ;;
          *_SUBAGENT_MODEL | *_EFFORT_LEVEL | *_SHELL | *_SHELL_PREFIX | *_CERT_STORE) ;;
          *) unset "$name" ;;
        esac
      done
      """;

  private Shell() {}

  /// A text as one word.
  public static String word(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /// Texts as the words of one command, a line each.
  static String words(List<String> texts) {
    return texts.stream().map(Shell::word).collect(Collectors.joining(" \\\n  "));
  }

  /// Forgets what an agent left in the environment that this one was launched by.
  static String alone() {
    return ALONE;
  }

  /// Sets `prompt` to what a file holds, to the byte; of a long file, to a text that names it.
  static String prompt(Path file) {
    String path = word(file.toString());
    return """
    if [ "$(wc -c <%1$s)" -gt %2$d ]; then
      prompt=$(printf 'Your task is in the file %%s\\nIt is long. Read all of it first, in parts, and then do what it says.' %1$s)
    else
      prompt=$(cat %1$s; echo x)
      prompt=${prompt%%x}
    fi
    """
        .formatted(path, LONGEST_ARGUMENT);
  }
}
