package dev.codestrator.cli.view;

import static dev.codestrator.cli.view.Samples.ASKING;
import static dev.codestrator.cli.view.Samples.JOB;
import static dev.codestrator.cli.view.Samples.WORKER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.app.live.Actor;
import dev.codestrator.model.Id;
import dev.codestrator.model.ThreadStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyboardTest {
  private State state = Samples.state();
  private Optional<Effect> effect = Optional.empty();

  private void press(Key key) {
    Step step = Keyboard.press(state, key);
    state = step.state();
    effect = step.effect();
  }

  private void type(String text) {
    text.chars().forEach(c -> press(new Key.Typed(c)));
  }

  private Id chosen() {
    return state.chosen().orElseThrow().id();
  }

  @Test
  void theChoiceMovesAndStopsAtBothEnds() {
    assertThat(chosen()).isEqualTo(WORKER);
    type("j");
    assertThat(chosen()).isEqualTo(ASKING);
    press(Key.Named.DOWN);
    type("j");
    assertThat(chosen()).isEqualTo(JOB);
    type("g");
    assertThat(chosen()).isEqualTo(WORKER);
    press(Key.Named.UP);
    assertThat(chosen()).isEqualTo(WORKER);
    press(Key.Named.END);
    assertThat(chosen()).isEqualTo(JOB);
    press(Key.Named.PAGE_UP);
    assertThat(chosen()).isEqualTo(WORKER);
  }

  @Test
  void theChoiceStaysWithItsThreadWhenOthersComeAndGo() {
    type("j");
    List<Actor> others = Samples.many(3);
    Actor same = Samples.asking(ASKING, "Round amounts", "Still?");
    state = state.seeing(Samples.sight(List.of(others.get(0), others.get(1), same), others));
    assertThat(chosen()).isEqualTo(ASKING);
    state = state.seeing(Samples.sight(others, List.of()));
    assertThat(chosen()).isEqualTo(others.getFirst().id());
  }

  @Test
  void outputIsShownOnlyOfTheChosenOne() {
    state = state.hearing(WORKER, List.of("one"));
    assertThat(state.chosenOutput()).containsExactly("one");
    type("j");
    assertThat(state.chosenOutput()).isEmpty();
  }

  @Test
  void aFilterShowsThoseWhoseWordsFitWhileItIsWritten() {
    type("/ROUND asks");
    assertThat(state.shown()).extracting(Actor::id).containsExactly(ASKING);
    press(Key.Named.BACKSPACE);
    press(Key.Named.ENTER);
    assertThat(state.mode()).isInstanceOf(Mode.Browsing.class);
    assertThat(state.filter().text()).isEqualTo("ROUND ask");
    type("/q");
    assertThat(state.over()).isFalse();
    assertThat(state.shown()).isEmpty();
    press(Key.Named.ESCAPE);
    assertThat(state.filter().text()).isEqualTo("ROUND ask");
    press(Key.Named.ESCAPE);
    assertThat(state.shown()).hasSize(3);
  }

  @Test
  void statusesAreShownInTurn() {
    type("f");
    assertThat(state.shown()).extracting(Actor::id).containsExactly(WORKER, ASKING);
    type("f");
    assertThat(state.shown()).extracting(Actor::id).containsExactly(ASKING);
    type("f");
    assertThat(state.shown()).extracting(Actor::id).containsExactly(JOB);
    type("f");
    assertThat(state.filter().isNone()).isTrue();
  }

  @Test
  void aLineIsSentToWhoWasChosenWhenItWasBegun() {
    type("sLeave x");
    press(Key.Named.BACKSPACE);
    press(new Key.Pasted("the\ntests"));
    state = state.choosing(JOB);
    press(Key.Named.ENTER);
    assertThat(effect).contains(new Effect.Send(actor(WORKER), "Leave the tests"));
    assertThat(state.mode()).isInstanceOf(Mode.Browsing.class);
  }

  private Actor actor(Id id) {
    return state.sight().find(id).orElseThrow();
  }

  @Test
  void anEmptyLineOrEscapeSendsNothing() {
    type("s  ");
    press(Key.Named.ENTER);
    assertThat(effect).isEmpty();
    type("sqq");
    press(Key.Named.CLEAR);
    press(Key.Named.BACKSPACE);
    press(Key.Named.ESCAPE);
    assertThat(effect).isEmpty();
    assertThat(state.mode()).isInstanceOf(Mode.Browsing.class);
    assertThat(state.over()).isFalse();
  }

  @Test
  void onlyWhoAsksIsAnswered() {
    type("r");
    assertThat(state.failed()).isTrue();
    assertThat(state.notice()).contains(WORKER.value(), "asks nothing");
    type("jryes");
    press(Key.Named.ENTER);
    assertThat(effect).contains(new Effect.Answer(actor(ASKING), "yes"));
  }

  @Test
  void stoppingIsConfirmedByYAlone() {
    type("xy");
    assertThat(effect).contains(new Effect.Stop(actor(WORKER)));
    type("x");
    press(Key.Named.ENTER);
    assertThat(effect).isEmpty();
    assertThat(state.notice()).isEqualTo("Not stopped");
    type("Gx");
    assertThat(state.notice()).contains("over already");
    type("y");
    assertThat(effect).isEmpty();
  }

  @Test
  void attachingAndInterruptingHappenAtOnce() {
    type("a");
    assertThat(effect).contains(new Effect.Attach(actor(WORKER), false));
    type("A");
    assertThat(effect).contains(new Effect.Attach(actor(WORKER), true));
    press(Key.Named.ENTER);
    assertThat(effect).contains(new Effect.Attach(actor(WORKER), false));
    type("i");
    assertThat(effect).contains(new Effect.Interrupt(actor(WORKER)));
  }

  @Test
  void helpIsLeftByAnyKey() {
    type("?");
    assertThat(state.mode()).isInstanceOf(Mode.Helping.class);
    type("q");
    assertThat(state.mode()).isInstanceOf(Mode.Browsing.class);
    assertThat(state.over()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?", "/", "s", "jr", "x"})
  void ctrlCLeavesWhateverIsUnderWay(String before) {
    type(before);
    press(Key.Named.LEAVE);
    assertThat(state.over()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {'a', 'A', 's', 'r', 'i', 'x', 'j', 'k', 'g', 'G', 'f', '/', 'z'})
  void aViewWithNobodyInItTakesEveryKey(int key) {
    state = State.of(Samples.sight(List.of(), List.of()));
    press(new Key.Typed(key));
    assertThat(effect).isEmpty();
    assertThat(state.over()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Key.Named.class)
  void aViewWithNobodyInItTakesEveryOtherKey(Key.Named key) {
    state = State.of(Samples.sight(List.of(), List.of()));
    press(key);
    assertThat(state.over()).isEqualTo(key == Key.Named.LEAVE);
  }

  @Test
  void aNoticeStaysUntilTheNextKey() {
    state = state.refused("no");
    state = state.seeing(Samples.sight(List.of(), List.of()));
    assertThat(state.notice()).isEqualTo("no");
    press(Key.Named.OTHER);
    assertThat(state.notice()).isEmpty();
  }

  @Test
  void anOverOneMayStillBeLookedAt() {
    state =
        State.of(
            Samples.sight(List.of(Samples.actor(WORKER, ThreadStatus.LOST, "Gone")), List.of()));
    type("a");
    assertThat(effect).isPresent();
  }
}
