package dev.codestrator.app.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Disk;
import dev.codestrator.model.Rejection;
import dev.codestrator.testing.Answer;
import dev.codestrator.testing.GitFixture;
import dev.codestrator.testing.Orchestra;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What git is asked to do when work lands, in repositories of all kinds.
class LandingGitTest {
  @TempDir Path temp;
  private GitFixture main;
  private Optional<Orchestra> open = Optional.empty();

  @BeforeEach
  void begin() {
    main = GitFixture.in(temp);
  }

  @AfterEach
  void end() {
    open.ifPresent(Orchestra::close);
  }

  private Reviewed work() {
    Orchestra orchestra = Orchestra.on(main);
    open = Optional.of(orchestra);
    return Reviewed.in(orchestra, "Checkout");
  }

  private Answer land(Reviewed work) {
    return work.root().call("merge.main.land");
  }

  @Test
  void everythingIsSignedWhenTheUserSignsHisCommits() {
    String start = main.git("rev-parse", "HEAD");
    Path key = temp.resolve("key");
    Outcomes.run(main, "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
    main.write("../signers", "ada@example.org " + Disk.text(temp.resolve("key.pub")));
    main.git("config", "gpg.format", "ssh");
    main.git("config", "user.signingKey", key.toString());
    main.git("config", "gpg.ssh.allowedSignersFile", temp.resolve("signers").toString());
    main.git("config", "commit.gpgSign", "true");
    Reviewed work = work();
    work.approved();
    land(work);
    assertThat(main.git("log", "--format=%G?", start + "..HEAD").lines()).containsOnly("G");
  }

  @Test
  void theUsersHooksSeeTheLandingAsAnyMerge() {
    Reviewed work = work();
    work.approved();
    main.hook("commit-msg", "grep -q '^Land ' \"$1\" && echo 'Ticket: 7' >>\"$1\"; exit 0");
    main.hook("post-merge", "touch merged");
    land(work);
    assertThat(main.git("log", "-1", "--format=%B")).startsWith("Land checkout").contains("Ticket");
    assertThat(main.read("merged")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aTargetThatAHookProtectsStaysAsItIs(boolean checkedOut) {
    Reviewed work = work();
    work.approved();
    if (!checkedOut) {
      main.git("switch", "--quiet", "--detach");
    }
    main.hook(
        "reference-transaction",
        "[ \"$1\" = prepared ] || exit 0\n"
            + "while read o n r; do [ \"$r\" != refs/heads/main ] || { echo closed >&2; exit 1; };"
            + " done; exit 0");
    String before = work.head("main");
    Rejection refusal = work.landingRefused();
    assertThat(refusal.code()).isEqualTo("hook_refused");
    assertThat(refusal.message()).contains("closed");
    assertThat(work.head("main")).isEqualTo(before);
    assertThat(main.git("status", "--porcelain")).isEmpty();
    assertThat(work.status()).isEqualTo("failed");
    assertThat(work.root().call("merge.main.status").text("reason")).contains("closed");
    Disk.delete(main.root().resolve(".git/hooks/reference-transaction"));
    land(work);
    assertThat(main.git("show", "main:card.sh")).isEqualTo("one\ntwo");
  }

  @Test
  void aDetachedHeadIsLeftAlone() {
    Reviewed work = work();
    work.approved();
    main.git("switch", "--quiet", "--detach");
    String head = main.git("rev-parse", "HEAD");
    land(work);
    assertThat(main.git("show", "main:card.sh")).isEqualTo("one\ntwo");
    assertThat(main.git("rev-parse", "HEAD")).isEqualTo(head);
    assertThat(main.git("status", "--porcelain")).isEmpty();
  }

  @Test
  void aTargetThatIsBeingRebasedIsNotMoved() {
    Reviewed work = work();
    work.approved();
    main.git("switch", "--quiet", "-c", "base");
    main.write("README.md", "# Base\n").commit("Base");
    main.git("switch", "--quiet", "main");
    main.write("README.md", "# Mine\n").commit("Mine");
    String before = work.head("main");
    assertThat(main.tryGit("rebase", "base").ok()).isFalse();
    Rejection refusal = work.landingRefused();
    assertThat(refusal.code()).isEqualTo("target_in_use");
    assertThat(work.head("main")).isEqualTo(before);
    main.git("rebase", "--abort");
    land(work);
    assertThat(main.read("README.md")).contains("# Mine\n");
    assertThat(main.read("card.sh")).isPresent();
  }

  @Test
  void aTargetThatIsGoneIsNamed() {
    Reviewed work = work();
    work.approved();
    main.git("branch", "--quiet", "-m", "main", "trunk");
    assertThat(work.landingRefused().code()).isEqualTo("no_target");
    main.git("branch", "--quiet", "-m", "trunk", "main");
    land(work);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aTargetThatMovesWhileItIsVerifiedIsMergedByTheNext(boolean checkedOut) {
    Reviewed work = work();
    work.approved();
    if (!checkedOut) {
      main.git("switch", "--quiet", "-c", "elsewhere");
    }
    // What somebody else does meanwhile, once.
    String push =
        "git -C "
            + main.root()
            + " update-ref refs/heads/main $(git -C "
            + main.root()
            + " commit-tree -p main -m Other main^{tree})";
    work.config("merge:\n  verify: test -e ../moved || { touch ../moved; " + push + "; }\n");
    Rejection refusal = work.landingRefused();
    assertThat(refusal.code()).isEqualTo("ref_moved");
    assertThat(main.git("log", "-1", "--format=%s", "main")).isEqualTo("Other");
    land(work);
    assertThat(main.git("show", "main:card.sh")).isEqualTo("one\ntwo");
    assertThat(main.git("log", "--format=%s", "main").lines()).contains("Other");
  }

  @Test
  void aVerifyCommandThatHangsIsEndedAndItsOutputKept() {
    Reviewed work = work();
    work.config("merge:\n  verify: echo begun; sleep 600\n  verify_timeout_seconds: 1\n");
    work.approved();
    String before = work.head("main");
    Rejection refusal = work.landingRefused();
    assertThat(refusal.code()).isEqualTo("verify_timeout");
    assertThat(refusal.message()).contains("begun");
    Path log = Path.of(refusal.hint().substring(refusal.hint().lastIndexOf(' ') + 1));
    assertThat(log).content().startsWith("begun"); // the shell may add that it was killed
    assertThat(work.head("main")).isEqualTo(before);
    assertThat(work.status()).isEqualTo("failed");
  }

  @Test
  void aVerifyCommandThatIsMissingIsNamed() {
    Reviewed work = work();
    work.config("merge:\n  verify: ./no-such-check\n");
    work.approved();
    Rejection refusal = work.landingRefused();
    assertThat(refusal.code()).isEqualTo("verify_failed");
    assertThat(refusal.message()).contains("no-such-check", "127");
    assertThat(refusal.hint()).contains("merge.verify");
  }

  @Test
  void aVerifyCommandThatChangesWhatItTestsIsRefused() {
    Reviewed work = work();
    work.config("merge:\n  verify: echo three >>card.sh\n");
    work.approved();
    Rejection refusal = work.landingRefused();
    assertThat(refusal.code()).isEqualTo("verify_changed_work");
    assertThat(refusal.message()).contains("card.sh");
    work.scene().git().git("checkout", "--quiet", "--", "card.sh");
    work.config("merge:\n  verify: git commit --quiet --allow-empty -m Sneaked; touch built\n");
    land(work);
    assertThat(main.git("log", "--format=%s")).doesNotContain("Sneaked");
  }

  @Test
  void renamedFilesFollowWhatOthersChangedInThem() {
    main.write("src/old.sh", "one\ntwo\nthree\nfour\nfive\nsix\n").commit("Old");
    Reviewed work = work();
    work.scene().git().git("mv", "src/old.sh", "src/new.sh");
    work.scene().git().commit("Rename");
    work.approved();
    main.write("src/old.sh", "one\ntwo\nthree\nfour\nfive\nSIX\n").commit("Six");
    land(work);
    assertThat(main.read("src/old.sh")).isEmpty();
    assertThat(main.read("src/new.sh").orElseThrow()).contains("SIX");
  }

  @Test
  void aSubmoduleMovesAndItsCheckoutIsLeftAlone() {
    GitFixture library = GitFixture.in(temp.resolve("library"));
    main.git("config", "--global", "protocol.file.allow", "always");
    main.git("submodule", "--quiet", "add", library.root().toString(), "lib");
    String first = main.git("-C", "lib", "rev-parse", "HEAD");
    main.commit("Library");
    main.write("lib/local.txt", "mine\n");
    Reviewed work = work();
    String second = library.write("more.txt", "more\n").commit("More");
    work.scene().git().git("update-index", "--cacheinfo", "160000," + second + ",lib");
    work.scene().git().git("commit", "--quiet", "-m", "Newer library");
    work.approved();
    land(work);
    assertThat(main.git("rev-parse", "main:lib")).isEqualTo(second);
    assertThat(main.git("-C", "lib", "rev-parse", "HEAD")).isEqualTo(first);
    assertThat(main.read("lib/local.txt")).contains("mine\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--cone", "--no-cone"})
  void aSparseCheckoutStaysSparse(String kind) {
    main.write("src/a/a.sh", "a\n").write("src/b/b.sh", "b\n").commit("Both");
    main.git("sparse-checkout", "set", kind, "src/a");
    Reviewed work = work();
    assertThat(work.scene().git().read("src/b/b.sh")).isEmpty();
    work.approved();
    land(work);
    assertThat(main.git("show", "main:src/b/b.sh")).isEqualTo("b");
    assertThat(main.git("show", "main:card.sh")).isEqualTo("one\ntwo");
    assertThat(main.read("src/b/b.sh")).isEmpty();
    assertThat(main.git("status", "--porcelain")).isEmpty();
  }

  @Test
  void aLargeFileLandsAsItsPointer() {
    main.git("config", "filter.lfs.clean", "printf 'pointer '; wc -c | tr -d ' '");
    main.git("config", "filter.lfs.smudge", "cat >/dev/null; echo large");
    main.git("config", "filter.lfs.required", "true");
    main.write(".gitattributes", "*.bin filter=lfs -text\n").commit("Attributes");
    Reviewed work = work();
    work.scene().git().write("model.bin", "large\n").commit("Model");
    assertThat(work.scene().git().git("show", "HEAD:model.bin")).isEqualTo("pointer 6");
    work.approved();
    main.write("other.txt", "other\n").commit("Other");
    land(work);
    assertThat(main.git("show", "main:model.bin")).isEqualTo("pointer 6");
    assertThat(main.read("model.bin")).contains("large\n");
    assertThat(main.git("status", "--porcelain")).isEmpty();
  }

  @Test
  void whatHasLandedIsPushedButNeverByForce() {
    GitFixture there = main.at(temp.resolve("there.git"));
    main.git("init", "--quiet", "--bare", there.root().toString());
    main.git("remote", "add", "origin", there.root().toString());
    main.git("push", "--quiet", "origin", "main");
    Reviewed work = work();
    work.config("merge:\n  push: origin\n");
    work.approved();
    assertThat(land(work).text("pushed")).isEqualTo("origin");
    assertThat(there.git("rev-parse", "main")).isEqualTo(work.head("main"));
  }

  @Test
  void aPushThatIsRefusedIsToldAndTheLandingStands() {
    GitFixture there = main.at(temp.resolve("there.git"));
    main.git("init", "--quiet", "--bare", there.root().toString());
    main.git("remote", "add", "origin", there.root().toString());
    main.git("push", "--quiet", "origin", "main");
    Reviewed work = work();
    work.config("merge:\n  push: origin\n");
    work.approved();
    String others = there.git("commit-tree", "-p", "main", "-m", "Others", "main^{tree}");
    there.git("update-ref", "refs/heads/main", others);

    Answer landed = land(work);

    assertThat(landed.has("pushed")).isFalse();
    assertThat(landed.text("push_problem")).contains("main");
    assertThat(there.git("rev-parse", "main")).isEqualTo(others);
    assertThat(main.read("card.sh")).isPresent();
    assertThat(work.status()).isEqualTo("landed");
  }
}
