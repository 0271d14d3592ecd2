package dev.codestrator.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.soak.Server.Gone;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Four sessions with twelve workers at once in one clone, under kills: what was acknowledged
/// stays, nothing is wrong that the kills don't explain, what was found is mended, and nothing
/// grows.
///
/// `bench/soak MINUTES` runs it for longer, with 2,000 Cases.
@Timeout(value = 90, unit = TimeUnit.MINUTES)
class SoakIT {
  /// What a doctor may find after kills.
  private static final Set<String> OF_KILLS =
      Set.of(
          "thread_dead",
          "stopped_runs",
          "lease_stale",
          "worktree_half_made",
          "unfinished_write",
          "leftover_file",
          "dangling_reference",
          "git_locked",
          "in_progress_without_thread");

  private static final Pattern CODE = Pattern.compile("\"code\" *: *\"([a-z_]+)\"");

  @TempDir Path temp;

  @Test
  void nothingAcknowledgedIsLostAndNothingGrows() throws Exception {
    Path launcher = Path.of(System.getProperty("orch.launcher", "orch")).toAbsolutePath();
    try (var soak = Soak.in(temp, launcher, Soak.Size.ofProperties())) {
      soak.run();
      soak.complaints().forEach(each -> System.out.println("soak: " + each));
      System.out.println("soak: " + soak.ledger().summary() + "; grown: " + soak.growth());
      var inspection = new Inspection(soak.yard(), soak.ledger());
      atTheEnd(soak, inspection);
      seesWhatIsLost(soak.yard());
      soak.roots().forEach(root -> System.out.println("soak: refused " + root.refusals()));
      assertThat(soak.complaints()).as("while it ran").isEmpty();
      assertThat(inspection.complaints()).as("at its end").isEmpty();
      assertThat(soak.growth()).as("growth").isEmpty();
      assertThat(soak.ledger().landed()).isNotEmpty();
      sessionsEnd(soak);
    }
  }

  private void atTheEnd(Soak soak, Inspection inspection) throws Gone {
    inspection.files();
    inspection.asked(soak.lasting().getFirst(), soak.roots());
    inspection.target(soak.roots());
    inspection.git();
    inspection.complaints().forEach(each -> System.out.println("soak: " + each));
    makeLocksOld(soak.yard());
    mends(soak.yard(), soak.places());
    inspection.files();
  }

  /// Doctor finds nothing but what kills leave, and mends it.
  private static void mends(Yard yard, List<Path> places) {
    Set<String> found = new TreeSet<>();
    for (Path place : places) {
      Yard.Ran ran = yard.orch(place, "doctor", "--fix", "--json");
      found.addAll(codes(ran));
      if (!OF_KILLS.containsAll(codes(ran))) {
        System.out.println("soak: " + ran.out());
      }
    }
    System.out.println("soak: doctor found " + found);
    assertThat(OF_KILLS).containsAll(found);
    for (Path place : places) {
      Yard.Ran again = yard.orch(place, "doctor");
      assertThat(again.exit()).as(again.out()).isZero();
    }
  }

  /// A young lock of git's is let alone: as if a minute had passed since the last kill.
  private static void makeLocksOld(Yard yard) {
    String git = yard.git().root().resolve(".git").toString();
    Yard.Ran ran =
        yard.run(
            yard.folder(),
            "find",
            git,
            "-path",
            git + "/orchestrator",
            "-prune",
            "-o",
            "-name",
            "*.lock",
            "-print",
            "-exec",
            "touch",
            "-d",
            "1 hour ago",
            "{}",
            ";");
    System.out.println("soak: locks of git's left: " + ran.out().lines().toList());
  }

  /// The inspection would have seen it.
  private static void seesWhatIsLost(Yard yard) {
    var claims = new Ledger(yard);
    claims.acknowledged("created", "c-0000000");
    claims.acknowledged("ticked", "c-0000000 Write");
    claims.acknowledged("completed", "c-0000000");
    claims.acknowledged("said", "what nobody wrote");
    var inspection = new Inspection(yard, claims);
    inspection.files();
    assertThat(inspection.complaints())
        .containsExactly(
            "lost: c-0000000",
            "lost tick: c-0000000 Write",
            "lost end: c-0000000",
            "lost message: what nobody wrote");
  }

  private static List<String> codes(Yard.Ran ran) {
    return CODE.matcher(ran.out()).results().map(match -> match.group(1)).toList();
  }

  /// Sessions are closed and put away; none of their processes is left. What main has of them then
  /// is as it landed: what was mended in their worktrees afterwards went with those.
  private static void sessionsEnd(Soak soak) throws Exception {
    Path main = soak.yard().git().root();
    for (Root root : soak.roots()) {
      Yard.Ran ran =
          soak.yard()
              .orch(
                  main,
                  "cleanup",
                  "--session",
                  root.session(),
                  "--force",
                  "--reason",
                  "The soak is over");
      assertThat(ran.exit()).as(ran.out()).isZero();
    }
    soak.stop();
    soak.killer().strikeTmux();
    assertThat(soak.leftProcesses()).isEmpty();
    mends(soak.yard(), List.of(main));
  }
}
