package dev.codestrator.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Makes the recordings that the golden test of agents' states judges, with the real programs:
/// `src/test/agents/record [NAME...]`.
///
/// What is expected of a recording comes from the situation that was brought about, never from what
/// our own code says of it.
@SuppressWarnings("try") // the end of an agent may be interrupted
final class Recorder {
  private static final Path RECORDINGS = Path.of("src/test/resources/recordings");

  private final Map<RecordedCli, String> versions = new EnumMap<>(RecordedCli.class);

  private Recorder() {}

  /// Records.
  ///
  /// @param arguments beginnings of `cli/name`; without any all are recorded
  public static void main(String[] arguments) throws Exception {
    var recorder = new Recorder();
    int failed = 0;
    for (Situation situation : Situations.all()) {
      String name = situation.cli().program() + "/" + situation.name();
      if (arguments.length == 0 || List.of(arguments).stream().anyMatch(name::startsWith)) {
        failed += recorder.record(situation, RECORDINGS.resolve(name)) ? 0 : 1;
      }
    }
    System.exit(failed == 0 ? 0 : 1);
  }

  private boolean record(Situation situation, Path target) throws Exception {
    Path folder = Files.createTempDirectory("agent");
    try (ModelStandIn model = ModelStandIn.start();
        var agent = RecordedAgent.in(folder, situation.cli(), model, situation)) {
      model.on("WORK:", situation.script());
      return record(situation, agent, target);
    } finally {
      delete(folder);
    }
  }

  private boolean record(Situation situation, RecordedAgent agent, Path target) throws Exception {
    try {
      situation.acts().with(agent);
      keep(situation, agent, target);
      System.out.println("recorded " + target);
      return true;
    } catch (AssertionError e) {
      System.out.println("FAILED " + target + ": " + e.getMessage() + "\n" + agent.screen());
      return false;
    }
  }

  private void keep(Situation situation, RecordedAgent agent, Path target) throws Exception {
    Map<String, Object> facts = facts(situation, agent);
    String screen = agent.screen();
    var anonymous = new Anonymous(agent);
    delete(target);
    Files.createDirectories(target.resolve("events"));
    for (String name : agent.eventNames()) {
      String event = RecordedAgent.read(agent.events().resolve(name));
      Files.writeString(
          target.resolve("events").resolve(anonymous.name(name)), anonymous.event(event));
    }
    Optional<Path> transcript = agent.transcript();
    if (transcript.isPresent()) {
      Files.writeString(
          target.resolve("transcript.jsonl"),
          anonymous.transcript(RecordedAgent.read(transcript.get())));
    }
    Files.writeString(target.resolve("screen.txt"), anonymous.text(screen) + "\n");
    var all = new LinkedHashMap<String, Object>();
    all.put("program", situation.cli().program());
    all.put("version", version(situation.cli()));
    all.put("situation", situation.name());
    all.put("facts", facts);
    var expected = new LinkedHashMap<String, Object>();
    expected.put("status", situation.expected().name());
    expected.putAll(new TreeMap<>(situation.truths()));
    all.put("expected", expected);
    String json = Dialect.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all);
    Files.writeString(target.resolve("recording.json"), anonymous.text(json) + "\n");
  }

  private static Map<String, Object> facts(Situation situation, RecordedAgent agent)
      throws IOException {
    Path started = agent.folder.resolve("started");
    Path exit = agent.folder.resolve("exit");
    var facts = new LinkedHashMap<String, Object>();
    facts.put("recorded", situation.recorded().name());
    facts.put("work_complete", situation.workComplete());
    facts.put("started", Files.exists(started));
    facts.put("alive", agent.isAlive());
    if (Files.exists(exit)) {
      facts.put("exit", Integer.parseInt(RecordedAgent.read(exit).strip()));
    }
    facts.put("pane", agent.found().isPresent());
    facts.put("title", agent.found().map(pane -> pane.title()).orElse(""));
    facts.put("now", Instant.now().toString());
    if (Files.exists(started)) {
      facts.put("begun", Files.getLastModifiedTime(started).toInstant().toString());
    }
    return facts;
  }

  private String version(RecordedCli cli) throws Exception {
    if (!versions.containsKey(cli)) {
      versions.put(cli, cli.version());
    }
    return versions.get(cli);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var all = Files.walk(folder)) {
        for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      }
    }
  }
}
