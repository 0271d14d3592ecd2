package dev.codestrator.markdown;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A step is found by its mark, so no two of a file may have the same.
class StepMarksTest {
  private static final String CASE = "---\nid: c-1\n---\n\n## Steps\n\n- [ ] a ^aaaa\n";

  private final Document document = Document.parse(CASE.getBytes(UTF_8));
  private final Iterator<String> marks = List.of("aaaa", "bbbb").iterator();

  @Test
  void aNewStepDoesNotTakeTheMarkOfAnother() {
    Document added = document.withBox("Steps", Optional.empty(), "b", marks::next);
    assertThat(added.boxes()).extracting(Box::mark).containsExactly("aaaa", "bbbb");
  }

  @Test
  void neitherDoesOneThatComesBefore() {
    Document added = document.withBoxBefore(0, "b", marks::next);
    assertThat(added.boxes()).extracting(Box::mark).containsExactly("bbbb", "aaaa");
  }
}
