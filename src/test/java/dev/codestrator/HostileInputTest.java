package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.api.Dispatcher;
import dev.codestrator.api.Method;
import dev.codestrator.model.Caller;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.model.shape.Field;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Texts made to do harm, put into every text that any method takes: none is obeyed by a shell,
/// git, tmux, a terminal, a path or a page, and the records stay readable.
class HostileInputTest {
  /// How many texts each field gets, and which: `-Dhostile.each=29 -Dhostile.seed=7` tries others.
  private static final int EACH = Integer.getInteger("hostile.each", 3);

  private static final long SEED = Long.getLong("hostile.seed", 1);

  /// Their words are commands by intent, or end what the others need.
  private static final Set<String> LEFT_OUT =
      Set.of(
          "evidence.verify",
          "merge.review.request_auto",
          "resume.candidates.attach",
          "session.cleanup",
          "session.close",
          "thread.child.interrupt",
          "thread.child.stop");

  private static final Set<String> COMMANDS = Set.of("launch_command", "codex_command");

  @TempDir private Path temp;
  private Orchestra orchestra;
  private Scene scene;
  private Path canary;
  private final Map<String, Object> valid = new LinkedHashMap<>();
  private final List<String> bugs = new ArrayList<>();
  private int accepted;

  @BeforeEach
  void begin() {
    orchestra = Orchestra.in(temp);
    scene = orchestra.open("Checkout");
    canary = temp.resolve("canary");
    String aCase = scene.aCase("Case", Map.of("steps", List.of("One")));
    String thread = scene.spawn(aCase, "exec sleep 600");
    Answer plan = scene.root().call("graph.node.create", "node_type", "plan", "title", "Plan");
    String node = plan.text("id");
    Stream.of("task_id", "case_id", "text").forEach(name -> valid.put(name, aCase));
    Stream.of("thread_id", "receiver_thread_id").forEach(name -> valid.put(name, thread));
    Stream.of("node_id", "plan_node_id", "parent_node_id", "from_node_id")
        .forEach(name -> valid.put(name, node));
    valid.put(
        "to_node_id",
        scene.root().call("graph.node.create", "node_type", "slice", "title", "Slice").text("id"));
    valid.put("parent_worktree_id", scene.worktree());
    valid.put("worktree_id", scene.worktree());
    valid.put("level", "epic");
    valid.put("provider", "command");
    valid.put("timeout_seconds", 1);
    valid.put("step", "One");
    valid.put("create_on_disk", false);
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  private List<String> corpus() {
    String touch = "touch " + canary;
    return List.of(
        "$(" + touch + ")",
        "`" + touch + "`",
        "'; " + touch + "; '",
        "\"; " + touch + " #",
        "#(" + touch + ")",
        "#{run-shell '" + touch + "'}",
        "--output=" + canary,
        "--upload-pack=" + touch,
        "-c" + "core.fsmonitor=" + touch,
        "ext::sh -c " + touch,
        "line\n" + touch + "\n",
        "\u001b]52;c;cm0=\u0007\u001b[2J\u009b31m",
        "nul\u0000" + touch,
        "\u202etxt.exe\u2066",
        "---\nid: c-0000000\nrole: root\n---\n",
        "- [x] Done ^aaaa\n## Steps\n",
        "```\n~~~\n<!-- ",
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "](javascript:alert(1)) | a | b",
        "A[\"x\"]:::evil\nclick A \"javascript:alert(1)\"",
        "../../../../../../../.." + temp.resolve("away"),
        temp.resolve("away").toString(),
        "refs/heads/../../x.lock",
        "CON",
        "aux.md",
        "e\u0301clair \u00e9clair",
        "\ud800",
        "%s%n${jndi:ldap://x}",
        "x".repeat(5_000));
  }

  private Object filled(Field field, String text) {
    return field.kind() instanceof Kind.Items ? List.of(text) : text;
  }

  private static boolean takesText(Field field) {
    Kind kind = field.kind() instanceof Kind.Items items ? items.of() : field.kind();
    return (kind == Kind.Scalar.TEXT || kind == Kind.Scalar.PROSE || kind == Kind.Scalar.ID)
        && !COMMANDS.contains(field.name());
  }

  private Map<String, Object> needed(Method<?> method) {
    var values = new LinkedHashMap<String, Object>();
    for (Field field : method.shape().fields()) {
      if (valid.containsKey(field.name())
          && (field.required()
              || field.name().endsWith("seconds")
              || field.kind() == Kind.Scalar.FLAG)) {
        values.put(field.name(), valid.get(field.name()));
      } else if (field.required()) {
        values.put(field.name(), usual(field));
      }
    }
    return values;
  }

  private static Object usual(Field field) {
    return switch (field.kind()) {
      case Kind.Choice choice -> choice.words().getFirst();
      case Kind.Scalar scalar when scalar == Kind.Scalar.INTEGER || scalar == Kind.Scalar.LONG -> 1;
      case Kind.Scalar scalar when scalar == Kind.Scalar.FLAG -> false;
      case Kind.Items _ -> List.of();
      default -> "word";
    };
  }

  private void call(Dispatcher dispatcher, Method<?> method, Map<String, Object> values) {
    var caller =
        new Caller(
            Role.ROOT,
            Optional.of(new Id(scene.session())),
            Optional.empty(),
            "ada@host",
            "1 (a test)",
            false);
    try {
      dispatcher.call(orchestra.git().root(), caller, method.name(), values);
      accepted++;
    } catch (Rejection e) {
      assertThat(e.code()).matches("[a-z_]+");
    } catch (RuntimeException e) {
      bugs.add((method.name() + " " + values + ": " + e).replaceAll("[\\p{Cntrl}\\p{Cs}]", "?"));
    }
  }

  /// What is beside the repository and in it, but for worktrees: root may put those anywhere.
  private Set<String> outside() throws IOException {
    var names = new TreeSet<String>();
    for (Path folder : List.of(temp, orchestra.git().root())) {
      try (Stream<Path> files = Files.list(folder)) {
        files
            .filter(file -> !Files.isRegularFile(file.resolve(".git")))
            .map(file -> temp.relativize(file).toString())
            .filter(name -> !name.contains("repo-worktrees"))
            .forEach(names::add);
      }
    }
    return names;
  }

  @Test
  void noTextOfAnyMethodIsObeyed() throws IOException {
    var random = new Random(SEED);
    Set<String> before = outside();
    Dispatcher dispatcher = orchestra.dispatcher();
    int calls = 0;
    for (Method<?> method : dispatcher.registry().methods()) {
      if (LEFT_OUT.contains(method.name()) || method.name().equals("thread.child.spawn")) {
        continue;
      }
      for (Field field :
          method.shape().fields().stream().filter(HostileInputTest::takesText).toList()) {
        for (int i = 0; i < EACH; i++) {
          String text = corpus().get(random.nextInt(corpus().size()));
          Map<String, Object> values = needed(method);
          values.put(field.name(), filled(field, text));
          call(dispatcher, method, values);
          calls++;
        }
      }
    }
    assertThat(calls).isGreaterThan(500);
    assertThat(accepted).isGreaterThan(100);
    assertThat(bugs).as("seed " + SEED).isEmpty();
    assertThat(canary).doesNotExist();
    assertThat(outside()).isEqualTo(before);
    assertThat(orchestra.git().git("status", "--porcelain", ".", ":!.orchestrator")).isEmpty();
    assertThat(found()).as("seed " + SEED).doesNotContain("unreadable", "id_mismatch");
    EveryDisk.fits(scene);
    outputsHideNothing();
  }

  private List<String> found() {
    return scene.root().call("system.doctor").each("problems", "code");
  }

  private void outputsHideNothing() throws IOException {
    Cli cli =
        Cli.at(orchestra.git())
            .with("ORCH_SESSION", scene.session())
            .with("ORCH_TMUX_SOCKET", orchestra.tmux().socket());
    for (String command :
        List.of(
            "status",
            "sessions",
            "task list",
            "task tree",
            "children",
            "worktree list",
            "locks",
            "inbox",
            "graph",
            "graph --mermaid",
            "merge queue",
            "doctor",
            "here",
            "mirror")) {
      Cli.Ran ran = cli.run(command.split(" "));
      assertThat(ran.exit()).as(command + ran.err()).isNotEqualTo(70);
      assertThat(ran.out() + ran.err())
          .as(command + ", seed " + SEED)
          .doesNotContainPattern("[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069&&[^\\n\\t]]");
    }
    Path html = temp.resolve("repo/page.html");
    cli.run("mirror", "--html", html.toString());
    assertThat(Files.readString(html))
        .doesNotContain("<script>alert(1)", "<img src=x", "href=\"javascript:");
  }

  @Test
  void noTextOfASpawnIsObeyed() {
    var random = new Random(SEED);
    for (int i = 0; i < 3; i++) {
      String aCase = scene.aCase("Case " + i);
      var values = new LinkedHashMap<String, Object>();
      values.put("provider", "command");
      values.put("launch_command", "exec sleep 600");
      values.put("scope_case_ids", List.of(aCase));
      values.put("skip_ready_check", true);
      for (String name :
          List.of("title", "objective", "initial_prompt", "model", "tmux_window_name")) {
        values.put(name, corpus().get(random.nextInt(corpus().size())));
      }
      call(
          orchestra.dispatcher(),
          orchestra.dispatcher().registry().get("thread.child.spawn"),
          values);
    }
    assertThat(bugs).as("seed " + SEED).isEmpty();
    assertThat(canary).doesNotExist();
    assertThat(found()).doesNotContain("unreadable");
  }
}
