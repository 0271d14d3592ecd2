package dev.codestrator.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.codestrator.mcp.Client.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import dev.codestrator.testing.Waiting;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is who over HTTP: one server for root and all children.
class HttpCallersTest {
  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene scene;
  private String first;
  private String second;
  private String firstWorker;
  private String secondWorker;
  private Served server;

  @BeforeEach
  void open() {
    orchestra = Orchestra.in(temp);
    scene = orchestra.open("Pay by card");
    first = scene.aCase("Expiry", "Check the date");
    second = scene.aCase("Limit", "Check the sum");
    firstWorker = scene.spawn(first, "exec cat");
    secondWorker = scene.spawn(second, "exec cat");
    server = Served.of(orchestra);
  }

  @AfterEach
  void close() {
    server.close();
    orchestra.close();
    assertThat(server.errors().toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private Client client(String thread) {
    return Client.over(server.url(), server.token(thread));
  }

  private Client root() {
    return Client.over(server.url(), server.rootToken());
  }

  @Test
  void childrenOfThisMomentHaveTheirTokens() {
    Path folder = server.open().folder().path();
    assertThat(Stream.of("root", firstWorker, secondWorker).map(name -> folder + "/" + name))
        .allSatisfy(name -> assertThat(Path.of(name + ".token")).exists());
    assertThat(folder.resolve(scene.thread() + ".token")).doesNotExist();
  }

  @Test
  void aTokenGivesTheRoleAndTheSessionOfItsThread() {
    try (Client worker = client(firstWorker)) {
      assertThat(worker.tools())
          .extracting(Tool::name)
          .contains("orch_task")
          .doesNotContain("orch_session", "orch_thread", "orch_merge", "orch_system");
      assertThat(worker.sdk().getServerInstructions()).contains("You are a worker");
      assertThat(worker.refused("orchestrator.call", "session.list", Map.of()).get("code"))
          .isEqualTo("not_your_method");
      assertThat(worker.call("orch_lifecycle", "work.current_ref", Map.of()).get("thread_id"))
          .isEqualTo(firstWorker);
    }
  }

  @Test
  void twoWorkersAndRootWorkAtOnce() {
    try (Client one = client(firstWorker);
        Client two = client(secondWorker);
        Client root = root()) {
      var begun = List.of(begin(() -> work(one, first)), begin(() -> work(two, second)));
      assertThat(begun.stream().map(CompletableFuture::join)).containsOnly("in_progress");

      assertThat(one.refused("orch_task", "case.begin", Map.of("case_id", second)).get("code"))
          .isEqualTo("outside_scope");
      assertThat(seen(root, first)).isEqualTo("in_progress");
      assertThat(seen(root, second)).isEqualTo("in_progress");
    }
  }

  /// On a thread of its own: the client needs those of the common pool for itself.
  private static CompletableFuture<String> begin(Supplier<String> work) {
    return CompletableFuture.supplyAsync(work, Thread::startVirtualThread);
  }

  private static String work(Client worker, String task) {
    worker.call("orch_task", "case.begin", Map.of("case_id", task));
    Answer added =
        worker.call("orch_task", "step.add", Map.of("case_id", task, "title", "One more"));
    assertThat(added.error()).isFalse();
    return get(worker, task).get("status");
  }

  /// The status of a task, as root sees it, whose client belongs to no session.
  private String seen(Client root, String task) {
    var params = Map.<String, Object>of("session_id", scene.session(), "task_id", task);
    return root.call("orch_task", "task.get", params).get("status");
  }

  private static Answer get(Client client, String task) {
    return client.call("orch_task", "task.get", Map.of("task_id", task));
  }

  @Test
  void theSessionThatRootOpensIsThatOfItsOwnLaterCallsOnly() {
    try (Client one = root();
        Client other = root()) {
      String opened =
          one.call(
                  "orch_session",
                  "session.open",
                  Map.of("user_request", "Refund", "commit_pending", true))
              .get("session_id");
      assertThat(one.call("orch_session", "session.context", Map.of()).in("session").get("id"))
          .isEqualTo(opened);
      assertThat(other.refused("orch_session", "session.context", Map.of()).get("code"))
          .isEqualTo("no_session");
    }
  }

  @Test
  void whatRootSpawnsThroughTheServerGetsAToken() {
    String third = scene.aCase("Refund", "Pay back");
    try (Client root = root()) {
      Answer spawned =
          root.call(
              "orch_thread",
              "thread.child.spawn",
              Map.of(
                  "session_id",
                  scene.session(),
                  "provider",
                  "command",
                  "scope_case_ids",
                  List.of(third),
                  "launch_command",
                  "exec cat"));
      Path folder = server.open().folder().path();
      assertThat(folder.resolve(spawned.in("thread").get("thread_id") + ".token")).exists();
    }
  }

  @Test
  void aSessionIsOfTheOneWhoBeganIt() throws Exception {
    String session = server.initialize(server.rootToken());
    String ping = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}";
    assertThat(server.status(server.in(session, server.rootToken(), ping))).isEqualTo(200);
    assertThat(server.status(server.in(session, server.token(firstWorker), ping))).isEqualTo(404);
  }

  @Test
  void noTokenOfAThreadGivesRoot() throws Exception {
    assertThat(server.status(server.initializing(server.token(scene.thread())))).isEqualTo(401);

    String worker = server.token(firstWorker);
    String secret = worker.substring(worker.indexOf('.'));
    assertThat(server.status(server.initializing("root" + secret))).isEqualTo(401);
    assertThat(server.status(server.initializing(secondWorker + secret))).isEqualTo(401);

    edit(firstWorker, "role: worker", "role: root");
    assertThat(server.status(server.initializing(worker))).isEqualTo(401);
  }

  @Test
  void aRoleThatIsEditedGivesNothing() throws Exception {
    String token = server.token(firstWorker);
    String session = server.initialize(token);
    String list = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/list\"}";
    assertThat(server.send(server.in(session, token, list)).body()).contains("case.begin");

    edit(firstWorker, "role: worker", "role: doc_mirror_manager");
    assertThat(server.status(server.in(session, token, list))).isEqualTo(401);
    assertThat(server.status(server.initializing(token))).isEqualTo(401);

    edit(firstWorker, "role: doc_mirror_manager", "role: worker");
    assertThat(server.send(server.in(session, token, list)).body())
        .contains("case.begin")
        .doesNotContain("mirror.refresh");
  }

  @Test
  void aThreadThatWasStoppedIsLetInNoMore() throws Exception {
    String token = server.token(firstWorker);
    assertThat(server.status(server.initializing(token))).isEqualTo(200);
    scene.root().call("thread.child.stop", "thread_id", firstWorker);
    assertThat(server.status(server.initializing(token))).isEqualTo(401);
  }

  private void edit(String thread, String from, String to) throws IOException {
    Path file = scene.path().resolve(".orchestrator/threads/" + thread + ".md");
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  @Test
  void progressComesAsEventsBeforeTheAnswer() throws Exception {
    String token = server.rootToken();
    String session = server.initialize(token);
    HttpResponse<String> answer = server.send(server.in(session, token, waiting(5, 1)));

    assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
    List<JsonNode> events =
        answer
            .body()
            .lines()
            .filter(line -> line.startsWith("data: "))
            .map(line -> read(line.substring("data: ".length())))
            .toList();
    assertThat(events.getFirst().at("/params/message").asText()).startsWith(firstWorker + " is ");
    assertThat(events.getLast().at("/result/structuredContent/achieved").asBoolean(true)).isFalse();
  }

  @Test
  void aCallThatIsCancelledEndsWithoutAnAnswer() throws Exception {
    String token = server.rootToken();
    String session = server.initialize(token);
    var call =
        server
            .http()
            .sendAsync(server.in(session, token, waiting(6, 800)).build(), BodyHandlers.ofString());
    String cancel =
        """
        {"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":6}}\
        """;
    Waiting.until(
        "the call is over",
        () -> {
          assertThat(status(server.in(session, token, cancel))).isEqualTo(202);
          return call.isDone();
        });
    assertThat(call.join().body()).doesNotContain("result");
  }

  private String waiting(int id, int seconds) {
    return """
    {"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":"orch_thread","arguments":\
    {"method":"thread.child.wait_status","params":{"session_id":"%s","thread_id":"%s",\
    "timeout_seconds":%d}},"_meta":{"progressToken":"p"}}}\
    """
        .formatted(id, scene.session(), firstWorker, seconds);
  }

  private int status(HttpRequest.Builder request) {
    try {
      return server.status(request);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode read(String text) {
    try {
      return Wire.JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
