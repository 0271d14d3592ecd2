package dev.codestrator.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.git.Git;
import dev.codestrator.io.Disk;
import dev.codestrator.io.SystemPrograms;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a record that two sides changed.
class MergeDriverTest {
  private static final String BASE =
      """
      ---
      status: todo # how it stands
      id: c-4hq8zz1
      priority: 2
      title: "Reject a card"
      files:
        - src/a/**
        - src/b/**
      ---

      # Reject a card

      ## Steps
      - [ ] One ^aaaa
      - [ ] Two ^bbbb
      - [x] Three
      """;

  @TempDir Path temp;

  @Test
  void bothSidesChangesToDifferentKeysAreIn() {
    assertThat(
            clean(
                BASE.replace("status: todo", "status: in_progress").replace(": 2", ": 3"),
                BASE.replace("Reject a card\"", "Refuse a card\"")))
        .isEqualTo(
            BASE.replace("status: todo", "status: in_progress")
                .replace(": 2", ": 3")
                .replace("Reject a card\"", "Refuse a card\""));
  }

  @Test
  void neighbouringKeysDoNotConflict() {
    assertThat(clean(BASE.replace(": 2", ": 3"), BASE.replace("c-4hq8zz1", "c-4hq8zz2")))
        .contains("priority: 3\n", "id: c-4hq8zz2\n");
  }

  @Test
  void keysThatBothSidesAddAreIn() {
    String merged =
        clean(
            BASE.replace("---\n\n", "session: s-0000001\nthread: t-0000001\n---\n\n"),
            BASE.replace("---\n\n", "next_action: Go on\n---\n\n"));
    assertThat(merged)
        .contains("session: s-0000001\n", "thread: t-0000001\n", "next_action: Go on\n");
  }

  @Test
  void aKeyThatOneSideRemovedIsGone() {
    assertThat(clean(BASE.replace("priority: 2\n", ""), BASE.replace("todo", "done")))
        .doesNotContain("priority")
        .contains("status: done # how");
  }

  @Test
  void theSameKeyChangedDifferentlyIsAConflictInThatLine() {
    String merged =
        conflict(
            BASE.replace("todo", "done").replace(": 2", ": 3"), BASE.replace("todo", "blocked"));
    assertThat(merged)
        .startsWith("---\n<<<<<<< ours\nstatus: done # how it stands\n=======\n")
        .contains("=======\nstatus: blocked # how it stands\n>>>>>>> theirs\nid: c-4hq8zz1\n")
        .contains("priority: 3\n");
  }

  @Test
  void aKeyRemovedHereAndChangedThereIsAConflict() {
    assertThat(conflict(BASE.replace("priority: 2\n", ""), BASE.replace(": 2", ": 5")))
        .contains("<<<<<<< ours\n=======\npriority: 5\n>>>>>>> theirs\n");
  }

  @Test
  void listsAreSets() {
    String merged =
        clean(
            BASE.replace("  - src/a/**\n", "  - src/0/**\n"),
            BASE.replace("  - src/b/**\n", "  - src/b/**\n  - src/c/**\n"));
    assertThat(merged).contains("files:\n  - src/0/**\n  - src/b/**\n  - src/c/**\n---\n");
  }

  @Test
  void aBoxThatOneSideTickedStaysTicked() {
    assertThat(clean(BASE.replace("[ ] One", "[x] One"), BASE.replace("[ ] Two", "[x] Two")))
        .contains("- [x] One ^aaaa\n- [x] Two ^bbbb\n- [x] Three\n");
  }

  @Test
  void aBoxThatOneSideOpenedAgainIsOpen() {
    assertThat(clean(BASE.replace("[x] Three", "[ ] Three"), BASE.replace("[ ] Two", "[x] Two")))
        .contains("- [x] Two ^bbbb\n- [ ] Three\n");
  }

  @Test
  void aTickHoldsThoughTheOtherSideGaveTheStepOtherWords() {
    assertThat(clean(BASE.replace("[ ] One", "[x] One"), BASE.replace("One", "The first")))
        .contains("- [x] The first ^aaaa\n");
  }

  @Test
  void commentsAndUnknownKeysOfBothSidesAreKept() {
    String merged =
        clean(
            BASE.replace("---\nstatus", "---\n# ours\nstatus"),
            BASE.replace("files:", "x_note: 'keep me'\nfiles:").replace("todo", "done"));
    assertThat(merged).contains("# ours\nstatus: done", "x_note: 'keep me'\nfiles:\n");
  }

  @Test
  void theSameLineOfTheBodyChangedDifferentlyIsAnOrdinaryConflict() {
    assertThat(
            conflict(
                BASE.replace("# Reject a card", "# Ours").replace("todo", "done"),
                BASE.replace("# Reject a card", "# Theirs").replace("[ ] One", "[x] One")))
        .contains("<<<<<<< ours\n# Ours\n=======\n# Theirs\n>>>>>>> theirs\n")
        .contains("status: done", "- [x] One");
  }

  @Test
  void carriageReturnsStay() {
    String dos = BASE.replace("\n", "\r\n");
    assertThat(merge(dos, dos.replace("todo", "done"), dos.replace("[ ] Two", "[x] Two")))
        .isEqualTo("clean\n" + dos.replace("todo", "done").replace("[ ] Two", "[x] Two"));
  }

  @Test
  void whatIsNoRecordIsMergedAsText() {
    assertThat(merge("a\nb\nc\nd\n", "A\nb\nc\nd\n", "a\nb\nc\nD\n"))
        .isEqualTo("clean\nA\nb\nc\nD\n");
    assertThat(merge("", BASE, BASE.replace("todo", "done"))).startsWith("conflict\n");
    assertThat(merge("", BASE, BASE)).isEqualTo("clean\n" + BASE);
  }

  @Test
  void aMergeWithItselfChangesNothing() {
    assertThat(clean(BASE, BASE)).isEqualTo(BASE);
    String other = BASE.replace("todo", "done").replace("[ ] One", "[x] One");
    assertThat(clean(other, other)).isEqualTo(other);
    assertThat(clean(other, BASE)).isEqualTo(other);
    assertThat(clean(BASE, other)).isEqualTo(other);
  }

  private String clean(String ours, String theirs) {
    String merged = merge(BASE, ours, theirs);
    assertThat(merged).startsWith("clean\n");
    return merged.substring("clean\n".length());
  }

  private String conflict(String ours, String theirs) {
    String merged = merge(BASE, ours, theirs);
    assertThat(merged).startsWith("conflict\n");
    return merged.substring("conflict\n".length());
  }

  private String merge(String base, String ours, String theirs) {
    boolean clean =
        new MergeDriver(new Git(new SystemPrograms()), Optional.empty())
            .merge(file("O", base), file("A", ours), file("B", theirs));
    return (clean ? "clean\n" : "conflict\n") + Disk.text(temp.resolve("A"));
  }

  private Path file(String name, String text) {
    Disk.replace(temp.resolve(name), text.getBytes(StandardCharsets.UTF_8));
    return temp.resolve(name);
  }
}
