package dev.codestrator.texts;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.Cli;
import dev.codestrator.api.Method;
import dev.codestrator.api.Registry;
import dev.codestrator.app.install.Skill;
import dev.codestrator.model.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The skills are in the format of Agent Skills, complete, and true to what the server lets a role
/// do. [TextsIT] runs their commands.
class SkillsTest {
  private static final Path SKILLS = Path.of("skills");
  private static final Map<String, Role> READERS =
      Map.of(
          "codestrator", Role.ROOT,
          "codestrator-worker", Role.WORKER,
          "codestrator-reviewer", Role.MERGE_REVIEWER,
          "codex-orchestrator", Role.ROOT);

  private static final Pattern DOTTED = Pattern.compile("`([a-z_]+(?:\\.[a-z_]+)+)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)");
  private static final Set<String> FIELDS =
      Set.of("name", "description", "license", "compatibility", "metadata", "allowed-tools");
  private static final int LONGEST_TEXT = 20_000; // characters: 5,000 tokens
  private static final Registry REGISTRY = Cli.dispatcher().registry();

  static Stream<String> skills() throws IOException {
    try (Stream<Path> folders = Files.list(SKILLS)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  private static String text(String skill) throws IOException {
    return Files.readString(SKILLS.resolve(skill).resolve("SKILL.md"));
  }

  private static Map<String, Object> head(String skill) throws IOException {
    String[] parts = text(skill).split("(?m)^---\\n", 3);
    assertThat(parts).as("front matter of " + skill).hasSize(3).startsWith("");
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(parts[1]);
  }

  private static Set<String> files(String skill) throws IOException {
    Path folder = SKILLS.resolve(skill);
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void allSkillsAreThereEachWithAReaderAndInstalledWhole() throws IOException {
    assertThat(skills()).containsExactlyInAnyOrderElementsOf(READERS.keySet());
    assertThat(Skill.names()).containsExactlyInAnyOrderElementsOf(READERS.keySet());
    for (Skill skill : Skill.ALL) {
      assertThat(skill.files())
          .as(skill.name())
          .containsExactlyInAnyOrderElementsOf(files(skill.name()));
    }
  }

  @ParameterizedTest
  @MethodSource("skills")
  void itsHeadIsThatOfAnAgentSkill(String skill) throws IOException {
    Map<String, Object> head = head(skill);
    assertThat(FIELDS).containsAll(head.keySet());
    assertThat(head).containsEntry("name", skill);
    assertThat(skill).matches("[a-z0-9]+(-[a-z0-9]+)*").hasSizeLessThanOrEqualTo(64);
    String description = String.valueOf(head.get("description"));
    assertThat(description)
        .hasSizeBetween(40, 1024)
        .contains("Use when ")
        .doesNotContain("<", ">", "\n");
    assertThat(String.valueOf(head.get("compatibility"))).hasSizeBetween(1, 500);
  }

  @ParameterizedTest
  @MethodSource("skills")
  void itIsShortAndSaysWhoReadsItWhenItIsDoneAndWhatNeverToDo(String skill) throws IOException {
    String text = text(skill);
    assertThat(text.lines().count()).isLessThan(500);
    assertThat(text).hasSizeLessThan(LONGEST_TEXT);
    assertThat(text).containsPattern("(?m)^You (are|run|read) ");
    assertThat(text).containsPattern("(?i)you are\\s+done|## done");
    assertThat(text).containsPattern("(?m)^## (Never|The rule)$");
  }

  @ParameterizedTest
  @MethodSource("skills")
  void everyLinkLeadsToAFileOfTheSkillAndNoFileIsWithoutALink(String skill) throws IOException {
    Set<String> linked =
        LINK.matcher(text(skill)).results().map(m -> m.group(1)).collect(Collectors.toSet());
    linked.add("SKILL.md");
    assertThat(linked).containsExactlyInAnyOrderElementsOf(files(skill));
    assertThat(linked).allSatisfy(file -> assertThat(file.split("/", -1)).hasSizeLessThan(3));
  }

  @ParameterizedTest
  @MethodSource("skills")
  void itNamesOnlyMethodsThatItsReaderMayCall(String skill) throws IOException {
    for (String method : methods(text(skill))) {
      assertThat(REGISTRY.methods()).extracting(Method::name).as(skill).contains(method);
      assertThat(REGISTRY.get(method).allows(requireNonNull(READERS.get(skill))))
          .as(method)
          .isTrue();
    }
  }

  @Test
  void theSkillsOfChildrenNameWhatTheirLoopNeeds() throws IOException {
    assertThat(methods(text("codestrator-worker")))
        .contains("case.begin", "step.check", "case.complete", "case.block", "work.current_ref");
    assertThat(methods(text("codestrator-reviewer")))
        .contains("merge.review_context", "merge.review.submit", "inbox.send");
    assertThat(methods(text("codestrator"))).hasSizeGreaterThan(30);
  }

  /// What is written like a method.
  private static Set<String> methods(String text) {
    return DOTTED
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .filter(name -> !List.of("agents.log", "config.yaml").contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
