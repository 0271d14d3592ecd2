package dev.codestrator.soak;

import dev.codestrator.soak.Server.Gone;
import dev.codestrator.soak.Server.Reply;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Asks a server that may die at any moment, and brings the work of its session to the target.
class Lander {
  final Yard yard;
  final Ledger ledger;
  final Server server;
  final ConcurrentHashMap<String, Integer> refusals = new ConcurrentHashMap<>();
  volatile String doing = "nothing";

  Lander(Yard yard, Ledger ledger, Server server) {
    this.yard = yard;
    this.ledger = ledger;
    this.server = server;
  }

  /// Has the session's work reviewed and landed.
  final void land() {
    step(
        "ask for its landing",
        () -> {
          Reply asked = ask("merge.main.request");
          if (!asked.ok() && !asked.code().equals("already_queued")) {
            throw new Unready("merge.main.request: " + asked);
          }
        });
    boolean[] landed = {false};
    while (!landed[0]) {
      step("land", () -> landed[0] = landNext());
    }
    step("release the main lock", () -> ask("merge.main.release_lock"));
    ledger.count("landings");
  }

  /// Does the next thing on the way to the target; whether it has landed.
  private boolean landNext() throws Gone {
    Reply state = ask("merge.main.status");
    if (state.text("status").equals("landed")) {
      return true;
    }
    if (!ask("merge.main.acquire_lock", "ttl_seconds", 120).ok()) {
      pause();
      return false;
    }
    if (state.text("status").equals("approved")) {
      Reply landed = ask("merge.main.land");
      return landed.ok() || landed.code().equals("already_landed");
    }
    Reply review =
        ask("merge.review.thread_status", "merge_request_id", state.text("merge_request_id"));
    if (!review.ok() || !reviews(review)) {
      Reply asked =
          ask(
              "merge.review.request_auto",
              "provider",
              "command",
              "launch_command",
              "exec bash '" + yard.folder().resolve("reviewer.sh") + "'");
      ledger.count(asked.ok() ? "reviews" : "refused reviews");
    } else {
      ask("thread.child.wait_status", "thread_id", review.text("thread_id"), "timeout_seconds", 3);
    }
    return false;
  }

  /// Whether its reviewer is at it.
  private boolean reviews(Reply review) throws Gone {
    if (!List.of("requested", "running").contains(review.text("state"))
        || !review.fields().containsKey("thread_id")) {
      return false;
    }
    Reply thread = ask("thread.child.status", "thread_id", review.text("thread_id"));
    return List.of("starting", "processing").contains(thread.text("status"));
  }

  /// Something that a root does; it begins anew when its server dies meanwhile.
  interface Act {
    void run() throws Gone;
  }

  final void step(String what, Act act) {
    doing = what;
    while (!Thread.currentThread().isInterrupted()) {
      try {
        act.run();
        return;
      } catch (Gone e) {
        ledger.count("calls without an answer");
      } catch (Unready e) {
        pause();
      }
    }
    throw new IllegalStateException("interrupted while it was to " + doing);
  }

  /// It can't go on yet.
  private static final class Unready extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unready(String why) {
      super(why);
    }
  }

  static void pause() {
    java.util.concurrent.locks.LockSupport.parkNanos(300_000_000);
  }

  final Reply ask(String method, Object... pairs) throws Gone {
    Reply reply = server.call(method, pairs);
    ledger.count("root calls");
    if (!reply.ok()) {
      refusals.merge(method + " " + reply.code(), 1, Integer::sum);
    }
    return reply;
  }

  /// What it was refused, and how often.
  Map<String, Integer> refusals() {
    return refusals;
  }
}
