package dev.codestrator.markdown;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How deep boxes are, and what follows from it.
class BoxesTest {
  private static Document document(String body) {
    return Document.parse(("---\na: 1\n---\n" + body).getBytes(UTF_8));
  }

  @Test
  void aBoxIsAsDeepAsThereAreItemsAroundIt() {
    Document document =
        document("- [ ] a\n  - [ ] b\n    - [ ] c\n\n> - [ ] d\n\n1. x\n   - [ ] e\n- - [ ] f\n");
    assertThat(document.boxes())
        .extracting(Box::text)
        .containsExactly("a", "b", "c", "d", "e", "f");
    assertThat(document.boxes()).extracting(Box::depth).containsExactly(0, 1, 2, 0, 1, 1);
  }

  @Test
  void aNewStepComesBehindThoseNestedLeast() {
    Document document = document("## Steps\n- [ ] a\n- [ ] b\n  - [ ] c\n");
    assertThat(document.withBox("Steps", Optional.empty(), "d", () -> "m1").body())
        .isEqualTo("## Steps\n- [ ] a\n- [ ] b\n  - [ ] c\n- [ ] d ^m1\n");
  }
}
