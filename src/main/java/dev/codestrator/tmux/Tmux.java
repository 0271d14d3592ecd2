package dev.codestrator.tmux;

import dev.codestrator.io.Outcome;
import dev.codestrator.io.Programs;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Sessions and panes of one tmux server.
///
/// Sessions and windows are named exactly, panes by tmux's own ids (`%3`). Names are letters,
/// digits, dashes and underscores; titles, paths and texts may be anything and mean nothing to
/// tmux. When tmux itself fails, it is a [Rejection.ToolFailed] `tmux_failed` with its message.
public final class Tmux {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]*");
  private static final int NAME_LENGTH = 40;
  private static final int TITLE_LENGTH = 80;
  private static final int ATTEMPTS = 3;

  /// A pane's program: the script, in the folder. As several words it is started without a shell's
  /// reading of them.
  private static final List<String> START =
      List.of("/bin/sh", "-c", "cd -- \"$1\" && exec /bin/sh \"$2\"", "pane");

  private final TmuxProgram program;

  /// The tmux server of this name (or path, when it has a slash); without one the user's own.
  public Tmux(Programs programs, Optional<String> socket) {
    this.program = new TmuxProgram(programs, socket);
  }

  /// The version of the program, as in `3.3a`; empty when it isn't installed.
  public Optional<String> version() {
    try {
      return Optional.of(program.run(List.of("-V")))
          .filter(Outcome::ok)
          .map(outcome -> outcome.out().strip().replaceFirst("^tmux ", ""));
    } catch (Rejection.ToolFailed e) {
      return Optional.empty();
    }
  }

  /// Whether a session of exactly this name exists.
  public boolean hasSession(String session) {
    return program.run(List.of("has-session", "-t", "=" + checked(session))).ok();
  }

  /// Makes a session of one window, whose first pane runs a script of the POSIX shell. When the
  /// session exists, maybe since a moment, the pane is added to it.
  ///
  /// @return the pane
  public String newSession(String session, String window, Path folder, Path script) {
    return newSession(session, window, folder, script, Layout.TILED);
  }

  /// The same with another layout of the window, when the pane is added to one.
  public String newSession(String session, String window, Path folder, Path script, Layout layout) {
    var words =
        new ArrayList<>(
            List.of("new-session", "-d", "-x", "220", "-y", "50", "-s", checked(session)));
    words.addAll(List.of("-n", checked(window), "-P", "-F", "#{pane_id}"));
    words.addAll(start(folder, script));
    words.addAll(keepFinished(session, window));
    for (int attempt = 1; ; attempt++) {
      Outcome outcome = program.run(words);
      if (outcome.err().contains("duplicate session")) {
        return addPane(session, window, folder, script, layout);
      }
      // A server that is just ending takes no session any more; the next call starts a new one.
      if (outcome.ok() || attempt == ATTEMPTS || !TmuxProgram.isGone(outcome)) {
        return TmuxProgram.succeeded(words, outcome).out().strip();
      }
    }
  }

  /// Adds a pane that runs a script to a window of a session, and lays the panes out evenly. A
  /// window without room is followed by another one: `children-2`, `children-3`.
  ///
  /// @return the pane
  public String addPane(String session, String window, Path folder, Path script) {
    return addPane(session, window, folder, script, Layout.TILED);
  }

  private String addPane(String session, String window, Path folder, Path script, Layout layout) {
    List<String> windows = windows(session, window);
    if (!windows.isEmpty()) {
      Optional<String> pane = split(session, windows.getLast(), folder, script, layout);
      if (pane.isPresent()) {
        return pane.get();
      }
    }
    String name = windows.isEmpty() ? window : window + "-" + (windows.size() + 1);
    var words = new ArrayList<>(List.of("new-window", "-d", "-t", "=" + session + ":"));
    words.addAll(List.of("-n", name, "-P", "-F", "#{pane_id}"));
    words.addAll(start(folder, script));
    words.addAll(keepFinished(session, name));
    return program.change(words);
  }

  /// The windows of a session that have this name or this name with a number, in this order.
  private List<String> windows(String session, String window) {
    var words = List.of("list-windows", "-t", "=" + checked(session), "-F", "#{window_name}");
    List<String> present = program.change(words).lines().toList();
    return Stream.concat(
            Stream.of(checked(window)),
            Stream.iterate(2, n -> n + 1).limit(present.size()).map(n -> window + "-" + n))
        .takeWhile(present::contains)
        .toList();
  }

  private Optional<String> split(
      String session, String window, Path folder, Path script, Layout layout) {
    String target = TmuxProgram.target(session, window);
    var words = new ArrayList<>(List.of("select-layout", "-t", target, layout.word(), ";"));
    words.addAll(
        List.of("split-window", layout.direction(), "-d", "-t", target, "-P", "-F", "#{pane_id}"));
    words.addAll(start(folder, script));
    words.addAll(List.of(";", "select-layout", "-t", target, layout.word()));
    words.addAll(keepFinished(session, window));
    Outcome outcome = program.run(words);
    return outcome.err().contains("no space for new pane")
        ? Optional.empty()
        : Optional.of(TmuxProgram.succeeded(words, outcome).out().strip());
  }

  /// Runs a script in a pane whose program has ended.
  ///
  /// @throws Rejection.Conflict `pane_alive` when its program still runs
  public void runInPane(String pane, Path folder, Path script) {
    var words = new ArrayList<>(List.of("respawn-pane", "-t", checkedPane(pane)));
    words.addAll(start(folder, script));
    words.addAll(List.of(";", "clear-history", "-t", pane));
    Outcome outcome = program.run(words);
    if (outcome.err().contains("still active")) {
      throw new Rejection.Conflict(
          "pane_alive", "pane " + pane + " still runs its program", "use a finished pane");
    }
    TmuxProgram.succeeded(words, outcome);
  }

  private static List<String> start(Path folder, Path script) {
    var words = new ArrayList<>(START);
    words.add(TmuxProgram.argument(folder.toString()));
    words.add(TmuxProgram.argument(script.toString()));
    return words;
  }

  private static List<String> keepFinished(String session, String window) {
    return List.of(
        ";", "set-option", "-w", "-t", TmuxProgram.target(session, window), "remain-on-exit", "on");
  }

  /// All panes of the server by one call; none when no server runs.
  public List<Pane> panes() {
    var words = List.of("list-panes", "-a", "-F", Pane.FORMAT);
    Outcome outcome = program.run(words);
    return TmuxProgram.isGone(outcome)
        ? List.of()
        : TmuxProgram.succeeded(words, outcome)
            .out()
            .lines()
            .flatMap(line -> Pane.parse(line).stream())
            .toList();
  }

  /// Appends what the pane shows from now on to a file, as the raw stream of its terminal.
  ///
  /// @return whether there is anything to come; not when its program has ended already
  public boolean pipe(String pane, Path log) {
    String command = "exec cat >> " + TmuxProgram.shellWord(log);
    var words = List.of("pipe-pane", "-t", checkedPane(pane), TmuxProgram.argument(command));
    Outcome outcome = program.run(words);
    if (outcome.err().contains("pane has exited")) {
      return false;
    }
    return TmuxProgram.succeeded(words, outcome).ok();
  }

  /// The last lines of the pane's text, empty ones at the end left out.
  public String capture(String pane, int lines) {
    var words = List.of("capture-pane", "-p", "-t", checkedPane(pane), "-S", "-" + lines);
    List<String> text =
        TmuxProgram.succeeded(words, program.run(words)).out().stripTrailing().lines().toList();
    return String.join("\n", text.subList(Math.max(0, text.size() - lines), text.size()));
  }

  /// Pastes a text, and then presses Enter if wanted. Control characters other than line ends and
  /// tabs are left out, so that a text can't end the paste and type.
  ///
  /// @throws Rejection.Conflict `pane_dead` when nothing runs there
  public void sendText(String pane, String text, boolean enter) {
    requireAlive(pane);
    String clean = text.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
    if (!clean.isEmpty()) {
      paste(pane, clean);
    }
    if (enter) {
      sendKeys(pane, "Enter");
    }
  }

  private void paste(String pane, String text) {
    String buffer = "codestrator-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    var words = new ArrayList<>(List.of("copy-mode", "-q", "-t", pane, ";"));
    words.addAll(List.of("load-buffer", "-b", buffer, "-", ";"));
    words.addAll(List.of("paste-buffer", "-p", "-d", "-b", buffer, "-t", pane));
    Outcome outcome = program.run(words, text);
    if (!outcome.ok()) {
      program.run(List.of("delete-buffer", "-b", buffer));
    }
    TmuxProgram.succeeded(words, outcome);
  }

  private void requireAlive(String pane) {
    var words = List.of("display-message", "-p", "-t", checkedPane(pane), "#{pane_dead}");
    // Of a pane that isn't there tmux prints an empty line and calls that a success.
    switch (program.change(words)) {
      case "0" -> {}
      case "1" ->
          throw new Rejection.Conflict(
              "pane_dead", "the program in pane " + pane + " has ended", "start a new one");
      default ->
          throw new Rejection.NotFound(
              "pane_gone", "there is no pane " + pane, "see: tmux list-panes -a");
    }
  }

  /// Presses keys by tmux's names: `Escape`, `Enter`, `C-c`.
  public void sendKeys(String pane, String... keys) {
    var words = new ArrayList<>(List.of("copy-mode", "-q", "-t", checkedPane(pane), ";"));
    words.addAll(List.of("send-keys", "-t", pane, "--"));
    Stream.of(keys).map(TmuxProgram::argument).forEach(words::add);
    program.change(words);
  }

  /// Gives a pane a title of at most 80 characters.
  public void setTitle(String pane, String title) {
    String line = TmuxProgram.literal(Texts.excerpt(title, TITLE_LENGTH));
    program.change(List.of("select-pane", "-t", checkedPane(pane), "-T", line));
  }

  /// Ends a pane with its program; nothing happens when it is gone.
  public void killPane(String pane) {
    end(List.of("kill-pane", "-t", checkedPane(pane)));
  }

  /// Ends a session with all its programs; nothing happens when it is gone.
  public void killSession(String session) {
    end(List.of("kill-session", "-t", "=" + checked(session)));
  }

  private void end(List<String> words) {
    Outcome outcome = program.run(words);
    if (!TmuxProgram.isGone(outcome)) {
      TmuxProgram.succeeded(words, outcome);
    }
  }

  /// The command of the shell by which a person sees a session, a window or a pane of it.
  ///
  /// @param readOnly whether his keys reach nobody
  public String attachCommand(String target, boolean readOnly) {
    return program.attach(target, readOnly);
  }

  /// The session's name for a repository's worktree; in it are letters, digits, dashes and
  /// underscores only.
  public static String sessionName(String repository, String worktree) {
    return part(repository, "repository") + "-" + part(worktree, "worktree");
  }

  private static String part(String text, String otherwise) {
    String clean = text.replaceAll("[^A-Za-z0-9_-]+", "_").replaceAll("^[_-]+|[_-]+$", "");
    String cut = clean.substring(0, Math.min(NAME_LENGTH, clean.length()));
    return cut.isEmpty() ? otherwise : cut;
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new Rejection.Invalid(
          "malformed_tmux_name",
          "'" + Texts.excerpt(name, NAME_LENGTH) + "' can't name a session or window",
          "use letters, digits, dashes and underscores");
    }
    return name;
  }

  private static String checkedPane(String pane) {
    if (!pane.matches("%\\d+")) {
      throw new Rejection.Invalid(
          "malformed_pane", "'" + Texts.excerpt(pane, 20) + "' is no pane", "a pane is like %3");
    }
    return pane;
  }
}
