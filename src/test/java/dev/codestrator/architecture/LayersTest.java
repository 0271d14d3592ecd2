package dev.codestrator.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The packages know each other as the picture says.
class LayersTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(Picture.ROOT);

  /// For each rule, types that break it.
  private static final Map<String, List<String>> BREAKS =
      Map.ofEntries(
          Map.entry("every package has its place", List.of("dev.codestrator.modle.A:")),
          knowing("board", "cli"),
          knowing("cli", "mcp"),
          knowing("mcp", "cli"),
          knowing("api", "cli"),
          knowing("app", "api"),
          knowing("store", "git"),
          knowing("git", "tmux"),
          knowing("http", "store"),
          knowing("tmux", "agent"),
          knowing("agent", "app"),
          knowing("mirror", "store"),
          knowing("markdown", "io"),
          knowing("io", "markdown"),
          knowing("json", "io"),
          knowing("model", "io"),
          Map.entry(
              "nothing knows the composition root",
              List.of(
                  "dev.codestrator.Wiring:", "dev.codestrator.cli.A: dev.codestrator.Wiring w;")),
          Map.entry(
              "packages are free of cycles",
              List.of(
                  "dev.codestrator.app.task.A: dev.codestrator.app.graph.B b;",
                  "dev.codestrator.app.graph.B: dev.codestrator.app.task.A a;")),
          pure("agent"),
          pure("mirror"),
          pure("markdown"),
          pure("json"),
          breaks("model is plain Java", "model", "javax.tools.Tool t;"),
          breaks(
              "files and processes only in io",
              "store",
              "boolean is(java.nio.file.Path p) { return java.nio.file.Files.exists(p); }"),
          breaks("picocli has its users", "mcp", "picocli.CommandLine c;"),
          breaks(
              "io.modelcontextprotocol has its users",
              "cli",
              "io.modelcontextprotocol.server.McpServer s;"),
          breaks("reactor has its users", "api", "reactor.core.publisher.Mono<String> m;"),
          breaks(
              "com.sun.net.httpserver has its users",
              "cli",
              "com.sun.net.httpserver.HttpServer s;"),
          breaks(
              "com.fasterxml.jackson has its users",
              "store",
              "com.fasterxml.jackson.databind.JsonNode n;"),
          breaks("org.yaml.snakeyaml has its users", "store", "org.yaml.snakeyaml.Yaml y;"),
          breaks(
              "com.vladsch.flexmark has its users",
              "app.task",
              "com.vladsch.flexmark.parser.Parser p;"),
          breaks(
              "org.eclipse.jgit has its users", "app.merge", "org.eclipse.jgit.lib.Repository r;"),
          breaks(
              "com.knuddels.jtokkit has its users", "cli", "com.knuddels.jtokkit.api.Encoding e;"),
          breaks("org.jline has its users", "cli.job", "org.jline.terminal.Terminal t;"),
          breaks("no other library", "cli", "org.slf4j.Logger l;"),
          breaks("one clock", "app.task", "java.time.Instant i = java.time.Instant.now();"),
          breaks("one console", "cli", "void a() { System.out.println(); }"));

  @ParameterizedTest
  @MethodSource("rules")
  void ourClassesKeepTheRule(String rule) {
    Picture.rules().get(rule).check(OURS);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleCanFail(String rule, @TempDir Path folder) {
    assertThat(BREAKS).as("types that break it").containsKey(rule);
    var planted = Planted.classes(folder, BREAKS.get(rule));
    assertThat(Picture.rules().get(rule).evaluate(planted).hasViolation()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("clocks")
  void everyWayToAskTheClockIsSeen(String expression, @TempDir Path folder) {
    var planted =
        Planted.classes(
            folder, List.of("dev.codestrator.app.task.A: Object o = " + expression + ";"));
    assertThat(Picture.rules().get("one clock").evaluate(planted).hasViolation()).isTrue();
  }

  @Test
  void whatThePictureAllowsBreaksNoRule(@TempDir Path folder) {
    var planted =
        Planted.classes(
            folder,
            List.of(
                "dev.codestrator.model.A:",
                "dev.codestrator.io.B: dev.codestrator.model.A a; java.lang.ProcessBuilder p;",
                "dev.codestrator.app.task.C: dev.codestrator.io.B b;",
                "dev.codestrator.app.merge.D: dev.codestrator.app.task.C c;",
                "dev.codestrator.cli.E: dev.codestrator.app.merge.D d; picocli.CommandLine l;",
                "dev.codestrator.Wiring: Object now = java.time.Instant.now();",
                "dev.codestrator.Main: Wiring w; void a() { System.exit(0); }"));
    Picture.rules().values().forEach(rule -> rule.check(planted));
  }

  private static Stream<String> rules() {
    return Picture.rules().keySet().stream();
  }

  private static Stream<String> clocks() {
    return Stream.of(
        "java.time.LocalDate.now()", "java.time.Clock.systemUTC()", "System.currentTimeMillis()");
  }

  private static Map.Entry<String, List<String>> knowing(String upper, String other) {
    return Map.entry(upper + " looks down only", pair(upper, other));
  }

  private static Map.Entry<String, List<String>> pure(String name) {
    return Map.entry(name + " is pure", pair(name, "io"));
  }

  private static Map.Entry<String, List<String>> breaks(String rule, String where, String body) {
    return Map.entry(rule, List.of("dev.codestrator." + where + ".A:" + body));
  }

  private static List<String> pair(String user, String used) {
    var usedType = "dev.codestrator." + used + ".B";
    return List.of(usedType + ":", "dev.codestrator." + user + ".A: " + usedType + " b;");
  }
}
