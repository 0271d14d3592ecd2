package dev.codestrator.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.codestrator.testing.GitFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Six servers on one clone at once; `bench/mcp.mjs` does the same for a minute.
class SixServersIT {
  private static final int SERVERS = 6;
  private static final int TURNS = 8;

  @TempDir Path temp;

  /// What one server acknowledged, and what it said otherwise.
  private record Told(List<String> made, List<String> ticked, List<String> errors) {}

  @Test
  void whatSixServersAcknowledgeIsOnDiskAndNothingElseGoesWrong() throws Exception {
    GitFixture repository = GitFixture.in(temp);
    Program program = Program.in(temp, repository, Map.of());
    List<Told> all = new ArrayList<>();
    Path root;
    String shared;
    try (Raw first = Raw.of(program, repository.root())) {
      JsonNode session =
          call(first, "session.open", "{\"user_request\":\"Load\"}").at("/structuredContent");
      root = Path.of(session.path("worktree_path").asText());
      JsonNode tree =
          call(first, "task.create", TREE).at("/structuredContent/children/0/children/0");
      shared = tree.at("/children/0/id").asText();
      call(first, "case.begin", "{\"case_id\":\"" + shared + "\"}");
      String group = tree.path("id").asText();
      List<Callable<Told>> works =
          Stream.iterate(0, n -> n + 1)
              .limit(SERVERS)
              .<Callable<Told>>map(n -> () -> work(program, root, group, shared, n))
              .toList();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Future<Told> each : threads.invokeAll(works)) {
          all.add(each.get());
        }
      }
    }
    assertThat(all).allSatisfy(told -> assertThat(told.errors()).isEmpty());
    assertThat(all).allSatisfy(told -> assertThat(told.made()).hasSize(TURNS));
    assertThat(all).allSatisfy(told -> assertThat(told.ticked()).hasSize(TURNS));
    String names = names(root.resolve(".orchestrator/tasks"));
    String ticks = Files.readString(file(root, shared));
    for (Told told : all) {
      assertThat(told.made()).allMatch(names::contains, "is on disk");
      assertThat(told.ticked())
          .allMatch(step -> ticks.contains("- [x] " + step + " ^"), "is ticked");
    }
  }

  private static final String TREE =
      """
      {"level":"epic","title":"E","children":[{"title":"F","children":[{"title":"G","children":\
      [{"title":"Shared"}]}]}]}\
      """;

  private static Told work(Program program, Path root, String group, String shared, int n)
      throws Exception {
    var told = new Told(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    try (Raw server = Raw.of(program, root)) {
      for (int turn = 0; turn < TURNS; turn++) {
        String words = "{\"level\":\"case\",\"title\":\"C\",\"parent_id\":\"" + group + "\"}";
        JsonNode made = call(server, "task.create", words);
        note(told, made, told.made(), made.at("/structuredContent/id").asText());
        String step = "By " + n + " turn " + turn;
        String check =
            "{\"case_id\":\"" + shared + "\",\"step\":\"" + step + "\",\"result\":\"pass\"}";
        note(told, call(server, "step.check", check), told.ticked(), step);
      }
    }
    return told;
  }

  private static void note(Told told, JsonNode result, List<String> done, String what) {
    if (result.path("isError").asBoolean(true)) {
      told.errors().add(result.toString());
    } else {
      done.add(what);
    }
  }

  private static JsonNode call(Raw server, String method, String params) throws Exception {
    String arguments = "{\"method\":\"" + method + "\",\"params\":" + params + "}";
    return server.call(1, "orchestrator.call", arguments).next().path("result");
  }

  private static String names(Path folder) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      return String.join("\n", files.map(path -> path.getFileName().toString()).toList());
    }
  }

  private static Path file(Path root, String task) throws Exception {
    try (Stream<Path> files = Files.walk(root.resolve(".orchestrator/tasks"))) {
      return files
          .filter(path -> path.getFileName().toString().startsWith(task))
          .findFirst()
          .orElseThrow();
    }
  }
}
