package dev.codestrator.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.ThreadStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  /// Signs a second apart.
  private static ThreadStatus after(Sign... signs) {
    return Turns.follow(List.of(signs)).orElseThrow().status();
  }

  private static Sign sign(int second, String turn, Sign.Kind kind) {
    return sign(second, turn, kind, "");
  }

  private static Sign sign(int second, String turn, Sign.Kind kind, String call) {
    return new Sign(
        START.plus(Duration.ofSeconds(second)),
        Optional.of(turn).filter(text -> !text.isEmpty()),
        kind,
        Optional.of(call).filter(text -> !text.isEmpty()),
        "",
        "hook");
  }

  @Test
  void theEndOfAnOlderTurnEndsNoNewerOne() {
    assertThat(
            after(
                sign(1, "a", Sign.Kind.BEGUN),
                sign(2, "b", Sign.Kind.BEGUN),
                sign(3, "a", Sign.Kind.ENDED)))
        .isEqualTo(ThreadStatus.PROCESSING);
  }

  @Test
  void theEndOfATurnWhoseBeginningNobodyHeardIsOfAnOlderOne() {
    assertThat(after(sign(2, "b", Sign.Kind.BEGUN), sign(3, "a", Sign.Kind.ENDED)))
        .isEqualTo(ThreadStatus.PROCESSING);
  }

  @Test
  void workInATurnWhoseBeginningNobodyHeardIsOfANewerOne() {
    assertThat(
            after(
                sign(1, "a", Sign.Kind.BEGUN),
                sign(2, "a", Sign.Kind.ENDED),
                sign(3, "b", Sign.Kind.WORKING)))
        .isEqualTo(ThreadStatus.PROCESSING);
  }

  @Test
  void whatComesAfterAnInterruptInItsTurnChangesNothing() {
    for (Sign.Kind late : List.of(Sign.Kind.RAN, Sign.Kind.ENDED, Sign.Kind.WORKING)) {
      assertThat(
              after(
                  sign(1, "a", Sign.Kind.BEGUN),
                  sign(2, "a", Sign.Kind.INTERRUPTED),
                  sign(3, "a", late)))
          .as(late.name())
          .isEqualTo(ThreadStatus.INTERRUPTED);
    }
  }

  @Test
  void anEndSaysLessThanAFailure() {
    assertThat(
            after(
                sign(1, "a", Sign.Kind.BEGUN),
                sign(2, "a", Sign.Kind.FAILED),
                sign(3, "a", Sign.Kind.ENDED)))
        .isEqualTo(ThreadStatus.ERROR);
  }

  @Test
  void theEndOfOneToolAnswersNoQuestionAboutAnother() {
    Sign asked = sign(2, "a", Sign.Kind.ASKED, "Bash rm x");
    Sign begun = sign(1, "a", Sign.Kind.BEGUN);
    assertThat(after(begun, asked, sign(3, "a", Sign.Kind.RAN, "Bash ls")))
        .isEqualTo(ThreadStatus.WAITING_USER_ANSWER);
    assertThat(after(begun, asked, sign(3, "a", Sign.Kind.RAN, "Bash rm x")))
        .isEqualTo(ThreadStatus.PROCESSING);
  }

  @Test
  void whatASubagentAsksIsAskedUntilItHasRun() {
    Sign ended = sign(1, "a", Sign.Kind.ENDED);
    Sign asked = sign(2, "", Sign.Kind.ASKED, "Bash rm x");
    assertThat(after(ended, asked)).isEqualTo(ThreadStatus.WAITING_USER_ANSWER);
    assertThat(after(ended, asked, sign(3, "", Sign.Kind.RAN, "Bash rm x")))
        .isEqualTo(ThreadStatus.IDLE);
  }

  @Test
  void aCompactionLeavesThingsAsTheyWere() {
    Sign compacting = sign(3, "b", Sign.Kind.COMPACTING);
    Sign compacted = sign(4, "b", Sign.Kind.COMPACTED);
    Sign begun = sign(1, "a", Sign.Kind.BEGUN);
    assertThat(after(begun, sign(2, "a", Sign.Kind.ENDED), compacting))
        .isEqualTo(ThreadStatus.PROCESSING);
    assertThat(after(begun, sign(2, "a", Sign.Kind.ENDED), compacting, compacted))
        .isEqualTo(ThreadStatus.IDLE);
    assertThat(after(begun, compacting, compacted)).isEqualTo(ThreadStatus.PROCESSING);
  }

  @Test
  void theOrderInWhichSignsAreReadIsOfNoMatter() {
    var random = new Random(7);
    var signs =
        new ArrayList<>(
            List.of(
                sign(1, "a", Sign.Kind.BEGUN),
                sign(2, "a", Sign.Kind.ASKED, "Bash ls"),
                sign(3, "a", Sign.Kind.RAN, "Bash ls"),
                sign(4, "a", Sign.Kind.ENDED),
                sign(5, "b", Sign.Kind.BEGUN),
                sign(6, "a", Sign.Kind.INTERRUPTED),
                sign(7, "b", Sign.Kind.ASKED, "Bash rm x")));
    for (int round = 0; round < 100; round++) {
      Collections.shuffle(signs, random);
      assertThat(after(signs.toArray(Sign[]::new))).isEqualTo(ThreadStatus.WAITING_USER_ANSWER);
    }
  }

  @Test
  void withoutSignsNothingIsKnown() {
    assertThat(Turns.follow(List.of())).isEmpty();
  }
}
