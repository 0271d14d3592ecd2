package dev.codestrator.app.doctor;

import dev.codestrator.app.Call;
import dev.codestrator.app.Patch;
import dev.codestrator.app.lease.Leases;
import dev.codestrator.app.thread.Children;
import dev.codestrator.git.Git;
import dev.codestrator.model.Param;
import dev.codestrator.model.Rejection;
import dev.codestrator.store.Draft;
import dev.codestrator.store.View;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The method `system.doctor`.
public final class Doctor {
  private final List<Check> checks;

  /// @param git knows the branches
  /// @param children knows which agents live
  /// @param leases knows which leases are held
  public Doctor(Git git, Children children, Leases leases) {
    checks =
        List.of(
            new BrokenFiles(),
            new UnknownSettings(),
            new DuplicateIds(),
            new DanglingReferences(),
            new DependencyCycles(),
            new PlanEdges(),
            new ImpossibleStates(),
            new WorktreeRecords(git),
            new DeadThreads(children, leases),
            new StoppedThreads(),
            new StaleLeases(),
            new Leftovers());
  }

  /// What `system.doctor` takes.
  public record Examine(
      @Param(value = "mend what can be mended safely", orElse = "false") boolean fix) {}

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

  /// `system.doctor`: looks at all records of the clone. With `fix` it mends what it can in one
  /// write, which `system.undo` takes back.
  public Report examine(Call call, Examine request) {
    List<Found> unfinished = Unfinished.look(call);
    if (!request.fix() || unfinished.stream().anyMatch(each -> each.fix().isEmpty())) {
      var all = new ArrayList<>(unfinished);
      all.addAll(look(call, call.view()));
      return Report.of(all.stream().map(Found::problem).toList(), "");
    }
    return mend(call, unfinished);
  }

  private List<Found> look(Call call, View view) {
    var scene = new Scene(call, view);
    return checks.stream().flatMap(check -> check.look(scene).stream()).toList();
  }

  /// A transaction that a crash left is completed by any write, so by this one.
  private Report mend(Call call, List<Found> unfinished) {
    var problems = new ArrayList<Problem>();
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
