package dev.codestrator.mcp;

import dev.codestrator.api.Dispatcher;
import dev.codestrator.app.Call;
import dev.codestrator.app.workspace.Worktrees;
import dev.codestrator.http.Hosts;
import dev.codestrator.http.HttpCall;
import dev.codestrator.http.Refused;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Caller;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.store.Grants;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.ServerFolder;
import dev.codestrator.store.Stored;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Who may come in: looks at a request before its body is read.
///
/// Who calls is told by its token alone: a thread acts in the role that its record gives it now,
/// and never as root.
final class Gate {
  private static final String BEARER = "bearer ";

  private final Dispatcher dispatcher;
  private final Visitor root;
  private final ServerFolder tokens;
  private final Hosts hosts;

  /// @param root whom root's token stands for
  /// @param port where the server listens
  Gate(Dispatcher dispatcher, Visitor root, ServerFolder tokens, int port) {
    this.dispatcher = dispatcher;
    this.root = root;
    this.tokens = tokens;
    this.hosts = new Hosts(port);
  }

  /// Who has sent this request.
  ///
  /// @throws Refused when it may not come in
  Visitor admit(HttpCall call) {
    hosts.require(call);
    if (!call.path().equals(HttpProgram.PATH)) {
      throw new Refused(404, "there is " + HttpProgram.PATH + " and nothing else");
    }
    return call.header("Authorization")
        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .flatMap(value -> visitor(value.substring(BEARER.length()).strip()))
        .orElseThrow(() ->
            new Refused(
                401,
                "no token is given that counts here; yours is in a file of " + tokens.path(),
                Map.of("WWW-Authenticate", "Bearer")));
  }

  private Optional<Visitor> visitor(String token) {
    try {
      return tokens
          .holder(token)
          .flatMap(holder -> holder.thread().map(this::child).orElse(Optional.of(root)));
    } catch (Rejection e) {
      return Optional.empty(); // what can't be read lets nobody in
    }
  }

  private Optional<Visitor> child(Id thread) {
    return dispatcher.look(
        root.folder(),
        root.caller(),
        call ->
            call.view()
                .find(RecordType.THREAD, thread)
                .map(Stored::value)
                .filter(Gate::mayCome)
                .filter(child -> isAsLaunched(call, child))
                .map(child -> new Visitor(caller(child), folder(call, child))));
  }

  static boolean mayCome(AgentThread thread) {
    return thread.role() != Role.ROOT && thread.status() != ThreadStatus.STOPPED;
  }

  /// Whether its record says the role that it was launched with: nobody gets another one by an
  /// edit.
  private static boolean isAsLaunched(Call call, AgentThread child) {
    return new Grants(call.repository()).held(child).role() == child.role();
  }

  private Caller caller(AgentThread child) {
    return new Caller(
        child.role(),
        Optional.of(child.session()),
        Optional.of(child.id()),
        root.caller().owner(),
        root.caller().process(),
        false);
  }

  /// Its worktree, as far as that is on this machine.
  private Path folder(Call call, AgentThread child) {
    return child
        .worktree()
        .flatMap(id -> call.view().find(RecordType.WORKTREE, id))
        .flatMap(worktree -> Worktrees.find(call, worktree.value()))
        .map(Checkout::root)
        .orElse(root.folder());
  }
}
