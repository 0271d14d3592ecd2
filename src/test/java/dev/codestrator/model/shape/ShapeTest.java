package dev.codestrator.model.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import dev.codestrator.model.Param;
import dev.codestrator.model.Prose;
import dev.codestrator.model.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShapeTest {
  record Inner(@Param(orElse = "3") int count, Optional<String> note) {}

  record Outer(
      @Param(value = "which level", alias = "type") Level theLevel,
      Optional<Id> id,
      Optional<Instant> at,
      @Param(orElse = "true") boolean flag,
      List<String> names,
      List<Inner> inners,
      Map<String, Object> more,
      Inner inner,
      Prose text) {}

  private static Outer read(Map<String, Object> values) {
    return Shape.of(Outer.class).readStrictly(values);
  }

  private static void refused(Map<String, Object> values, String code, String inMessage) {
    assertThatThrownBy(() -> read(values))
        .isInstanceOfSatisfying(
            Rejection.Invalid.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.message() + e.hint()).contains(inMessage);
            });
  }

  @Test
  void absentFieldsAreEmptyOrTheirDefault() {
    Outer read = read(Map.of("the_level", "case"));
    assertThat(read)
        .isEqualTo(
            new Outer(
                Level.CASE,
                Optional.empty(),
                Optional.empty(),
                true,
                List.of(),
                List.of(),
                Map.of(),
                new Inner(3, Optional.empty()),
                Prose.NONE));
  }

  @Test
  void whatIsWrittenIsReadBack() {
    Outer whole =
        new Outer(
            Level.TEST_GROUP,
            Optional.of(new Id("c-0000001")),
            Optional.of(Instant.parse("2026-11-21T02:12:00Z")),
            false,
            List.of("b", "a"),
            List.of(new Inner(1, Optional.of("x"))),
            Map.of("k", List.of(1, "two")),
            new Inner(2, Optional.empty()),
            new Prose("text"));
    Map<String, Object> written = Shape.write(whole);
    assertThat(written)
        .containsEntry("the_level", "test_group")
        .containsEntry("id", "c-0000001")
        .containsEntry("at", "2026-11-21T02:12:00Z")
        .containsEntry("inner", Map.of("count", 2));
    assertThat(read(written)).isEqualTo(whole);
  }

  @Test
  void olderNamesOtherSpellingsAndSingleItemsAreAccepted() {
    Outer read =
        read(
            Map.of(
                "type", "Test-Group", "names", "one", "flag", "no", "inner", Map.of("count", "7")));
    assertThat(read.theLevel()).isEqualTo(Level.TEST_GROUP);
    assertThat(read.names()).containsExactly("one");
    assertThat(read.flag()).isFalse();
    assertThat(read.inner().count()).isEqualTo(7);
  }

  @Test
  void wrongValuesAreNamed() {
    refused(Map.of(), "missing_field", "which level");
    refused(Map.of("the_level", "story"), "wrong_type", "one of epic, feature");
    refused(Map.of("the_level", "case", "flag", "maybe"), "wrong_type", "true or false");
    refused(Map.of("the_level", "case", "id", "nonsense"), "malformed_id", "nonsense");
    refused(Map.of("the_level", "case", "at", "noon"), "wrong_type", "a time");
    refused(Map.of("the_level", "case", "more", "x"), "wrong_type", "an object");
    refused(Map.of("the_level", "case", "names", List.of(Map.of())), "wrong_type", "names");
    refused(Map.of("the_level", "case", "lvel", 1), "unknown_field", "lvel");
    refused(Map.of("the_level", "case", "inner", Map.of("count", 1.5)), "wrong_type", "count");
  }

  @Test
  void unknownNamesInsideAreRefusedToo() {
    refused(Map.of("the_level", "case", "inner", Map.of("cuont", 1)), "unknown_field", "count");
    refused(
        Map.of("the_level", "case", "inners", List.of(Map.of("cuont", 1))),
        "unknown_field",
        "count");
  }

  @Test
  void aFieldGivenByBothItsNamesIsRefused() {
    refused(Map.of("the_level", "case", "type", "epic"), "ambiguous_field", "type");
  }
}
