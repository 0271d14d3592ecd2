package dev.codestrator.app.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Role;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Player;
import dev.codestrator.testing.Scene;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {
  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene scene;
  private String thread;

  @BeforeEach
  void spawn() {
    orchestra = Orchestra.in(temp);
    scene = orchestra.open("Checkout");
    thread = scene.spawn(scene.aCase("Case"), "exec sleep 60");
  }

  @AfterEach
  void close() {
    orchestra.close();
  }

  private Player worker() {
    return scene.child(Role.WORKER, thread);
  }

  @Test
  void aMessageToRootIsAFileOfTheSession() {
    Answer sent =
        worker()
            .call(
                "inbox.send",
                "receiver_thread_id",
                "root",
                "message",
                "  Help: a\n---\nb ",
                "kind",
                "blocker");
    Answer message = sent.list("messages").getFirst();
    assertThat(message.text("sender")).isEqualTo(thread);
    assertThat(message.text("receiver")).isEqualTo(scene.thread());
    Answer pending = scene.root().call("inbox.pending").list("messages").getFirst();
    assertThat(pending.text("message")).isEqualTo("Help: a\n---\nb");
    assertThat(pending.text("kind")).isEqualTo("blocker");
    String file =
        ".orchestrator/inbox/" + scene.thread() + "/20261121T021200.000Z-" + message.text("id");
    assertThat(scene.git().read(file + ".md").orElseThrow()).contains("status: pending");
    assertThat(worker().call("inbox.pending").list("messages")).isEmpty();
  }

  @Test
  void allMeansEveryOtherLiveThreadOfTheSession() {
    Answer byRoot =
        scene.root().call("inbox.send", "receiver_thread_id", "all", "message", "Stop at noon");
    assertThat(byRoot.each("messages", "receiver")).contains(thread);
    Answer byWorker =
        worker().call("inbox.send", "receiver_thread_id", "all", "message", "I move a file");
    assertThat(byWorker.each("messages", "receiver")).containsExactly(scene.thread());
    assertThat(worker().call("inbox.pending").each("messages", "message"))
        .containsExactly("Stop at noon");
  }

  @Test
  void theOrderIsKeptEvenWithinAMoment() {
    var texts = new ArrayList<String>();
    for (int i = 0; i < 12; i++) {
      texts.add("message " + i);
      scene.root().call("inbox.send", "receiver_thread_id", thread, "message", texts.getLast());
    }
    assertThat(worker().call("inbox.list").each("messages", "message"))
        .containsExactlyElementsOf(texts);
  }

  @Test
  void aMessageIsDeliveredOnce() {
    scene.root().call("inbox.send", "receiver_thread_id", thread, "message", "One");
    scene.root().call("inbox.send", "receiver_thread_id", thread, "message", "Two");
    List<String> ids = worker().call("inbox.pending").each("messages", "id");
    Answer first = worker().call("inbox.deliver", "message_id", ids.getFirst());
    assertThat(first.get("delivered_now")).isEqualTo(true);
    assertThat(first.at("message").text("message")).isEqualTo("One");
    Answer again = worker().call("inbox.deliver", "message_id", ids.getFirst());
    assertThat(again.get("delivered_now")).isEqualTo(false);
    assertThat(worker().call("inbox.pending").each("messages", "id"))
        .containsExactly(ids.getLast());
    assertThat(worker().call("inbox.list").each("messages", "status"))
        .containsExactly("delivered", "pending");
  }

  @Test
  void aMessageMayAnswerAnother() {
    scene.root().call("inbox.send", "receiver_thread_id", thread, "message", "Which one?");
    String id = worker().call("inbox.pending").each("messages", "id").getFirst();
    worker().call("inbox.send", "receiver_thread_id", "root", "message", "This", "reply_to", id);
    assertThat(scene.root().call("inbox.list").each("messages", "reply_to")).containsExactly(id);
    assertThat(
            worker()
                .refused(
                    "inbox.send",
                    "receiver_thread_id",
                    "root",
                    "message",
                    "x",
                    "reply_to",
                    "m-0000000")
                .code())
        .isEqualTo("unknown_id");
  }

  @Test
  void anInboxIsItsOwnersAndRoots() {
    Answer sent = worker().call("inbox.send", "receiver_thread_id", "root", "message", "For root");
    String id = sent.each("messages", "id").getFirst();
    assertThat(worker().refused("inbox.pending", "receiver_thread_id", "root").code())
        .isEqualTo("not_own_inbox");
    assertThat(worker().refused("inbox.list", "thread_id", scene.thread()).code())
        .isEqualTo("not_own_inbox");
    assertThat(worker().refused("inbox.deliver", "message_id", id).code())
        .isEqualTo("not_own_inbox");
    assertThat(scene.root().call("inbox.list", "thread_id", thread).list("messages")).isEmpty();
  }

  @Test
  void nobodySendsInAnothersNameOrToAnotherSession() {
    Scene other = orchestra.open("Other work");
    assertThat(
            worker()
                .refused(
                    "inbox.send",
                    "sender_thread_id",
                    scene.thread(),
                    "receiver_thread_id",
                    "root",
                    "message",
                    "x")
                .code())
        .isEqualTo("not_own_thread");
    assertThat(
            worker()
                .refused("inbox.send", "receiver_thread_id", other.thread(), "message", "x")
                .code())
        .isEqualTo("other_session");
    assertThat(worker().refused("inbox.pending", "session_id", other.session()).code())
        .isEqualTo("other_session");
    assertThat(
            scene.root().refused("inbox.send", "receiver_thread_id", thread, "message", " ").code())
        .isEqualTo("empty_text");
    assertThat(
            scene
                .root()
                .refused("inbox.send", "receiver_thread_id", "t-0000000", "message", "x")
                .code())
        .isEqualTo("unknown_id");
  }

  @Test
  void withoutAnIdTheOldestIsTaken() {
    assertThat(worker().refused("inbox.deliver").code()).isEqualTo("inbox_empty");
    scene.root().call("inbox.send", "receiver_thread_id", thread, "message", "One");
    scene.root().call("inbox.send", "receiver_thread_id", thread, "message", "Two");
    assertThat(worker().call("inbox.deliver").at("message").text("message")).isEqualTo("One");
    assertThat(worker().call("inbox.deliver").at("message").text("message")).isEqualTo("Two");
    assertThat(worker().refused("inbox.deliver").code()).isEqualTo("inbox_empty");
    assertThat(worker().refused("inbox.deliver", "message_id", "m-0000000").code())
        .isEqualTo("unknown_id");
  }

  @Test
  void aLongInboxIsCutAndSaysSo() {
    for (String text : List.of("1", "2", "3")) {
      scene.root().call("inbox.send", "receiver_thread_id", thread, "message", text);
    }
    Answer first = worker().call("inbox.pending", "limit", 2);
    assertThat(first.each("messages", "message")).containsExactly("1", "2");
    Answer rest = worker().call("inbox.pending", "limit", 2, "cursor", first.text("cursor"));
    assertThat(rest.each("messages", "message")).containsExactly("3");
    assertThat(rest.has("cursor")).isFalse();
    assertThat(worker().refused("inbox.list", "cursor", "x").code()).isEqualTo("wrong_cursor");
  }

  @Test
  void allLeavesOutWhoseProgramHasEnded() {
    String gone = scene.spawn(scene.aCase("Other"), "exit 1");
    scene
        .root()
        .call(
            "thread.child.wait_status",
            "thread_id",
            gone,
            "target_statuses",
            List.of("error"),
            "timeout_seconds",
            20);
    Answer sent = scene.root().call("inbox.send", "receiver_thread_id", "all", "message", "Hi");
    assertThat(sent.each("messages", "receiver")).contains(thread).doesNotContain(gone);
  }

  @Test
  void anAnswerStaysWithinTheSession() {
    Scene other = orchestra.open("Other work");
    Answer theirs = other.root().call("inbox.send", "receiver_thread_id", "root", "message", "Own");
    String id = theirs.each("messages", "id").getFirst();
    assertThat(
            worker()
                .refused("inbox.send", "receiver_thread_id", "root", "message", "x", "reply_to", id)
                .code())
        .isEqualTo("other_session");
    assertThat(
            worker()
                .refused("inbox.send", "receiver_thread_id", "root", "message", "x", "kind", "x")
                .code())
        .isEqualTo("wrong_type");
  }
}
