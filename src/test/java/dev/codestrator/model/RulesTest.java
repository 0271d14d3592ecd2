package dev.codestrator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codestrator.app.Slugs;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
  @ParameterizedTest
  @EnumSource(Id.Kind.class)
  void anIdTellsItsKind(Id.Kind kind) {
    Id id = Id.random(kind, new Random(7));
    assertThat(id.kind()).isEqualTo(kind);
    assertThat(id.value()).matches("[a-z]-[0-9a-hjkmnp-tv-z]{7}").hasSize(Id.LENGTH);
    assertThat(Id.leading(id + "-some-title.md")).contains(id);
    assertThat(Id.leading(id + ".md")).contains(id);
    assertThat(Id.leading(id + "x")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "c-",
        "c-123456",
        "c-12345678",
        "c-123456i",
        "C-1234567",
        "x-1234567",
        "c_1234567"
      })
  void whatIsNoIdIsRefused(String text) {
    assertThatThrownBy(() -> new Id(text))
        .isInstanceOfSatisfying(
            Rejection.Invalid.class, e -> assertThat(e.code()).isEqualTo("malformed_id"));
  }

  @Test
  void aBeginningHasAtLeastLetterAndDash() {
    assertThat(List.of("c-", "c-4", "c-4hq8zz1")).allMatch(Id::isPrefix);
    assertThat(List.of("", "c", "c4", "z-1", "c-4hq8zz12", "c-l")).noneMatch(Id::isPrefix);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                            | TODO
          TODO                          | TODO
          TODO,TODO                     | TODO
          TODO,DONE                     | IN_PROGRESS
          IN_PROGRESS,TODO              | IN_PROGRESS
          BLOCKED,IN_PROGRESS,DONE      | BLOCKED
          IN_REVIEW,DONE                | IN_REVIEW
          IN_REVIEW,TODO                | IN_PROGRESS
          DONE,DONE                     | DONE
          DONE,CANCELLED                | DONE
          CANCELLED                     | CANCELLED
          TODO,CANCELLED                | TODO
          """)
  void aParentsStatusFollowsFromItsChildren(String children, TaskStatus parent) {
    List<TaskStatus> statuses =
        children.isEmpty()
            ? List.of()
            : List.of(children.split(",")).stream().map(TaskStatus::valueOf).toList();
    assertThat(TaskStatus.derive(statuses)).isEqualTo(parent);
    assertThat(TaskStatus.derive(statuses.reversed())).isEqualTo(parent);
  }

  @Test
  void levelsFollowEachOther() {
    assertThat(Level.EPIC.above()).isEmpty();
    assertThat(Level.CASE.below()).isEmpty();
    for (Level level : Level.values()) {
      assertThat(Level.of(level.kind())).contains(level);
      level.below().ifPresent(below -> assertThat(below.above()).contains(level));
    }
    assertThat(Level.of(Id.Kind.THREAD)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'Fix the login page', login-page",
    "'the of', the-of",
    "'', other",
    "'Éàü ß', eau",
    "'a-b_c.d', b-c"
  })
  void aSlugIsMadeOfTellingWords(String text, String slug) {
    assertThat(Slugs.from(Optional.empty(), Optional.of(text), "other")).isEqualTo(slug);
  }

  @Test
  void aFreeSlugIsFoundByCounting() {
    assertThat(Slugs.free("a", name -> false)).isEqualTo("a");
    assertThat(Slugs.free("a", Set.of("a", "a-2")::contains)).isEqualTo("a-3");
    assertThatThrownBy(() -> Slugs.free("a", name -> true))
        .isInstanceOfSatisfying(
            Rejection.Conflict.class, e -> assertThat(e.code()).isEqualTo("name_taken"));
  }

  @Test
  void anExcerptIsOneLineAndNeverCutsACharacter() {
    assertThat(Texts.excerpt("\u0007 a\n\tb \u0007", 10)).isEqualTo("a b");
    assertThat(Texts.excerpt("😀😀😀😀", 3)).isEqualTo("😀😀…");
    assertThat(Texts.excerpt("abc", 3)).isEqualTo("abc");
  }

  @Test
  void theNearestNameIsASlipOfTheKeyboardAway() {
    assertThat(Texts.nearest("titel", List.of("level", "title"))).contains("title");
    assertThat(Texts.nearest("zzz", List.of("level", "title"))).isEmpty();
  }

  @Test
  void aFileNamePartIsShortAscii() {
    assertThat(Texts.slug("Ähnlich: wie $(das) hier!")).isEqualTo("ahnlich-wie-das-hier");
    assertThat(Texts.slug("word ".repeat(20))).hasSizeLessThanOrEqualTo(40).endsWith("word");
    assertThat(Texts.slug("x".repeat(60))).hasSize(40);
    assertThat(Texts.slug("日本")).isEmpty();
  }

  @Test
  void aRefusalToldAsPartOfSomethingKeepsItsCode() {
    Rejection told = new Rejection.Busy("lock_busy", "busy", "wait").during("spawn");
    assertThat(told).isInstanceOf(Rejection.Busy.class);
    assertThat(told.code()).isEqualTo("lock_busy");
    assertThat(told.message()).isEqualTo("spawn: busy");
    assertThat(told.hint()).isEqualTo("wait");
  }
}
