package dev.codestrator.app.thread;

import dev.codestrator.agent.Shell;
import dev.codestrator.model.AgentThread;
import dev.codestrator.store.ThreadFolder;
import java.nio.file.Path;
import java.util.Optional;

/// The script that an agent's hooks run: `hook.sh EVENT`, with the event's JSON on standard input.
///
/// It files the event under its time, and asks `orch hook` only where an answer is due; so most
/// hooks cost a few milliseconds, for three programs: `cat`, `date` and `mv`. Whatever goes wrong,
/// the agent isn't disturbed: nothing is printed, and the exit code is 0. On a full disk an event
/// is lost, an answer isn't. Everything it needs is written into it, since an agent may hand its
/// hooks another environment than it got.
public final class HookScript {
  /// The tools that edit files, of which the one who asks is told.
  private static final String EDITING =
"""
  PreToolUse)
    tool='*"tool_name":' # and a quotation mark, maybe after a blank
    case $told in
      $tool?Edit\\"* | $tool?Write\\"* | $tool?MultiEdit\\"* | $tool?NotebookEdit\\"*) ;;
      $tool??Edit\\"* | $tool??Write\\"* | $tool??MultiEdit\\"* | $tool??NotebookEdit\\"*) ;;
      $tool?apply_patch\\"* | $tool??apply_patch\\"* | *apply*patch*'*** Begin Patch'*) ;;
      *) exit 0 ;;
    esac
    ;;
""";

  /// Hands the answer to the agent, where it waits for one.
  private static final String ANSWERING =
"""
case $event in
  PermissionRequest | SessionEnd | Exit | HangUp)
    trap '' HUP
    ask >/dev/null &
    exit 0
    ;;
esac
answer=$(ask) || exit 0
[ -z "$answer" ] || printf '%s\\n' "$answer"
exit 0
""";

  private static final String TELLING = "  PermissionRequest | SessionEnd | Exit | HangUp) ;;\n";

  private HookScript() {}

  /// The script of a thread's hooks.
  ///
  /// @param inbox the folder of its messages
  /// @param launcher the program `orch`
  public static String write(
      AgentThread thread, Path worktree, ThreadFolder folder, Path inbox, Optional<Path> launcher) {
    return write(thread, worktree, folder, inbox, launcher, false);
  }

  /// The same.
  ///
  /// @param telling whether people are told of what has no answer
  static String write(
      AgentThread thread,
      Path worktree,
      ThreadFolder folder,
      Path inbox,
      Optional<Path> launcher,
      boolean telling) {
    return
"""
#!/bin/sh
# Files what one agent's hooks tell, and answers where an answer is due; made for it alone.
event=$1
told=$(cat)
[ -d %1$s ] || exit 0
draft=%1$s/.$$.tmp
file=%1$s/$(date +%%s%%N)-$event-$$.json
{ printf '%%s\\n' "$told" >"$draft" && mv "$draft" "$file" || rm -f "$draft"; } 2>/dev/null
case $event in
  SessionStart | Stop) ;;
  UserPromptSubmit)
    set -- %2$s/*
    [ -e "$1" ] && grep -rqs '^status: pending[[:space:]]*$' %2$s || exit 0
    ;;
%9$s%8$s      *) exit 0 ;;
esac
cd %3$s 2>/dev/null || exit 0
export ORCH_SKIP_BUILD=1
ask() { printf '%%s\\n' "$told" | %4$s hook "$event" --thread %5$s --session %6$s 2>>%7$s; }
%10$s\
"""
        .formatted(
            Shell.word(folder.events().toString()),
            Shell.word(inbox.toString()),
            Shell.word(worktree.toString()),
            Shell.word(launcher.map(Path::toString).orElse("orch")),
            thread.id(),
            thread.session(),
            Shell.word(folder.hookLog().toString()),
            telling ? TELLING : "",
            EDITING,
            ANSWERING);
  }
}
