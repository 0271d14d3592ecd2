package dev.codestrator.app.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.codestrator.Cli;
import dev.codestrator.model.Rejection;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceTest {
  @TempDir Path temp;
  private Orchestra orchestra;
  private Scene scene;
  private String aCase;

  @BeforeEach
  void begin() {
    orchestra = Orchestra.in(temp);
    scene = orchestra.open("Checkout");
    aCase = scene.aCase("Reject a card", "One", "Two");
    scene.root().call("case.begin", "case_id", aCase);
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  private void check(String step, Map<String, Object> evidence) {
    scene
        .root()
        .call("step.check", "case_id", aCase, "step", step, "result", "pass", "evidence", evidence);
  }

  private void check(String step, String command, int exit) {
    check(step, Map.of("command", command, "exit_code", exit));
  }

  private Answer complete() {
    return scene.root().call("case.complete", "case_id", aCase, "summary", "Done");
  }

  private Cli cli() {
    return Cli.at(orchestra.git()).with("ORCH_SESSION", scene.session());
  }

  /// After a person looked at the commands.
  private Answer verify(Object... fields) {
    try {
      return scene.root().call("evidence.verify", fields);
    } catch (Rejection.Forbidden e) {
      cli().done("trust", "--yes");
      return scene.root().call("evidence.verify", fields);
    }
  }

  @Test
  void whatAWorkerWroteRunsOnlyAfterAPersonAgreedToExactlyThat() {
    Path canary = temp.resolve("canary");
    check("One", "touch " + canary, 0);
    check("Two", "true", 0);
    Rejection refusal = scene.root().refused("evidence.verify");
    assertThat(refusal.code()).isEqualTo("not_trusted");
    assertThat(refusal.message()).contains("touch " + canary, "nobody has agreed");
    assertThat(scene.root().atTerminal().refused("evidence.verify").code())
        .isEqualTo("not_trusted");
    Cli.Ran ran = cli().run("verify-evidence");
    assertThat(ran.exit()).as(ran.err()).isEqualTo(6);
    assertThat(canary).doesNotExist();

    Cli.Ran shown = cli().run("trust", "--show");
    assertThat(shown.exit()).isEqualTo(1);
    assertThat(shown.out()).contains("new     evidence.verify: touch " + canary);
    cli().done("trust", "--yes");
    assertThat(scene.root().call("evidence.verify").get("matches")).isEqualTo(true);
    assertThat(canary).exists();
    assertThat(cli().done("trust", "--show").out()).doesNotContain("new  ");

    check("Two", "true; touch " + canary, 0);
    assertThat(scene.root().refused("evidence.verify").message())
        .contains("true; touch")
        .doesNotContain("verify: touch");
    cli().done("trust", "--revoke");
    assertThat(scene.root().refused("evidence.verify").message()).contains("verify: touch");
  }

  private void required() {
    scene.git().write(".orchestrator/config.yaml", "rules:\n  evidence: required\n");
  }

  @Test
  void whereEvidenceIsRequiredACaseIsNotCompletedWithoutIt() {
    required();
    check("One", Map.of());
    check("Two", "test -e card.sh", 1);
    Rejection refusal = scene.root().refused("case.complete", "case_id", aCase, "summary", "Done");
    assertThat(refusal.code()).isEqualTo("evidence_missing");
    assertThat(refusal.message()).contains("One (no command)", "Two (exit 1)");
    assertThat(refusal.hint()).contains("--exit-code 0");
    assertThat(
            scene
                .root()
                .refused(
                    "case.complete",
                    "case_id",
                    aCase,
                    "summary",
                    "Done",
                    "force",
                    true,
                    "reason",
                    "I say so")
                .code())
        .as("force is for open steps")
        .isEqualTo("evidence_missing");
    check("One", "true", 0);
    check("Two", "true", 0);
    assertThat(complete().text("status")).isEqualTo("done");
  }

  @Test
  void aCommitThatIsNotInTheBranchShowsNothing() {
    required();
    String elsewhere = orchestra.git().addWorktree("elsewhere").commit("Elsewhere");
    check("One", Map.of("command", "true", "exit_code", 0, "commit", elsewhere));
    check("Two", "true", 0);
    assertThat(scene.root().refused("case.complete", "case_id", aCase, "summary", "Done").message())
        .contains("One (commit " + elsewhere.substring(0, 12) + " is not in the branch)");
  }

  @Test
  void aCommitThatDoesNotExistAndACommandOfTwoLinesAreRefused() {
    assertThat(refused(Map.of("command", "true", "commit", "abcdef0123")))
        .isEqualTo("unknown_revision");
    assertThat(refused(Map.of("command", "one\ntwo"))).isEqualTo("malformed_command");
    assertThat(refused(Map.of("command", " "))).isEqualTo("malformed_command");
  }

  private String refused(Map<String, Object> evidence) {
    return scene
        .root()
        .refused(
            "step.check", "case_id", aCase, "step", "One", "result", "pass", "evidence", evidence)
        .code();
  }

  @Test
  void aReviewerSeesWhatIsClaimedAndWhatIsProven() {
    check("One", "true", 0);
    check("Two", Map.of());
    complete();
    scene.root().call("merge.main.request");
    String request = scene.root().call("merge.main.status").text("merge_request_id");
    Answer task =
        scene
            .root()
            .call("merge.review_context", "merge_request_id", request)
            .list("cases")
            .getFirst();
    assertThat(task.get("proven")).isEqualTo(false);
    assertThat(task.list("proofs"))
        .extracting(each -> each.get("claimed"), each -> each.get("proven"))
        .containsExactly(tuple(true, true), tuple(true, false));
    assertThat(task.list("proofs").getLast().text("lacks")).isEqualTo("no command");
    assertThat(verify("merge_request_id", request).list("ran")).hasSize(1);
  }

  @Test
  void commandsRunAgainInACleanCheckoutThatIsGoneAfterwards() {
    List<String> before = orchestra.worktrees();
    check("One", "test -e card.sh && pwd > ran.txt", 0);
    check("Two", "test -e card.sh && pwd > ran.txt", 0);
    scene.git().write("card.sh", "one\n");
    complete();
    scene.git().write("stray", "uncommitted");

    Answer verified = verify();

    assertThat(verified.get("matches")).isEqualTo(true);
    assertThat(verified.list("ran")).hasSize(2).allMatch(each -> each.get("exit").equals(0));
    assertThat(verified.list("ran").getFirst().text("commit"))
        .isEqualTo(scene.git().git("rev-parse", "HEAD"));
    assertThat(orchestra.worktrees()).isEqualTo(before);
    assertThat(Files.exists(scene.path().resolve("ran.txt"))).isFalse();
    assertThat(scene.git().read("stray")).contains("uncommitted");
  }

  @Test
  void workThatIsNotInTheCommitIsFoundOut() {
    check("One", "test -e forgotten", 0);
    check("Two", "echo why; exit 3", 3);
    scene.git().write(".gitignore", "forgotten\n").write("forgotten", "x");
    complete();
    Answer verified = verify();
    assertThat(verified.get("matches")).isEqualTo(false);
    assertThat(verified.list("ran"))
        .extracting(each -> each.text("step"), each -> each.get("matches"))
        .containsExactly(tuple("One", false), tuple("Two", true));
    assertThat(verify("task_ids", List.of(aCase)).list("ran")).hasSize(2);
  }

  @Test
  void eachCommandRunsAtItsOwnCommitWhenAskedFor() {
    check("One", "test ! -e card.sh", 0);
    String middle = scene.git().write("card.sh", "one\n").commit("Card");
    check("Two", Map.of("command", "test -e card.sh", "exit_code", 0, "commit", middle));
    complete();
    assertThat(verify("recorded", true).get("matches")).isEqualTo(true);
    assertThat(verify().get("matches")).isEqualTo(false);
    assertThat(verify("commit", middle).list("ran"))
        .extracting(each -> each.get("matches"))
        .containsExactly(false, true);
  }

  @Test
  void aCommandThatHangsDoesNotMatch() {
    check("One", "sleep 60", 0);
    check("Two", "true", 0);
    Answer verified = verify("timeout_seconds", 1);
    assertThat(verified.get("matches")).isEqualTo(false);
    assertThat(verified.list("ran").getFirst().text("output")).contains("longer than 1 s");
    assertThat(verified.list("ran").getFirst().has("exit")).isFalse();
    assertThat(scene.root().refused("evidence.verify", "timeout_seconds", 0).code())
        .isEqualTo("out_of_range");
  }

  @Test
  void aCheckedStepWithoutEvidenceIsNamedAndCountsWhereItIsRequired() {
    check("One", Map.of());
    check("Two", "true", 0);
    Answer verified = verify();
    assertThat(verified.get("matches")).isEqualTo(true);
    assertThat(verified.list("unproven").getFirst().text("lacks")).isEqualTo("no command");
    required();
    assertThat(verify().get("matches")).isEqualTo(false);
  }

  @Test
  void theCommandLineSaysItAndExitsWithOne() {
    check("One", "echo \"no such card\"; exit 4", 0);
    check("Two", "true", 0);
    complete();
    verify();
    Cli cli = cli();
    Cli.Ran ran = cli.run("verify-evidence");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out())
        .contains("differs   " + aCase + "  One: echo", "exit 4, recorded 0", "    no such card")
        .contains("same      " + aCase + "  Two: true exit 0", "1 of 2 commands end as recorded");
    assertThat(cli.run("verify-evidence", aCase, "--json").json().get("matches")).isEqualTo(false);
  }
}
