package dev.codestrator.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.codestrator.cli.OverviewPage;
import dev.codestrator.model.Caller;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The records as resources, for each who may read them.
class ResourcesTest {
  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene scene;
  private String mine;
  private String other;
  private String worker;

  @BeforeEach
  void open() {
    orchestra = Orchestra.in(temp);
    scene = orchestra.open("Pay by card");
    mine = scene.aCase("Expiry", "Check the date");
    other = scene.aCase("Limit");
    worker = scene.spawn(mine, "exec cat");
  }

  @AfterEach
  void close() {
    orchestra.close();
  }

  private Resources resources(Role role, Optional<String> thread) {
    var caller =
        new Caller(
            role,
            Optional.of(new Id(scene.session())),
            thread.map(Id::new),
            "ada@host",
            "1 (a test)",
            false);
    var guest = new Guest(orchestra.dispatcher(), orchestra.git().root(), caller);
    return new Resources(guest, OverviewPage::show);
  }

  private Resources root() {
    return resources(Role.ROOT, Optional.empty());
  }

  private Resources worker() {
    return resources(Role.WORKER, Optional.of(worker));
  }

  private static TextResourceContents read(Resources resources, String uri) {
    return (TextResourceContents) resources.read(uri).contents().getFirst();
  }

  private static Rejection refused(Resources resources, String uri) {
    return catchThrowableOfType(Rejection.class, () -> resources.read(uri));
  }

  private static List<String> listed(Resources resources) {
    return resources.list().resources().stream().map(Resource::uri).toList();
  }

  private static List<String> completed(Resources resources, String kind, String beginning) {
    return resources.complete("orch://" + kind + "/{id}", beginning).completion().values();
  }

  @Test
  void aTaskIsItsFileByteForByteWhereverItIsOwned() throws Exception {
    String inWorkersTree = Files.readString(scene.file(mine));
    TextResourceContents content = read(root(), "orch://task/" + mine);

    assertThat(content.text()).isEqualTo(inWorkersTree).contains("- [ ] Check the date");
    assertThat(content.mimeType()).isEqualTo("text/markdown");
    assertThat(content.uri()).isEqualTo("orch://task/" + mine);
  }

  @Test
  void aFileEditedByHandIsReadAsItIsNow() throws Exception {
    Path file = scene.file(other);
    Files.writeString(file, Files.readString(file) + "\nBy hand, \u00e4\u20ac\ud83d\ude00\n");
    assertThat(read(root(), "orch://task/" + other).text()).isEqualTo(Files.readString(file));
  }

  @Test
  void theStatusIsWhatTheCommandPrints() {
    String text = read(root(), "orch://status").text();
    assertThat(text)
        .startsWith("Session " + scene.session() + " (open): Pay by card")
        .contains(worker, "Children");
  }

  @Test
  void rootFindsItsSessionAndItsEpics() {
    List<String> uris = listed(root());
    assertThat(uris).startsWith("orch://status", "orch://session/" + scene.session());
    assertThat(uris).filteredOn(uri -> uri.startsWith("orch://task/e-")).hasSize(2);
    assertThat(uris).hasSize(4);
    uris.forEach(uri -> assertThat(read(root(), uri).text()).isNotBlank());
  }

  @Test
  void aWorkerFindsItsThreadAndItsCase() {
    assertThat(listed(worker())).containsExactly("orch://thread/" + worker, "orch://task/" + mine);
    listed(worker()).forEach(uri -> assertThat(read(worker(), uri).text()).startsWith("---\n"));
  }

  @Test
  void everyKindOfRecordCanBeRead() {
    scene.root().call("inbox.send", "receiver_thread_id", worker, "message", "Hurry");
    scene.root().call("lock.acquire", "scope_path", "src/a");
    scene.root().call("graph.node.create", "node_type", "plan", "title", "Cards");
    for (String kind :
        List.of("session", "thread", "worktree", "message", "lock", "node", "task")) {
      List<String> ids = completed(root(), kind, "");
      assertThat(ids).as(kind).isNotEmpty();
      ids.forEach(
          id -> assertThat(read(root(), "orch://" + kind + "/" + id).text()).contains("id: " + id));
    }
  }

  @Test
  void aWorkerReadsNothingOfOthers() {
    scene.root().call("inbox.send", "receiver_thread_id", "root", "message", "To myself");
    String letter = completed(root(), "message", "").getFirst();
    List<String> others =
        List.of(
            "status",
            "task/" + other,
            "thread/" + scene.thread(),
            "session/" + scene.session(),
            "message/" + letter);
    for (String uri : others) {
      assertThat(refused(worker(), "orch://" + uri))
          .as(uri)
          .isInstanceOf(Rejection.Forbidden.class);
      assertThat(read(root(), "orch://" + uri).text()).as(uri).isNotBlank();
    }
    assertThat(completed(worker(), "message", "m-")).isEmpty();
    assertThat(completed(worker(), "session", "s-")).isEmpty();
    assertThat(completed(worker(), "thread", "t-")).containsExactly(worker);
    assertThat(completed(worker(), "task", "c-")).containsExactly(mine);
  }

  @Test
  void templatesAreThoseThatTheRoleMayUse() {
    assertThat(names(root())).contains("task", "session", "thread", "queue", "review", "node");
    assertThat(names(worker())).containsExactly("task", "thread", "worktree", "lock", "message");
    assertThat(names(resources(Role.DOC_MIRROR_MANAGER, Optional.empty()))).isEmpty();
  }

  private static List<String> names(Resources resources) {
    return resources.templates().resourceTemplates().stream().map(ResourceTemplate::name).toList();
  }

  @Test
  void idsAreCompletedFromTheirBeginning() {
    assertThat(completed(root(), "task", mine.substring(0, 6))).contains(mine);
    assertThat(completed(root(), "task", "zebra")).isEmpty();
    assertThat(completed(root(), "zebra", "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "orch://",
        "orch:",
        "status",
        "orch://task",
        "orch://task/",
        "orch://zebra/c-1234567",
        "orch://task/c-0000000",
        "orch://task/t-1234567",
        "orch://thread/c-1234567",
        "orch://task/../../etc/passwd",
        "orch://task/%2e%2e",
        "orch://task/c-1234567/x",
        "file:///etc/passwd",
        "ORCH://status",
        "orch://task/\u0000"
      })
  void whatIsNoResourceIsRefused(String uri) {
    assertThat(refused(root(), uri))
        .isInstanceOfAny(Rejection.NotFound.class, Rejection.Invalid.class);
  }
}
