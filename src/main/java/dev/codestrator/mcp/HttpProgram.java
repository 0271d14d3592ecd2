package dev.codestrator.mcp;

import dev.codestrator.api.Dispatcher;
import dev.codestrator.app.Call;
import dev.codestrator.http.Door;
import dev.codestrator.http.Lifetime;
import dev.codestrator.model.Caller;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.ServerFolder;
import dev.codestrator.store.Stored;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The MCP server of many clients, over HTTP: root, and the children of its sessions.
public final class HttpProgram {
  /// What makes threads, which need a token then.
  private static final Set<String> SPAWNING =
      Set.of("thread.child.spawn", "merge.review.request_auto");

  /// Where it is served, and nowhere else.
  static final String PATH = "/mcp";

  private final Dispatcher dispatcher;
  private final String version;
  private final Function<Map<String, Object>, String> overview;

  /// @param dispatcher the way of every call
  /// @param version of this program
  /// @param overview shows the result of `session.context` as text for people
  public HttpProgram(
      Dispatcher dispatcher, String version, Function<Map<String, Object>, String> overview) {
    this.dispatcher = dispatcher;
    this.version = version;
    this.overview = overview;
  }

  /// Serves until the process is asked to end, or nobody has asked for anything so long.
  ///
  /// @param folder where root stands
  /// @param caller who starts it: root, and no child
  /// @param port 0 for any that is free
  /// @param out told where it listens, as one line of JSON
  /// @param err what went wrong inside, for people
  /// @return the exit code
  public int serve(
      Path folder,
      Caller caller,
      int port,
      Optional<Duration> idle,
      PrintStream out,
      PrintStream err) {
    try (var lifetime = new Lifetime();
        Open open = open(folder, caller, port, err)) {
      out.println(Wire.text(open.told()));
      out.flush();
      lifetime.await(open.door(), idle);
    }
    return 0;
  }

  /// A server that lets clients in.
  record Open(Door door, Visits visits, ServerFolder folder) implements AutoCloseable {
    /// Where it listens, for whoever started it.
    Map<String, Object> told() {
      Path token = folder.tokenFile(new ServerFolder.Holder(Optional.empty()));
      return Wire.ordered(
          "url",
          folder.url().orElseThrow(),
          "pid",
          ProcessHandle.current().pid(),
          "token_file",
          token.toString());
    }

    @Override
    public void close() {
      folder.close();
      visits.hurry();
      door.close();
    }
  }

  /// Begins to serve.
  ///
  /// @throws Rejection.Forbidden `server_inside_child`
  Open open(Path folder, Caller caller, int port, PrintStream err) {
    if (caller.role() != Role.ROOT || caller.thread().isPresent()) {
      throw new Rejection.Forbidden(
          "server_inside_child",
          "a " + caller.role().dashed() + " asked to serve all of the clone over HTTP",
          "root does that; a child uses: orch mcp");
    }
    Clone repository = dispatcher.look(folder, caller, Call::repository);
    Door door = Door.at(port, err);
    try {
      return open(folder, caller, repository, door, err);
    } catch (RuntimeException | Error e) {
      door.close();
      throw e;
    }
  }

  private Open open(Path folder, Caller caller, Clone repository, Door door, PrintStream err) {
    ServerFolder kept = ServerFolder.of(repository, door.port());
    kept.open(repository, "http://127.0.0.1:" + door.port() + PATH);
    var root = new Visitor(caller, folder);
    issue(root, kept);
    var visits =
        new Visits((visitor, greeting) ->
            new Visit(visitor, serving(visitor, root, kept, err), version, greeting));
    door.open(new Mcp(new Gate(dispatcher, root, kept, door.port()), visits));
    return new Open(door, visits, kept);
  }

  private Serving serving(Visitor visitor, Visitor root, ServerFolder kept, PrintStream err) {
    var guest =
        new Guest(
            dispatcher,
            visitor.folder(),
            visitor.caller(),
            method -> {
              if (SPAWNING.contains(method)) {
                issue(root, kept);
              }
            });
    return Serving.of(guest, overview, err);
  }

  /// Makes a token for each child that has none.
  private void issue(Visitor root, ServerFolder kept) {
    dispatcher
        .look(root.folder(), root.caller(), call -> call.view().list(RecordType.THREAD))
        .stream()
        .map(Stored::value)
        .filter(Gate::mayCome)
        .forEach(thread -> kept.token(new ServerFolder.Holder(Optional.of(thread.id()))));
  }
}
