package dev.codestrator.app.thread;

import dev.codestrator.agent.Providers;
import dev.codestrator.app.Call;
import dev.codestrator.app.Calls;
import dev.codestrator.app.Page;
import dev.codestrator.app.inbox.Inbox;
import dev.codestrator.app.lease.Leases;
import dev.codestrator.app.system.TmuxRuntime;
import dev.codestrator.app.workspace.Spawning;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Id;
import dev.codestrator.model.Param;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.store.Draft;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.ThreadFolder;
import dev.codestrator.store.View;
import dev.codestrator.tmux.Pane;
import dev.codestrator.tmux.Tmux;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// The methods `thread.*`.
public final class Children {
  private static final int FEW_LINES = 20;
  private static final Duration GRACE = Duration.ofSeconds(3);

  private final Launching launching;
  private final Watching watching;
  private final Waiting waiting;
  private final Showing showing;
  private final Directives directives;
  private final Answering answering;
  private final Restarting restarting;
  private final Reviving reviving;
  private final Leases leases;

  /// @param calls begins a call again that had to wait
  /// @param worktrees makes a worker's worktree
  /// @param leases are taken and released with a child
  /// @param inbox keeps directives
  /// @param runtime makes sure of tmux
  /// @param providers the kinds of agent that the settings allow
  /// @param tmux the tmux that the settings name
  /// @param host the machine that they run on
  /// @param random makes IDs
  public Children(
      Calls calls,
      Spawning worktrees,
      Leases leases,
      Inbox inbox,
      TmuxRuntime runtime,
      Function<Call, Providers> providers,
      Function<Call, Tmux> tmux,
      Host host,
      RandomGenerator random) {
    this.watching = new Watching(providers, tmux);
    this.launching =
        new Launching(
            worktrees,
            leases,
            runtime,
            providers,
            watching,
            new LaunchFiles(host),
            random,
            new SpawnGate(calls));
    this.showing = new Showing(watching, tmux);
    this.waiting = new Waiting(watching, showing::ending);
    var interrupting = new Interrupting(watching, tmux);
    this.directives = new Directives(watching, tmux, inbox, interrupting);
    this.answering = new Answering(watching, tmux, directives, interrupting);
    this.restarting = new Restarting(watching, tmux, inbox, leases);
    this.reviving = new Reviving(watching, showing, tmux);
    this.leases = leases;
  }

  /// What `thread.child.list` takes.
  public record ListChildren(
      @Param("only children of this thread") Optional<Id> parentThreadId,
      @Param("only this status") Optional<ThreadStatus> status,
      @Param("only this role") Optional<Role> role,
      @Param(value = "at most so many", orElse = "200") int limit,
      @Param("where the list before was cut") Optional<String> cursor) {
    /// All that fit, however many.
    public ListChildren(
        Optional<Id> parentThreadId, Optional<ThreadStatus> status, Optional<Role> role) {
      this(parentThreadId, status, role, Integer.MAX_VALUE, Optional.empty());
    }
  }

  /// Children in a list.
  ///
  /// @param cursor give it to get the rest; absent when nothing was cut
  public record ChildList(List<ChildView> threads, Optional<String> cursor) {}

  /// What `thread.child.status` takes.
  public record StatusRequest(
      @Param("the child's ID or a unique beginning of it") String threadId,
      @Param(value = "lines of its pane to show", orElse = "200") int captureLines,
      @Param(value = "what last_response shows: its pane or its log", orElse = "pane")
          Source source) {
    /// Of its pane.
    public StatusRequest(String threadId, int captureLines) {
      this(threadId, captureLines, Source.PANE);
    }
  }

  /// Where a child's words are read.
  public enum Source {
    PANE,
    LOG
  }

  /// What `thread.child.interrupt` takes.
  public record InterruptRequest(
      @Param("the child's ID or a unique beginning of it") String threadId) {}

  /// What `thread.child.stop` takes.
  public record StopRequest(
      @Param("the child's ID or a unique beginning of it") String threadId,
      @Param(value = "close its pane too", orElse = "false") boolean terminatePane) {}

  /// What `thread.attach_info` takes.
  public record AttachRequest(
      @Param("a child; default: all of the session") Optional<String> threadId,
      @Param(value = "take part: what you type reaches the agent", orElse = "false") boolean rw) {}

  /// `thread.child.spawn`.
  public SpawnedChild spawn(Call call, SpawnChild request) {
    return spawn(call, request, (_, _) -> {});
  }

  /// The same; what `too` saves is there as soon as the child runs.
  public SpawnedChild spawn(Call call, SpawnChild request, BiConsumer<Draft, Id> too) {
    Launching.Launched launched = launching.launch(call, request, too);
    Call now = launched.call();
    AgentThread thread = now.view().get(RecordType.THREAD, launched.thread().id()).value();
    AttachInfo attach = showing.attach(now, thread, false);
    return new SpawnedChild(
        showing.show(now, thread, 0),
        attach,
        new TmuxPlace(attach.session(), attach.window(), attach.pane()),
        launched.checkout().root().toString(),
        launched.leases(),
        ThreadFolder.of(now.repository(), thread.id()).prompt().toString());
  }

  /// `thread.child.list`.
  public ChildList list(Call call, ListChildren request) {
    request.parentThreadId().ifPresent(id -> call.view().get(RecordType.THREAD, id));
    List<ChildView> all = all(call, request);
    Page page = Page.of(all.size(), request.limit(), request.cursor());
    return new ChildList(all.subList(page.from(), page.to()), page.next());
  }

  private List<ChildView> all(Call call, ListChildren request) {
    View view = call.view();
    List<Pane> panes = watching.panes(call);
    return view.list(RecordType.THREAD, call.session()).stream()
        .map(Stored::value)
        .sorted(Comparator.comparing(AgentThread::createdAt).thenComparing(AgentThread::id))
        .filter(thread -> thread.role() != Role.ROOT)
        .filter(thread -> request.role().map(role -> role == thread.role()).orElse(true))
        .filter(thread ->
            request.parentThreadId().isEmpty() || request.parentThreadId().equals(thread.parent()))
        .map(thread ->
            ChildView.of(thread, watching.look(call, view, thread, panes), Optional.empty()))
        .filter(child -> request.status().map(status -> status == child.status()).orElse(true))
        .toList();
  }

  /// `thread.child.status`.
  public ChildView status(Call call, StatusRequest request) {
    AgentThread thread = child(call, request.threadId());
    int lines = Math.max(0, request.captureLines());
    return request.source() == Source.PANE
        ? showing.show(call, thread, lines)
        : showing.log(call, thread, lines);
  }

  /// `thread.child.wait_status`.
  public Waited await(Call call, WaitRequest request) {
    return waiting.await(call, request);
  }

  /// `thread.child.directive`.
  public SentDirective direct(Call call, SendDirective request) {
    AgentThread thread = own(call, child(call, request.threadId()));
    String text = words("directive", request.directive(), "say what the child is to do");
    Directives.Sent sent =
        switch (request.mode()) {
          case QUEUE -> directives.queue(call, thread, text);
          case INTERRUPT_PATCH -> directives.patch(call, thread, text);
          case RESTART ->
              restarting.restart(call, thread, text, showing.attach(call, thread, false));
        };
    ChildView now = showing.show(call, child(call, thread.id().value()), 0);
    boolean confirmed = sent.state() == SentDirective.State.DELIVERED;
    return new SentDirective(sent.state(), sent.message(), confirmed, sent.detail(), now);
  }

  /// Starts the children of the session again whose programs are gone.
  public List<Revived> revive(Call call) {
    return reviving.revive(call);
  }

  /// `thread.child.answer`.
  public Answered answer(Call call, AnswerQuestion request) {
    AgentThread thread = own(call, child(call, request.threadId()));
    String text = words("answer", request.answer(), "say yes, no, or what you mean");
    Answering.Given given = answering.answer(call, thread, text);
    return new Answered(
        thread.id(),
        given.kind(),
        given.question(),
        given.source(),
        showing.show(call, child(call, thread.id().value()), 0));
  }

  /// `thread.child.interrupt`: ends its turn, not the child.
  public ChildView interrupt(Call call, InterruptRequest request) {
    AgentThread thread = own(call, child(call, request.threadId()));
    directives.interrupt(call, thread);
    return showing.show(call, child(call, thread.id().value()), FEW_LINES);
  }

  /// `thread.child.stop`: ends its program with all that it started. Its work stays where it is.
  /// That it is stopped is recorded first, so that a crash leaves none that seems to have died.
  public ChildView stop(Call call, StopRequest request) {
    AgentThread thread = own(call, child(call, request.threadId()));
    if (!thread.status().isOver()) {
      call.write("thread.child.stop", draft -> Launching.stopped(draft, thread.id()));
    }
    ThreadFolder.of(call.repository(), thread.id()).endProcesses(GRACE);
    if (request.terminatePane()) {
      showing.closePane(call, thread);
    }
    AgentThread stopped =
        call.write(
            "thread.child.stop",
            draft -> {
              leases.releaseAll(call, draft, thread.id());
              return Launching.get(draft, thread.id());
            });
    return showing.show(call, stopped, FEW_LINES);
  }

  /// The transcript that a thread's program keeps; empty when it told of none.
  public static Optional<Path> transcript(Call call, Id thread) {
    return Listening.transcriptFile(ThreadFolder.of(call.repository(), thread));
  }

  /// `thread.attach_info`.
  public AttachInfo attachInfo(Call call, AttachRequest request) {
    return request
        .threadId()
        .map(prefix -> showing.attach(call, child(call, prefix), request.rw()))
        .orElseGet(() -> showing.attach(call));
  }

  private static String words(String field, String given, String hint) {
    String text = given.strip();
    if (text.isEmpty()) {
      throw new Rejection.Invalid("empty_text", "field '" + field + "' is empty", hint);
    }
    return text;
  }

  private static AgentThread own(Call call, AgentThread thread) {
    if (!thread.session().equals(call.session())) {
      throw new Rejection.Forbidden(
          "other_session",
          thread.id() + " belongs to session " + thread.session(),
          "its own root does that: --session " + thread.session());
    }
    return thread;
  }

  private static AgentThread child(Call call, String prefix) {
    AgentThread thread = call.view().get(RecordType.THREAD, prefix).value();
    if (thread.role() == Role.ROOT) {
      throw new Rejection.Invalid(
          "no_child",
          thread.id() + " is the root of its session, not a child",
          "see orch children");
    }
    return thread;
  }
}
