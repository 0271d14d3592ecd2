package dev.codestrator.cli.demo;

import dev.codestrator.cli.ExitCode;
import dev.codestrator.io.Disk;
import dev.codestrator.io.Outcome;
import dev.codestrator.model.Rejection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The tale of the demo, told by the root's commands. The agents are scripts that do what they say.
final class Scenario {
  private static final double PAUSE = 0.6;

  private final Stage stage;
  private final int speed;
  private final boolean keep;
  private final Path shop;
  private final String socket;

  Scenario(Stage stage, int speed, boolean keep) {
    this.stage = stage;
    this.speed = speed;
    this.keep = keep;
    this.shop = stage.path("shop");
    this.socket = stage.path("tmux").toString(); // a path of its own: it goes with the folder
  }

  /// Plays it.
  ///
  /// @throws Rejection.ToolFailed `demo_failed` when something goes otherwise than it should
  ExitCode play() {
    makeShop();
    try {
      Path root = open();
      stage.title("The root plans: Epic > Feature > TestGroup > Case > Step");
      Plan plan = Plan.make(stage, shop);
      stage.orch(shop, "worktree", "decide", "--changed-files", "6", "--parallel-workers", "3");
      workTogether(plan);
      workOnWhatDepends(plan);
      review(plan);
      land();
      close();
      tellWhere(root);
    } finally {
      if (!keep) {
        stopPanes();
      }
    }
    if (!keep) {
      stage.clear();
    }
    return ExitCode.DONE;
  }

  private void makeShop() {
    stage.title("A small shop in a scratch repository: " + shop);
    Scenery.copy(stage.path(""));
    stage.quietly(stage.path(""), "git", "config", "--file", "gitconfig", "user.name", "Demo");
    stage.quietly(
        stage.path(""), "git", "config", "--file", "gitconfig", "user.email", "demo@localhost");
    stage.quietly(shop, "git", "init", "--quiet", "--initial-branch=main");
    stage.orch(shop, "init");
    configure();
    stage.orch(shop, "trust", "--yes");
    stage.quietly(shop, "git", "add", "--all");
    stage.quietly(shop, "git", "commit", "--quiet", "--message", "A small shop");
    stage.shown(shop, "./check");
  }

  private void configure() {
    String reviewer = agent("reviewer");
    String settings =
        """
        tmux:
          socket: %s
        agents:
          provider: command
          reviewer_command: %s
        merge:
          verify: ./check
        """
            .formatted(socket, reviewer);
    Disk.replace(
        shop.resolve(".orchestrator/config.yaml"), settings.getBytes(StandardCharsets.UTF_8));
  }

  private String agent(String name) {
    String pause = String.format(Locale.ROOT, "%.2f", PAUSE / speed);
    return "DEMO_PAUSE=" + pause + " sh " + stage.path("agents/" + name + ".sh");
  }

  private Path open() {
    stage.title("The root opens a session: a branch and a worktree of its own");
    String session = stage.orch(shop, "open", "Checkout with card, tax and receipt", "--quiet");
    stage.set("ORCH_SESSION", session);
    stage.line("watch the agents: " + stage.ask(shop, "attach"));
    return Path.of(
        stage
            .ask(shop, "call", "session.context")
            .replaceFirst("(?s).*?\"path\" : \"([^\"]+)\".*", "$1"));
  }

  private void workTogether(Plan plan) {
    stage.title("Three workers at once, each in its own worktree and pane");
    String card = spawn(plan.card(), "card");
    String vat = spawn(plan.vat(), "vat");
    String receipt = spawn(plan.receipt(), "receipt");
    answer(card);
    stage.orch(shop, "children");
    for (String worker : List.of(card, vat, receipt)) {
      finish(worker);
    }
    stage.orch(shop, "locks");
    merge();
    expectCleanMain();
  }

  private String spawn(String task, String name) {
    return stage.orch(
        shop, "spawn", task, "--provider", "command", "--launch-command", agent(name), "--quiet");
  }

  /// Waits for the worker's question and answers it.
  private void answer(String worker) {
    String message = "";
    while (message.isEmpty()) {
      message = stage.ask(shop, "inbox", "--quiet");
      if (message.isEmpty() && stage.ask(shop, "children").contains(worker + "  worker  error")) {
        throw new Rejection.ToolFailed(
            "demo_failed", worker + " failed", "see orch capture " + worker);
      }
    }
    stage.orch(shop, "inbox");
    stage.orch(shop, "inbox", "read", message);
    stage.orch(shop, "inbox", "send", worker, "Answer with 402", "--reply-to", message);
  }

  private void finish(String worker) {
    String seen =
        stage.orch(shop, "wait", worker, "--for", "completed,error,lost", "--timeout", "60");
    if (!seen.contains("achieved_status: completed")) {
      throw new Rejection.ToolFailed(
          "demo_failed",
          worker + " did not complete; its pane shows:\n" + stage.ask(shop, "capture", worker),
          "");
    }
  }

  private void merge() {
    for (String worktree : unmerged()) {
      stage.orch(shop, "worktree", "merge", worktree);
    }
  }

  private List<String> unmerged() {
    return stage
        .ask(shop, "worktree", "list")
        .lines()
        .filter(line -> line.contains("  active  ") && line.contains("  work/"))
        .map(line -> line.substring(0, line.indexOf(' ')))
        .toList();
  }

  private void workOnWhatDepends(Plan plan) {
    stage.title("What depended on others can begin now");
    stage.orch(shop, "task", "list", "--ready");
    finish(spawn(plan.total(), "total"));
    merge();
    stage.orch(shop, "task", "tree");
  }

  private void review(Plan plan) {
    stage.title("The root asks for a place in the queue and for a review");
    stage.orch(shop, "merge", "request");
    stage.orch(shop, "merge", "lock");
    if (!isApproved()) {
      stage.title("The verdict is BLOCK: the root has it repaired, and reviewed again");
      stage.orch(shop, "merge", "unlock");
      String repair = plan.repair(stage, shop);
      finish(spawn(repair, "repair"));
      merge();
      stage.orch(shop, "merge", "lock");
      if (!isApproved()) {
        throw new Rejection.ToolFailed("demo_failed", "the repaired work was blocked again", "");
      }
    }
    expectCleanMain();
  }

  private boolean isApproved() {
    stage.orch(shop, "merge", "review");
    List<String> reviewers =
        stage.ask(shop, "children", "--role", "merge_reviewer", "--quiet").lines().toList();
    finish(reviewers.getLast());
    Outcome verdict = stage.tryOrch(shop, List.of("merge", "verdict"));
    stage.line("  (exit " + verdict.exit() + ")");
    return verdict.ok();
  }

  private void land() {
    stage.title("Approved work lands: merged with main, verified, main moved forward");
    stage.orch(shop, "merge", "land");
    stage.orch(shop, "merge", "unlock");
  }

  private void close() {
    stage.title("The root closes the session");
    stage.orch(shop, "close");
    expectCleanMain();
  }

  private void tellWhere(Path root) {
    stage.title("What is there now");
    stage.orch(shop, "task", "tree");
    stage.shown(shop, "./check");
    stage.shown(shop, "git", "log", "--graph", "--format=%h %s", "-n", "60");
    if (keep) {
      stage.line("");
      stage.line("main:          " + shop);
      stage.line("root worktree: " + root);
      stage.line("panes:         tmux -S " + socket + " attach -r");
      stage.line("the plan:      " + shop.resolve(".orchestrator/tasks"));
      stage.line("clear away:    tmux -S " + socket + " kill-server; rm -r " + stage.path(""));
    } else {
      stage.line("");
      stage.line(
          "All of it was in "
              + stage.path("")
              + ", removed now; orch demo --keep leaves it to look around.");
    }
  }

  private void expectCleanMain() {
    String status = stage.quietly(shop, "git", "status", "--porcelain");
    if (!status.isEmpty()) {
      throw new Rejection.ToolFailed(
          "demo_failed", "git status of main is not empty: " + status, "");
    }
    stage.line("(git status of the main worktree: clean)");
  }

  private void stopPanes() {
    try {
      stage.quietly(shop, "tmux", "-S", socket, "kill-server");
    } catch (Rejection.ToolFailed e) {
      stage.line("(no panes to close)");
    }
  }
}
