package dev.codestrator.app.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.testing.Answer;
import dev.codestrator.testing.GitFixture;
import dev.codestrator.testing.Orchestra;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sessions of two clones that take the main lock, land and push at the same time. The lock is a
/// clone's own; what both push to decides by compare-and-set, and nothing is lost.
class TwoClonesTest {
  @TempDir Path temp;
  private GitFixture there;
  private Orchestra one;
  private Orchestra two;

  @BeforeEach
  void begin() {
    GitFixture first = GitFixture.in(temp);
    there = first.at(temp.resolve("there.git"));
    first.write(".orchestrator/config.yaml", "merge:\n  push: origin\n").commit("Settings");
    first.git("clone", "--quiet", "--bare", ".", there.root().toString());
    first.git("remote", "add", "origin", there.root().toString());
    GitFixture second = first.at(temp.resolve("second"));
    first.git("clone", "--quiet", there.root().toString(), second.root().toString());
    second.agree();
    one = Orchestra.on(first);
    two = Orchestra.on(second);
  }

  @AfterEach
  void end() {
    one.close();
    two.close();
  }

  private static Callable<Answer> landing(Reviewed work, CyclicBarrier start) {
    return () -> {
      start.await();
      work.root().call("merge.main.acquire_lock");
      return work.root().call("merge.main.land");
    };
  }

  @Test
  void eachClonesLockIsItsOwnAndOneOfTheirPushesIsFirst() throws Exception {
    List<Reviewed> works =
        List.of(Reviewed.writing(one, "One", "one.sh"), Reviewed.writing(two, "Two", "two.sh"));
    works.forEach(Reviewed::approved);
    var start = new CyclicBarrier(works.size());
    List<Answer> landed;
    try (ExecutorService threads = Executors.newFixedThreadPool(works.size())) {
      var running = works.stream().map(work -> threads.submit(landing(work, start))).toList();
      landed = List.of(running.get(0).get(), running.get(1).get());
    }
    assertThat(works).allSatisfy(work -> assertThat(work.status()).isEqualTo("landed"));
    int first = landed.get(0).has("pushed") ? 0 : 1;
    Answer other = landed.get(1 - first);
    assertThat(there.git("rev-parse", "main")).isEqualTo(landed.get(first).text("commit"));
    assertThat(other.has("pushed")).isFalse();
    assertThat(other.text("push_problem")).contains("main");

    GitFixture late = (first == 0 ? two : one).git();
    late.git("pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main");
    late.git("push", "--quiet", "origin", "main");
    assertThat(there.git("show", "main:one.sh")).isEqualTo("one\ntwo");
    assertThat(there.git("show", "main:two.sh")).isEqualTo("one\ntwo");
  }
}
