package dev.codestrator.cli.view;

import static dev.codestrator.cli.view.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.app.live.Actor;
import dev.codestrator.app.live.Sight;
import dev.codestrator.model.Id;
import dev.codestrator.model.ThreadStatus;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaintingTest {
  private static final String EVIL =
      "a\u001b]52;c;ZXZpbA==\u0007b\u001b[2J\u009b31mc\u001bPx\u001b\\d\u0085\u202ee\u200df\r\n日本語\t😀";

  private static List<String> drawn(State state, int columns, int rows) {
    return Painting.lines(state, NOW, columns, rows).stream()
        .map(line -> line.text().stripTrailing())
        .toList();
  }

  @Test
  void aUsualScreenShowsAllThatMatters() {
    State state = Samples.state().hearing(Samples.WORKER, List.of("$ mvn test", "Tests run: 3"));
    assertThat(drawn(state, 100, 16))
        .containsExactly(
            "orch shop  1 at work, 1 asking, 1 over",
            "s-3f9k0ab  Pay by card  open, root alive",
            "> t-9k3m0aa processing    3m 5s    12k  worker   c-4hq8zz1 Refuse expired ca… · Wrote the test first",
            "  t-9k3m0bb asks          3m 5s    12k  worker   c-4hq8zz1 Round amounts · May I run mvn test?",
            "jobs  1 running",
            "  t-9k3m0cc completed     2m 5s    12k  job      c-4hq8zz1 Find the flaky test",
            "━━ t-9k3m0aa worker · processing · 3m 5s · 12k tokens · context 45% " + "━".repeat(32),
            "Refuse expired cards",
            "says: Wrote the test first",
            "━".repeat(100),
            "$ mvn test",
            "Tests run: 3",
            "",
            "",
            "inbox 3 unread · merge queue 0 · leases 1: src/pay/** (t-9k3m0aa)",
            "? help  q quit  ↑↓ select  a attach  s send  r reply  i interrupt  x stop  / filter"
                + "  f status");
  }

  @Test
  void aNarrowScreenKeepsWhoAndWhat() {
    assertThat(drawn(Samples.state(), 40, 12))
        .startsWith(
            "orch shop  1 at work, 1 asking, 1 over",
            "s-3f9k0ab  Pay by card  open, root alive".substring(0, 40).strip(),
            "> t-9k3m0aa processing  c-4hq8zz1 Refus…",
            "  t-9k3m0bb asks        c-4hq8zz1 Round…")
        .last()
        .isEqualTo("? help  q quit  ↑↓ select  a attach");
  }

  static Stream<State> states() {
    State evil =
        State.of(
                new Sight(
                    NOW,
                    "/x/" + EVIL.replace("/", ""),
                    List.of(
                        new Sight.Troop(
                            "s-3f9k0ab",
                            EVIL.repeat(9),
                            EVIL,
                            List.of(
                                Samples.asking(Samples.ASKING, EVIL.repeat(5), EVIL.repeat(50)),
                                Samples.saying(
                                    Samples.WORKER, ThreadStatus.ERROR, "日本".repeat(99), EVIL)))),
                    List.of(EVIL.repeat(20)),
                    List.of(EVIL),
                    1,
                    List.of()))
            .hearing(Samples.ASKING, List.of(EVIL.repeat(20), "\u001b[31mred", "x".repeat(500)));
    return Stream.of(
        evil,
        evil.refused(EVIL.repeat(9)),
        evil.in(new Mode.Helping()),
        evil.in(new Mode.Filtering(Filter.NONE)).by(new Filter(EVIL, Filter.Show.ALL)),
        evil.in(new Mode.Writing(evil.shown().getFirst(), true, EVIL.repeat(30))),
        evil.in(new Mode.Confirming(evil.shown().getFirst())),
        Samples.state(),
        State.of(Samples.sight(Samples.many(100), Samples.many(2))),
        State.of(Samples.sight(List.of(), List.of())));
  }

  @ParameterizedTest
  @MethodSource("states")
  void everyLineHasRoomAndCommandsNothing(State state) {
    for (int columns : List.of(1, 2, 7, 20, 40, 59, 60, 80, 120, 300)) {
      for (int rows : List.of(1, 2, 3, 5, 9, 10, 24, 80)) {
        List<Line> lines = Painting.lines(state, NOW, columns, rows);
        assertThat(lines).as(columns + "x" + rows).hasSize(rows);
        assertThat(lines).allSatisfy(line -> assertThat(line.width()).isLessThanOrEqualTo(columns));
        assertThat(lines.stream().map(Line::text).collect(Collectors.joining()))
            .doesNotContainPattern("[\\p{Cc}\\p{Cf}]")
            .doesNotContain("52;c", "ZXZpbA", "[31m", "[2J");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20, 50, 98, 99})
  void whoIsChosenIsInSightHoweverManyThereAre(int index) {
    List<Actor> many = Samples.many(100);
    Id id = many.get(index).id();
    State state = State.of(Samples.sight(many, List.of())).choosing(id);
    assertThat(drawn(state, 80, 24)).filteredOn(line -> line.startsWith("> ")).hasSize(1);
    assertThat(drawn(state, 80, 24)).anyMatch(line -> line.startsWith("> " + id));
    assertThat(drawn(state, 80, 6)).anyMatch(line -> line.startsWith("> " + id));
  }

  @Test
  void theLastLinesOfOutputAreShownAndLeaveRoomForTheList() {
    List<String> output = Stream.iterate(1, i -> i + 1).limit(100).map(i -> "line " + i).toList();
    State state = Samples.state().hearing(Samples.WORKER, output);
    assertThat(drawn(state, 80, 24))
        .contains("line 100", "jobs  1 running")
        .doesNotContain("line 80", "line 1");
  }

  @Test
  void aLineThatIsWrittenShowsItsEnd() {
    Actor actor = Samples.state().shown().getFirst();
    State state =
        Samples.state().in(new Mode.Writing(actor, false, "begin " + "x".repeat(100) + " end"));
    assertThat(drawn(state, 60, 24).getLast()).startsWith("Send to t-9k3m0aa: xx").endsWith("end");
    assertThat(drawn(state.in(new Mode.Confirming(actor)), 60, 24).getLast())
        .isEqualTo("Stop t-9k3m0aa with all that it started? y/n");
  }

  @Test
  void aFilterIsNamedAndWhoDoesNotFitIsLeftOut() {
    State state = Samples.state().by(new Filter("flaky", Filter.Show.OVER));
    assertThat(drawn(state, 80, 24).getFirst()).endsWith("only over /flaky");
    assertThat(drawn(state, 80, 24)).noneMatch(line -> line.contains("Pay by card"));
    State none = Samples.state().by(new Filter("nobody", Filter.Show.ALL));
    assertThat(drawn(none, 80, 24)).contains("Nobody fits; Esc shows all");
  }

  @Test
  void longWordsOfAnAgentAreBrokenIntoAFewLines() {
    String asked = "May I run this command which is rather long and goes on ".repeat(9);
    State state =
        State.of(Samples.sight(List.of(Samples.asking(Samples.ASKING, "Round", asked)), List.of()));
    assertThat(drawn(state, 50, 24))
        .filteredOn(line -> line.contains("command") || line.contains("rather"))
        .hasSizeBetween(3, 5);
  }

  @Test
  void whatCannotBeReadIsTold() {
    Sight seen = Samples.state().sight();
    var broken =
        new Sight(NOW, "/", seen.troops(), List.of(), List.of(), 0, List.of("s-1.md:3: bad"));
    assertThat(drawn(State.of(broken), 80, 24)).contains("unreadable: s-1.md:3: bad");
  }
}
