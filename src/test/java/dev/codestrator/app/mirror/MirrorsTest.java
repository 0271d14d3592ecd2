package dev.codestrator.app.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Player;
import dev.codestrator.testing.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorsTest {
  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene scene;

  @BeforeEach
  void open() {
    orchestra = Orchestra.in(temp);
    scene = orchestra.open("Checkout");
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  private Answer refresh(Object... pairs) {
    return scene.root().call("mirror.refresh", pairs);
  }

  private Answer status() {
    return scene.root().call("mirror.status");
  }

  private String read(String file) {
    return scene.git().read(file).orElseThrow();
  }

  @Test
  void theMirrorShowsTheRecordsAndKnowsWhenItIsOld() {
    assertThat(status().get("outdated")).isEqualTo(true);
    assertThat(status().has("mirror_version")).isFalse();
    String first = scene.aCase("Reject | a <b>card</b>", "One", "Two");
    scene.aCase("Second", Map.of("depends_on", List.of(first)));
    scene.root().call("lock.acquire", "scope_path", "src/a.c", "reason", "Mine");
    Answer made = refresh();
    assertThat(made.texts("files")).contains(".orchestrator/mirror/status.md").hasSize(3);
    assertThat(read(".orchestrator/mirror/status.md"))
        .startsWith("---\nstate_version: " + made.text("state_version") + "\n---\n")
        .contains("Reject \\| a \\<b\\>card", "`src/a.c`", "Mine", "| root | processing |")
        .contains(first.replace('-', '_') + " --> ");
    assertThat(status().get("outdated")).isEqualTo(false);
    assertThat(status().text("mirror_version")).isEqualTo(made.text("state_version"));

    scene.root().call("case.begin", "case_id", first);
    assertThat(status().get("outdated")).isEqualTo(true);
    refresh();
    assertThat(read(".orchestrator/mirror/status.md")).contains("in progress | 0/1");
  }

  @Test
  void theSameRecordsGiveTheSameBytesAndTouchNothing() throws IOException {
    scene.aCase("One", "Step");
    refresh();
    Path page = scene.path().resolve(".orchestrator/mirror/status.md");
    byte[] before = Files.readAllBytes(page);
    var time = Files.getLastModifiedTime(page);
    orchestra.clock().pass(java.time.Duration.ofDays(1));
    assertThat(refresh().get("written")).isEqualTo(0);
    assertThat(Files.readAllBytes(page)).isEqualTo(before);
    assertThat(Files.getLastModifiedTime(page)).isEqualTo(time);
    Files.delete(page);
    refresh();
    assertThat(Files.readAllBytes(page)).isEqualTo(before);
  }

  @Test
  void gitDoesNotSeeItEvenWithoutAnIgnoreFile() throws IOException {
    scene.git().commit("Records");
    Files.delete(scene.path().resolve(".orchestrator/.gitignore"));
    scene.git().commit("No ignore file");
    refresh();
    assertThat(scene.git().git("status", "--porcelain")).isEmpty();
    assertThat(orchestra.git().read(".orchestrator/mirror/status.md")).isEmpty();
  }

  @Test
  void thePageOfAnEpicThatIsGoneGoesToo() throws IOException {
    refresh();
    Path folder = scene.path().resolve(".orchestrator/mirror");
    Path old = folder.resolve("e-0000009.md");
    Files.writeString(old, "---\nstate_version: 1\n---\n");
    Path foreign = folder.resolve("e-0000008.md");
    Files.writeString(foreign, "somebody's own");
    refresh();
    assertThat(old).doesNotExist();
    assertThat(foreign).hasContent("somebody's own");
  }

  @Test
  void itGoesWhereItIsToldInsideTheRepositoryOnly() throws IOException {
    refresh("target_path", "docs/status");
    assertThat(read("docs/status/status.md")).contains("# Status");
    for (String outside :
        List.of("../out", "/tmp", ".git/x", ".orchestrator/tasks", ".orchestrator", "link")) {
      if (outside.equals("link")) {
        Files.createSymbolicLink(scene.path().resolve("link"), temp);
      }
      Rejection refusal = scene.root().refused("mirror.refresh", "target_path", outside);
      assertThat(refusal.code()).as(outside).isEqualTo("path_outside");
    }
    assertThat(temp.resolve("status.md")).doesNotExist();
    scene.git().write("mine/status.md", "# Mine\n");
    assertThat(scene.root().refused("mirror.refresh", "target_path", "mine").code())
        .isEqualTo("not_a_mirror");
    assertThat(read("mine/status.md")).isEqualTo("# Mine\n");
  }

  @Test
  void rootAndTheMirrorsKeeperRefreshItAndNobodyElse() {
    Player keeper = scene.child(Role.DOC_MIRROR_MANAGER, scene.thread());
    keeper.call("mirror.refresh", "requester_role", "doc-mirror-manager");
    assertThat(keeper.call("mirror.status").get("outdated")).isEqualTo(false);
    assertThat(scene.root().refused("mirror.refresh", "requester_role", "worker").code())
        .isEqualTo("not_the_mirrors_role");
    assertThat(scene.child(Role.WORKER, scene.thread()).refused("mirror.refresh").code())
        .isEqualTo("not_your_method");
  }

  @Test
  void aTaskThatCannotBeReadIsShownAsThat() throws IOException {
    String broken = scene.aCase("One");
    Files.writeString(scene.file(broken), "---\nstatus: [\n---\n");
    refresh();
    assertThat(read(".orchestrator/mirror/status.md")).contains(broken).contains("unreadable");
  }
}
