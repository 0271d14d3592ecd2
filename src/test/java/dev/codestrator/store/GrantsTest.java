package dev.codestrator.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.markdown.Document;
import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Config;
import dev.codestrator.model.Id;
import dev.codestrator.model.Prose;
import dev.codestrator.model.Review;
import dev.codestrator.model.Role;
import dev.codestrator.model.Task;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was given is kept apart from the records that say it.
class GrantsTest {
  private static final Id OWN = new Id("c-0000001");
  private static final Id OTHER = new Id("c-0000002");

  @TempDir private Path temp;
  private Grants grants;

  @BeforeEach
  void begin() {
    var here = new Checkout(temp, temp.resolve(".git"), true, Optional.empty(), Optional.empty());
    grants = new Grants(new Clone(temp.resolve(".git"), List.of(here), here));
  }

  private static AgentThread thread(String more) {
    return read(
        AgentThread.class,
        "status: processing\nid: t-0000001\nsession: s-0000001\ntitle: It\nprovider: codex\n"
            + "created_at: 2026-11-22T05:00:00Z\n"
            + more);
  }

  private static Task task(String files) {
    return read(
        Task.class,
        "id: "
            + OWN
            + "\nlevel: case\ntitle: It\npriority: 3\ndepends_on: ["
            + OTHER
            + "]\n"
            + "files: ["
            + files
            + "]\n");
  }

  private static <T extends Record> T read(Class<T> type, String yaml) {
    byte[] bytes = ("---\n" + yaml + "---\n").getBytes(StandardCharsets.UTF_8);
    return new Codec<>(type).read(Document.parse(bytes));
  }

  @Test
  void aThreadIsWhatItWasLaunchedAs() {
    AgentThread launched = thread("role: worker\nscope: [" + OWN + "]\nsandbox: workspace_write\n");
    AgentThread edited =
        thread("role: root\nscope: [" + OWN + ", " + OTHER + "]\nsandbox: danger_full_access\n");
    assertThat(grants.held(edited)).as("nothing is kept yet").isEqualTo(edited);
    grants.give(launched, List.of());
    AgentThread held = grants.held(edited);
    assertThat(held).isEqualTo(launched);
    assertThat(held.role()).isEqualTo(Role.WORKER);
    assertThat(held.scope()).containsExactly(OWN);
    assertThat(held.sandbox()).contains(Config.Codex.Sandbox.WORKSPACE_WRITE);
    grants.give(thread("role: merge_reviewer\n"), List.of());
    assertThat(grants.held(edited).scope()).isEmpty();
    assertThat(grants.held(edited).sandbox()).isEmpty();
  }

  @Test
  void aCaseMayTouchWhatItMightWhenItWasGivenFirst() {
    assertThat(grants.held(task("'**'")).files()).containsExactly("**");
    grants.change(task("'**'"));
    assertThat(grants.held(task("src")).files()).as("not given yet").containsExactly("src");
    grants.give(thread("role: worker\n"), List.of(task("src")));
    assertThat(grants.held(task("'**'"))).isEqualTo(task("src"));
    grants.give(thread("role: worker\n"), List.of(task("'**'")));
    assertThat(grants.held(task("docs")).files()).containsExactly("src");
    grants.change(task("docs"));
    assertThat(grants.held(task("src")).files()).containsExactly("docs");
    grants.change(task(""));
    assertThat(grants.held(task("src")).files()).isEmpty();
  }

  private static Review review(Review.State state, String request, String commit) {
    return new Review(
        state,
        new Id("v-0000001"),
        new Id("s-0000001"),
        new Id(request),
        Optional.empty(),
        "base",
        commit,
        Instant.EPOCH,
        Prose.NONE);
  }

  @Test
  void aVerdictIsOneForItsRequestAndItsCommit() {
    Review given = review(Review.State.APPROVED, "r-0000001", "abc");
    assertThat(grants.isGiven(given)).isFalse();
    grants.judge(given);
    assertThat(grants.isGiven(given)).isTrue();
    assertThat(grants.isGiven(review(Review.State.BLOCKED, "r-0000001", "abc"))).isFalse();
    assertThat(grants.isGiven(review(Review.State.APPROVED, "r-0000002", "abc"))).isFalse();
    assertThat(grants.isGiven(review(Review.State.APPROVED, "r-0000001", "abd"))).isFalse();
    grants.judge(review(Review.State.BLOCKED, "r-0000001", "abc"));
    assertThat(grants.isGiven(given)).isFalse();
  }
}
