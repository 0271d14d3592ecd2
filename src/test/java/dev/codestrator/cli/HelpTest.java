package dev.codestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.codestrator.Cli;
import dev.codestrator.api.Registry;
import dev.codestrator.testing.GitFixture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
  private static final Registry REGISTRY = Cli.dispatcher().registry();

  @TempDir private static Path folder;

  static Stream<Arguments> verbs() {
    return Verbs.ALL.stream().map(verb -> arguments(verb.path(), verb));
  }

  private static Grammar grammar(Verb verb) {
    return new Grammar(verb, REGISTRY.get(verb.method()));
  }

  /// The words of an example, as a shell splits them; `$(...)` inside it is the example.
  private static List<String> words(String example) {
    Matcher inner = Pattern.compile("\\$\\((.*)\\)").matcher(example);
    Matcher word = WORD.matcher(inner.find() ? inner.group(1) : example);
    var words = new ArrayList<String>();
    while (word.find()) {
      words.add(
          Stream.of(1, 2, 3).map(word::group).filter(g -> g != null).findFirst().orElseThrow());
    }
    return words;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("verbs")
  void theExampleOfACommandIsTakenByItsMethod(String path, Verb verb) {
    List<String> words = words(verb.example());
    int length = path.split(" ").length + 1;
    assertThat(words.subList(0, length)).containsExactly(("orch " + path).split(" "));
    Map<String, Object> values = grammar(verb).parse(words.subList(length, words.size())).values();
    assertThat(REGISTRY.get(verb.method()).shape().readStrictly(values)).isNotNull();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("verbs")
  void theHelpOfACommandSaysWhatItIsForAndShowsItsExample(String path, Verb verb) {
    Cli cli = new Cli(new GitFixture(folder, folder), folder, Map.of(), "");
    var words = new ArrayList<>(List.of(path.split(" ")));
    words.add("--help");
    String help = cli.done(words.toArray(String[]::new)).out();
    assertThat(help)
        .startsWith("Usage: orch " + path)
        .contains(verb.purpose(REGISTRY.get(verb.method())))
        .contains("Example: ", "-C", "--session", "--json", "--quiet")
        .doesNotContain("%", "null");
    words.removeLast();
    words.addFirst("help");
    assertThat(cli.done(words.toArray(String[]::new)).out()).isEqualTo(help);
  }

  @Test
  void noFieldOfAMethodLacksAPlaceInItsCommand() {
    for (Verb verb : Verbs.ALL) {
      var names = REGISTRY.get(verb.method()).shape().fields().stream().map(f -> f.name()).toList();
      assertThat(names)
          .as(verb.path())
          .containsAll(verb.positionals())
          .containsAll(verb.fixed().keySet());
    }
  }

  @Test
  void theListOfCommandsHasEveryCommandOnceWithItsPurpose() {
    Cli cli = new Cli(new GitFixture(folder, folder), folder, Map.of(), "");
    List<String> lines = cli.done("help").out().lines().toList();
    for (Verb verb : Verbs.ALL) {
      assertThat(lines)
          .filteredOn(line -> line.startsWith("  " + verb.path() + " "))
          .filteredOn(line -> line.endsWith(verb.purpose(REGISTRY.get(verb.method()))))
          .as(verb.path())
          .hasSize(1);
    }
    assertThat(lines).contains("Sessions", "Child agents in tmux panes", "More");
    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(110));
  }

  @Test
  void theFirstWordOfACommandShowsItsCommands() {
    Cli cli = new Cli(new GitFixture(folder, folder), folder, Map.of(), "");
    String help = cli.done("task", "--help").out();
    assertThat(help).contains("task add", "task tree").doesNotContain("case begin");
    assertThat(cli.done("help", "task").out()).isEqualTo(help);
    assertThat(cli.done("inbox", "--help").out()).startsWith("Usage: orch inbox");
  }

  @Test
  void helpIsAskedForInEveryUsualWay() {
    Cli cli = new Cli(new GitFixture(folder, folder), folder, Map.of(), "");
    String help = cli.done("help").out();
    assertThat(cli.done("--help").out()).isEqualTo(help);
    assertThat(cli.done("-h").out()).isEqualTo(help);
    Cli.Ran nothing = cli.run();
    assertThat(nothing.out()).isEqualTo(help);
    assertThat(nothing.exit()).isEqualTo(2);
  }

  @Test
  void programsHaveHelpToo() {
    Cli cli = new Cli(new GitFixture(folder, folder), folder, Map.of(), "");
    assertThat(cli.done("call", "--help").out()).contains("METHOD", "JSON", "--list");
    assertThat(cli.done("demo", "--help").out()).contains("--keep", "--speed");
  }
}
