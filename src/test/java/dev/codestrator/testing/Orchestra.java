package dev.codestrator.testing;

import dev.codestrator.TestWiring;
import dev.codestrator.api.Dispatcher;
import dev.codestrator.app.hook.Hooks;
import dev.codestrator.io.Command;
import dev.codestrator.io.Programs;
import dev.codestrator.model.Caller;
import dev.codestrator.model.Id;
import dev.codestrator.model.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A scratch repository with the methods of the program, called in process by whomever a test
/// needs.
///
/// @param git the repository
/// @param tmux a server of the test's own, started by the first spawn
/// @param clock may be turned forward
/// @param tmuxProgram what is started as tmux
/// @param variables what callers have in their environment beside what is always there
public record Orchestra(
    GitFixture git,
    TmuxFixture tmux,
    TurnableClock clock,
    String tmuxProgram,
    Map<String, String> variables)
    implements AutoCloseable {

  /// In a new repository with one commit.
  public static Orchestra in(Path folder) {
    return on(GitFixture.in(folder));
  }

  /// The same by the machine's own clock, for tests with programs that look at that.
  public static Orchestra withRealClock(Path folder) {
    Orchestra orchestra = in(folder);
    orchestra.clock.followTheMachine();
    return orchestra;
  }

  /// In this repository.
  public static Orchestra on(GitFixture git) {
    return new Orchestra(git, new TmuxFixture(git.home()), new TurnableClock(), "tmux", Map.of());
  }

  /// The same on a machine where tmux is this program.
  public Orchestra withTmux(Path program) {
    return new Orchestra(git, tmux, clock, program.toString(), variables);
  }

  /// The same for callers with these variables.
  public Orchestra with(Map<String, String> more) {
    return new Orchestra(git, tmux, clock, tmuxProgram, more);
  }

  /// The methods, connected afresh: what they know they read from the files.
  public Dispatcher dispatcher() {
    return TestWiring.dispatcher(surroundings(), programs(), clock);
  }

  /// What answers the hooks of agents, connected afresh.
  public Hooks hooks() {
    return TestWiring.hooks(surroundings(), programs(), clock);
  }

  /// What callers have in their environment.
  public Map<String, String> surroundings() {
    var all = new HashMap<>(variables);
    all.put("ORCH_TMUX_SOCKET", tmux.socket());
    all.put("TMUX_TMPDIR", "");
    return all;
  }

  private Programs programs() {
    Programs programs = git.programs(surroundings());
    return command -> programs.run(renamed(command));
  }

  private Command renamed(Command command) {
    var words = new ArrayList<>(command.words());
    words.replaceAll(word -> word.equals("tmux") ? tmuxProgram : word);
    return new Command(
        words, command.directory(), command.environment(), command.input(), command.limit());
  }

  /// A root in the main worktree that belongs to no session.
  public Player root() {
    return player(Role.ROOT, Optional.empty(), Optional.empty());
  }

  /// A root in the main worktree that acts for a session.
  public Player root(String session) {
    return player(Role.ROOT, Optional.of(session), Optional.empty());
  }

  /// A caller of this role that belongs to no session and is no thread.
  public Player as(Role role) {
    return player(role, Optional.empty(), Optional.empty());
  }

  /// A child of this role.
  public Player child(Role role, String session, String thread) {
    return player(role, Optional.of(session), Optional.of(thread));
  }

  private Player player(Role role, Optional<String> session, Optional<String> thread) {
    var caller =
        new Caller(
            role, session.map(Id::new), thread.map(Id::new), "ada@host", "1 (a test)", false);
    return new Player(this, git.root(), caller);
  }

  /// Opens a session from the main worktree, whose records are committed first.
  public Scene open(String request) {
    Answer opened =
        root()
            .call(
                "session.open",
                "intent",
                "new_work",
                "user_request",
                request,
                "commit_pending",
                true);
    return new Scene(
        this,
        opened.text("session_id"),
        opened.text("thread_id"),
        opened.text("worktree_id"),
        Path.of(opened.text("worktree_path")));
  }

  /// The codes of what the doctor finds.
  public List<String> problems() {
    return root().call("system.doctor").each("problems", "code");
  }

  /// All worktrees that git knows, by path.
  public List<String> worktrees() {
    return git.git("worktree", "list", "--porcelain")
        .lines()
        .filter(line -> line.startsWith("worktree "))
        .map(line -> line.substring("worktree ".length()))
        .toList();
  }

  /// All branches.
  public List<String> branches() {
    return Stream.of(git.git("branch", "--format=%(refname:short)").split("\n")).toList();
  }

  @Override
  public void close() {
    tmux.close();
  }
}
