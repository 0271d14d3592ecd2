package dev.codestrator.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.markdown.Document;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Id;
import dev.codestrator.model.Message;
import dev.codestrator.model.Prose;
import dev.codestrator.model.Role;
import dev.codestrator.model.Task;
import dev.codestrator.model.TaskStatus;
import dev.codestrator.model.ThreadStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  @TempDir Path temp;

  private static Document document(String text) {
    return Document.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void onlyTheChangedKeysChange() {
    Document before =
        document(
            """
            ---
            title: "Reject"   # as people call it
            mine: {a: 1}
            status: todo      # by hand
            depends_on: [c-0000002,   c-0000001]
            id: c-0000009
            level: case
            priority: 01
            ---
            Body  \t
            """);
    var codec = new Codec<>(Task.class);
    Task task = codec.read(before);
    Document after = codec.update(before, task, task.with(TaskStatus.DONE, Optional.empty()));
    assertThat(after.toString())
        .isEqualTo(before.toString().replace("status: todo ", "status: done "));
    assertThat(codec.update(before, task, task)).hasToString(before.toString());
    Document next =
        codec.update(before, task, task.with(TaskStatus.TODO, Optional.of("Go: on #1")));
    assertThat(codec.read(next).nextAction()).contains("Go: on #1");
    assertThat(codec.update(next, codec.read(next), task).has("next_action")).isFalse();
  }

  @Test
  void aNewKeyComesWhereTheRecordHasIt() {
    Document before =
        document(
            """
            ---
            status: todo
            id: c-0000009
            priority: 0
            level: case
            # as people call it
            title: T
            created_at: 2026-11-21T02:12:00Z
            mine: 1
            ---
            """);
    var codec = new Codec<>(Task.class);
    Task task = codec.read(before);
    Task begun =
        task.begun(
            Optional.of(new Id("t-0000001")), new Id("s-0000001"), Optional.of("Check the date"));
    assertThat(codec.update(before, task, begun))
        .hasToString(
            """
            ---
            status: in_progress
            id: c-0000009
            priority: 0
            level: case
            session: s-0000001
            # as people call it
            title: T
            next_action: Check the date
            created_at: 2026-11-21T02:12:00Z
            thread: t-0000001
            mine: 1
            ---
            """);
  }

  @Test
  void theOrderOfAScopeIsKept() {
    List<Id> cases = List.of(new Id("c-0000002"), new Id("c-0000001"));
    var thread =
        new AgentThread(
            ThreadStatus.IDLE,
            new Id("t-0000001"),
            Role.WORKER,
            new Id("s-0000001"),
            "Cards",
            "command",
            Optional.empty(),
            Optional.empty(),
            new Id("w-0000001"),
            Instant.parse("2026-11-21T02:12:00Z"),
            cases,
            List.of(),
            Prose.NONE);
    var codec = new Codec<>(AgentThread.class);
    Document written = codec.create(thread);
    assertThat(codec.read(written).scope()).isEqualTo(cases);
    assertThat(written.toString()).contains("scope:\n  - c-0000002\n  - c-0000001\n");
  }

  @Test
  void aListIsSortedWhenItsOrderMeansNothing() {
    Document before = document("---\nid: c-0000009\nlevel: case\ntitle: T\npriority: 0\n---\n");
    var codec = new Codec<>(Task.class);
    Task task = codec.read(before);
    List<Id> cases = List.of(new Id("c-0000002"), new Id("c-0000001"));
    Task waiting = task.edited("T", 0, cases, List.of("b", "a"));
    assertThat(codec.update(before, task, waiting).toString())
        .contains("depends_on:\n  - c-0000001\n  - c-0000002\nfiles:\n  - a\n  - b\n");
  }

  @Test
  void proseIsTheBodyAndAnythingMayBeInIt() {
    var codec = new Codec<>(Message.class);
    String odd = "---\nstatus: x\n---\n# Head\n\n😀 \"q\" 'q' $(x)";
    var message =
        new Message(
            Message.Status.PENDING,
            new Id("m-0000001"),
            Message.Kind.NOTE,
            new Id("s-0000001"),
            Optional.empty(),
            new Id("t-0000001"),
            Optional.empty(),
            Instant.parse("2026-11-21T02:12:00Z"),
            new Prose(odd));
    Document written = codec.create(message);
    assertThat(codec.read(document(written.toString()))).isEqualTo(message);
    assertThat(written.keys()).doesNotContain("sender", "reply_to", "message");
    assertThat(codec.update(written, message, message.delivered()).toString())
        .isEqualTo(written.toString().replaceFirst("status: pending", "status: delivered"));
  }

  @Test
  void knownValuesFillInWhatAHandMadeFileLeavesOut() {
    Map<String, String> known =
        Map.of("id", "c-0000001", "level", "case", "title", "Title", "priority", "0");
    Task task =
        new Codec<>(Task.class)
            .read(
                document("---\nmine: 1\n---\n# Title\n"),
                key -> Optional.ofNullable(known.get(key)));
    assertThat(task.state()).isEqualTo(TaskStatus.TODO);
    assertThat(task.createdAt()).isEmpty();
  }

  @Test
  void aDraftSeesItsOwnChangesAndTheDiskDoesNot() throws IOException {
    Path kept = Files.writeString(temp.resolve("kept.md"), "kept");
    Path gone = Files.writeString(temp.resolve("gone.md"), "gone");
    Path made = temp.resolve("new/deep/made.md");
    var tree = new DraftTree(new SeenTree());
    tree.put(made, bytes("made"));
    tree.remove(gone);
    tree.put(kept, bytes("kept"));

    assertThat(tree.read(made)).hasValueSatisfying(b -> assertThat(b).isEqualTo(bytes("made")));
    assertThat(tree.read(gone)).isEmpty();
    assertThat(tree.names(temp)).containsExactly("kept.md", "new");
    assertThat(tree.names(temp.resolve("new"))).containsExactly("deep");
    assertThat(tree.isFolder(temp.resolve("new/deep"))).isTrue();
    assertThat(tree.isFolder(made)).isFalse();
    assertThat(tree.changes()).hasSize(2);
    assertThat(made).doesNotExist();
    assertThat(gone).exists();
  }

  @Test
  void whatIsMadeAndTakenBackIsNoChange() {
    var tree = new DraftTree(new SeenTree());
    Path made = temp.resolve("made.md");
    tree.put(made, bytes("made"));
    tree.remove(made);
    assertThat(tree.changes()).isEmpty();
    assertThat(tree.names(temp)).isEmpty();
    assertThat(List.of(tree.read(made))).containsExactly(Optional.empty());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
