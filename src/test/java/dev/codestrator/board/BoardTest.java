package dev.codestrator.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codestrator.TestWiring;
import dev.codestrator.json.Json;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the board gives, to whom, and what it refuses.
class BoardTest {
  private static final String HOSTILE = "<img src=x onerror=alert(1)> [x](javascript:alert(1))";

  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene scene;
  private String task;
  private Boarded board;

  @BeforeEach
  void open() {
    orchestra = Orchestra.in(temp);
    scene = orchestra.open("Checkout");
    task = scene.aCase(HOSTILE, Map.of("steps", List.of("One", "Two"), "description", HOSTILE));
    board = Boarded.of(orchestra, true);
  }

  @AfterEach
  void close() {
    board.close();
    orchestra.close();
    assertThat(board.errors().toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private Map<String, Object> in(Object... pairs) {
    var params = new LinkedHashMap<String, Object>();
    params.put("session_id", scene.session());
    for (int i = 0; i < pairs.length; i += 2) {
      params.put((String) pairs[i], pairs[i + 1]);
    }
    return params;
  }

  private Map<String, Object> check() {
    return in("case_id", task, "step", "One", "result", "pass");
  }

  private String file() throws IOException {
    return Files.readString(scene.file(task));
  }

  @Test
  void thePageAndItsPartsMayDoNothingButAskUs() throws Exception {
    for (String path : List.of("/", "/app.js", "/board.css", "/page.css", "/favicon.svg")) {
      HttpResponse<String> answer = board.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }
    assertThat(board.get("/").body())
        .doesNotContainPattern("(?i)https?://|<script>|style=| on\\w+=");
  }

  @Test
  void methodsThatChangeNothingAreCalledWithoutAToken() throws Exception {
    HttpResponse<String> answer = board.send(board.calling("task.get", in("task_id", task)));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Json.object(answer.body()).get("title")).isEqualTo(HOSTILE);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(board.status(board.calling("worktree.overlap", in()))).isEqualTo(200);
  }

  @Test
  void lookingIsNoSignOfLifeOfTheRoot() throws Exception {
    String before = seen();
    orchestra.clock().pass(Duration.ofMinutes(5));
    board.send(board.calling("task.list", in()));
    assertThat(seen()).isEqualTo(before);
    scene.root().call("task.list");
    assertThat(seen()).isNotEqualTo(before);
  }

  private String seen() {
    return orchestra.root().call("session.list").list("sessions").getFirst().text("last_seen");
  }

  @Test
  void refusalsOfMethodsAreToldWithWhatToDo() throws Exception {
    HttpResponse<String> answer = board.send(board.calling("task.get", in("task_id", "c-0000000")));
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(Json.object(answer.body())).containsEntry("code", "unknown_id").containsKey("hint");
    assertThat(board.status(board.calling("no.such", in()))).isEqualTo(400);
    assertThat(board.status(board.calling("task.list", Map.of("wrong", 1)))).isEqualTo(400);
  }

  @Test
  void writingTakesTheToken() throws Exception {
    scene.root().call("case.begin", "case_id", task);
    String before = file();
    assertThat(board.status(board.calling("step.check", check()))).isEqualTo(401);
    var wrong = board.calling("step.check", check()).header("Authorization", "Bearer x");
    assertThat(board.status(wrong)).isEqualTo(401);
    assertThat(file()).isEqualTo(before);
    assertThat(board.status(board.trusted("step.check", check()))).isEqualTo(200);
    assertThat(file()).contains("- [x] One");
  }

  @Test
  void aBoardForLookingWritesForNobody() throws Exception {
    scene.root().call("case.begin", "case_id", task);
    try (Boarded looking = Boarded.of(orchestra, false)) {
      assertThat(looking.open().place().url()).doesNotContain("token");
      var request =
          looking.calling("step.check", check()).header("Authorization", "Bearer " + board.token());
      assertThat(looking.status(request)).isEqualTo(403);
    }
    assertThat(file()).contains("- [ ] One");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"task.create", "session.close", "merge.main.land", "thread.child.wait_status"})
  void otherMethodsAreNotOnTheBoard(String method) throws Exception {
    assertThat(board.status(board.trusted(method, in()))).isEqualTo(403);
  }

  @Test
  void whatOthersWroteIsTextInWhatIsRendered() throws Exception {
    String words = board.get("/words/" + task + "?session_id=" + scene.session()).body();
    assertThat(words).contains("&lt;img src=x").doesNotContain("<img", "href=\"java", "<h1");
    scene.aCase("</svg><script>", Map.of("depends_on", List.of(task)));
    String graph = board.get("/graph?session_id=" + scene.session()).body();
    assertThat(graph)
        .contains("&lt;/svg&gt;&lt;script&gt;", "href=\"#/task/" + task)
        .doesNotContain("<img", "<script");
  }

  @Test
  void theFileThatOpensItIsForItsOwnerAloneAndGoesWithIt() throws Exception {
    Path opener = board.open().place().opener();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(opener)))
        .isEqualTo("rw-------");
    assertThat(opener).content().contains(board.open().place().url());
    board.close();
    assertThat(opener).doesNotExist();
  }

  @Test
  void childrenOpenNone() {
    var program = new BoardProgram(orchestra.dispatcher(), TestWiring.mirrors());
    var wish = new BoardProgram.Wish(0, true, Optional.empty());
    assertThatThrownBy(() ->
            program.open(
                orchestra.git().root(),
                Boarded.caller(Role.WORKER),
                wish,
                new PrintStream(System.err, true, StandardCharsets.UTF_8)))
        .isInstanceOf(Rejection.Forbidden.class);
  }

  @Test
  void itEndsWhenNobodyLooks() {
    var program = new BoardProgram(orchestra.dispatcher(), TestWiring.mirrors());
    var wish = new BoardProgram.Wish(0, false, Optional.of(Duration.ofMillis(300)));
    var places = new ArrayList<BoardProgram.Place>();
    program.serve(
        orchestra.git().root(),
        Boarded.caller(Role.ROOT),
        wish,
        places::add,
        new PrintStream(System.err, true, StandardCharsets.UTF_8));
    assertThat(places).hasSize(1);
  }
}
