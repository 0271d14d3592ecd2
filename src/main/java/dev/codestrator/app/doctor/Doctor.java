package dev.codestrator.app.doctor;

import dev.codestrator.app.Call;
import dev.codestrator.app.Patch;
import dev.codestrator.app.lease.Leases;
import dev.codestrator.app.machine.Machine;
import dev.codestrator.app.thread.Children;
import dev.codestrator.git.Git;
import dev.codestrator.model.Param;
import dev.codestrator.model.Rejection;
import dev.codestrator.store.Draft;
import dev.codestrator.store.View;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The method `system.doctor`.
public final class Doctor {
  private final List<Check> checks;
  private final Check programs;
  private final BiConsumer<Call, String> probe;

  /// @param git knows the branches
  /// @param children knows which agents live
  /// @param leases knows which leases are held
  /// @param machine knows the programs
  /// @param probe launches the agent of a provider once, and refuses when that doesn't work
  public Doctor(
      Git git, Children children, Leases leases, Machine machine, BiConsumer<Call, String> probe) {
    this.programs = new MissingPrograms(machine);
    this.probe = probe;
    checks =
        List.of(
            new BrokenFiles(),
            new UnknownSettings(),
            new Untrusted(),
            new DuplicateIds(),
            new DanglingReferences(),
            new DependencyCycles(),
            new PlanEdges(),
            new ImpossibleStates(),
            new WorktreeRecords(git),
            new DeadThreads(children, leases),
            new StoppedThreads(),
            new ChangedAuthority(),
            new StaleLeases(),
            new LockedGit(),
            new Leftovers());
  }

  /// What `system.doctor` takes.
  public record Examine(
      @Param(value = "mend what can be mended safely", orElse = "false") boolean fix,
      @Param(
              "agents to launch once, with a prompt of a few words, to see whether their hooks reach"
                  + " us: codex, claude_code")
          List<String> probe) {}

  /// What was found.
  ///
  /// @param left how many problems remain
  /// @param diff what mending changed, as a patch
  /// @param text all of it for people
  public record Report(List<Problem> problems, int left, String diff, String text) {
    static Report of(List<Problem> problems, String diff) {
      int left = (int) problems.stream().filter(problem -> !problem.fixed()).count();
      String lines = problems.stream().map(Problem::text).collect(Collectors.joining("\n"));
      String end =
          problems.isEmpty()
              ? "nothing is wrong"
              : problems.size() + " found, " + (problems.size() - left) + " mended";
      return new Report(problems, left, diff, String.join("\n", lines, diff, end).strip());
    }
  }

  /// `system.doctor`: looks at all records of the clone and at the programs around. With `fix` it
  /// mends what it can in one write, which `system.undo` takes back.
  public Report examine(Call call, Examine request) {
    List<Found> around = around(call, request.probe());
    List<Found> unfinished = Unfinished.look(call);
    if (!request.fix() || unfinished.stream().anyMatch(each -> each.fix().isEmpty())) {
      boolean hidden = Unfinished.isHidden(call.repository().localDir());
      return Report.of(
          Stream.of(around, unfinished, hidden ? List.<Found>of() : look(call, call.view()))
              .flatMap(List::stream)
              .map(Found::problem)
              .toList(),
          "");
    }
    return mend(call, around, unfinished);
  }

  /// What isn't as it should be with the programs around; nothing of that is mended here.
  private List<Found> around(Call call, List<String> probes) {
    var found = new ArrayList<>(programs.look(new Scene(call, call.view())));
    for (String provider : probes) {
      try {
        probe.accept(call, provider);
      } catch (Rejection e) {
        found.add(Found.of("agent_fails", provider, e.message(), e.hint()));
      }
    }
    return found;
  }

  private List<Found> look(Call call, View view) {
    var scene = new Scene(call, view);
    return checks.stream().flatMap(check -> look(check, scene).stream()).toList();
  }

  private static List<Found> look(Check check, Scene scene) {
    try {
      return check.look(scene);
    } catch (Rejection.ToolFailed e) {
      return List.of(Found.of("check_failed", "doctor", e.message(), e.hint()));
    }
  }

  /// A transaction that a crash left is completed by any write, so by this one.
  private Report mend(Call call, List<Found> around, List<Found> unfinished) {
    var problems = new ArrayList<>(around.stream().map(Found::problem).toList());
    unfinished.forEach(each -> problems.add(each.problem().mended()));
    return call.write(
        "doctor",
        draft -> {
          var mended = new ArrayList<>(problems);
          look(call, draft).forEach(each -> mended.add(mend(draft, each)));
          return Report.of(mended, Patch.of(draft));
        });
  }

  private static Problem mend(Draft draft, Found found) {
    try {
      found.fix().ifPresent(fix -> fix.apply(draft));
      return found.fix().isPresent() ? found.problem().mended() : found.problem();
    } catch (Rejection e) {
      return found.unfixable("it could not be mended: " + e.message()).problem();
    }
  }
}
