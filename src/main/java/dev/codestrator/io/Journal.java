package dev.codestrator.io;

import dev.codestrator.io.Entry.Stage;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Replaces several files or none, even when the process or the machine dies in between.
///
/// A commit first adds all bytes, old and new, to the [WriteLog]. Once that is on the disk the
/// commit is decided: its files are staged beside their targets and renamed. Commits of several
/// writers may be decided together, and each file gets its newest bytes at once. Whoever finds
/// decided commits that aren't done completes them ([#recover]); half of a commit at the log's end
/// is thrown away. The files themselves come to rest on the disk a little later ([Settling]); when
/// the machine goes down before, the log has them.
///
/// All methods that write want the clone's [OsLock] held. Editors and agents hold no lock: each
/// file is compared with what was read just before it is replaced.
public final class Journal {
  private final WriteLog log;
  private final FaultPoint faults;
  private final Consumer<WriteLog> settling;

  /// @param localDir the clone's folder for what concerns this machine only
  /// @param clock gives commits their times
  /// @param faults places for a test to crash at
  public Journal(Path localDir, InstantSource clock, FaultPoint faults) {
    this(new WriteLog(localDir, clock), faults, Settling::soon);
  }

  /// @param settling hears of every commit whose files are to come to rest
  Journal(WriteLog log, FaultPoint faults, Consumer<WriteLog> settling) {
    this.log = log;
    this.faults = faults;
    this.settling = settling;
  }

  /// Completes or discards what a dead process or a power cut left. Costs one look at the log's end
  /// when there is nothing.
  ///
  /// @return what a person should know: files that somebody changed after the crash, whose bytes
  ///   `orch undo` brings back; mostly empty
  /// @throws Rejection.Conflict `journal_damaged`
  public List<String> recover() {
    return log.newest().map(this::recover).orElse(List.of());
  }

  private List<String> recover(Segment segment) {
    Segment.Ends ends = segment.ends();
    boolean powerCut = !ends.ofThisBoot();
    if (ends.last().isEmpty()) {
      dropHalf(segment, powerCut);
    }
    if (powerCut) {
      mend(segment);
    }
    boolean done = ends.last().filter(entry -> entry.stage() != Stage.OPEN).isPresent();
    List<Entry> open = done ? List.of() : segment.open();
    List<String> notes = open.isEmpty() ? List.of() : rollForward(open);
    if (powerCut) {
      log.begin();
    }
    return notes;
  }

  private static void dropHalf(Segment segment, boolean powerCut) {
    byte[] rest = segment.rest();
    if (!powerCut && !Frame.isTorn(rest)) {
      throw TransactionFile.damaged(segment.path());
    }
    segment.drop(rest.length);
  }

  private static void mend(Segment segment) {
    new PowerCut(
            segment.entries().stream()
                .filter(entry -> entry.stage() == Stage.DONE)
                .map(segment::read)
                .toList())
        .mend();
  }

  private List<String> rollForward(List<Entry> open) {
    Transaction left = Transaction.together(open.stream().map(log::read).toList());
    Transaction whole = left.overForeign();
    var notes = new ArrayList<String>();
    List<Entry> entries = open;
    if (!whole.equals(left)) {
      entries = log.append(List.of(whole));
      log.mark(open, Stage.BACK);
      notes.addAll(notes(left, whole));
    }
    faults.reach("recover.kept");
    for (Step step : whole.steps()) {
      step.redo();
      faults.reach("recover.redone");
    }
    done(entries);
    return List.copyOf(notes);
  }

  private static List<String> notes(Transaction left, Transaction whole) {
    return whole.steps().stream()
        .filter(step -> !left.steps().contains(step))
        .map(step ->
            step.change().path()
                + " was changed after a crash; that version is kept, see: orch undo")
        .toList();
  }

  /// What the commit was for that a dead process left; mostly empty. Changes nothing.
  ///
  /// @throws Rejection.Conflict `journal_damaged`
  public Optional<String> unfinished() {
    return log.newest().flatMap(this::unfinished);
  }

  private Optional<String> unfinished(Segment segment) {
    Segment.Ends ends = segment.ends();
    Optional<Entry> last = ends.last();
    if (last.isPresent()) {
      return last.filter(entry -> entry.stage() == Stage.OPEN).map(_ -> labels(segment.open()));
    }
    byte[] rest = segment.rest();
    if (rest.length > 0 && ends.ofThisBoot() && !Frame.isTorn(rest)) {
      throw TransactionFile.damaged(segment.path());
    }
    return rest.length > 0 ? Optional.of("a commit that was not decided") : Optional.empty();
  }

  private String labels(List<Entry> open) {
    return open.stream().map(entry -> log.read(entry).label()).collect(Collectors.joining(", "));
  }

  /// What commits replaced or deleted, the newest first.
  public List<Undo> undos() {
    return Undos.list(log);
  }

  /// Makes all changes of these commits, or none. Wants what others left to be completed:
  /// [#recover].
  ///
  /// @param commits in their order: what one finds is what those before it leave
  /// @throws ChangedOnDisk when a file isn't what it was when it was read; nothing is changed
  /// @throws Rejection.ToolFailed `io_failed` when a file can't be written; nothing is changed, or
  ///   not [taken back][#isTakenBack]
  public void commit(List<Commit> commits) throws ChangedOnDisk {
    List<Transaction> all = commits.stream().map(Transaction::of).toList();
    for (Step step : Transaction.together(all).steps()) {
      step.compare();
    }
    List<Transaction> some =
        all.stream()
            .map(Transaction::withoutEmptySteps)
            .filter(each -> !each.steps().isEmpty())
            .toList();
    if (!some.isEmpty()) {
      decide(some);
    }
    faults.reach("committed");
  }

  /// Whether nothing is left of commits that failed so; else whoever writes next completes them.
  public static boolean isTakenBack(Throwable failure) {
    return failure.getSuppressed().length == 0;
  }

  private void decide(List<Transaction> transactions) throws ChangedOnDisk {
    List<Entry> entries = log.append(transactions);
    faults.reach("decided");
    Transaction transaction = Transaction.together(transactions).withoutEmptySteps();
    var done = new ArrayList<Step>();
    try {
      for (Step step : transaction.steps()) {
        step.stage();
        faults.reach("staged");
      }
      for (Step step : transaction.steps()) {
        step.put();
        done.add(step);
        faults.reach("renamed");
      }
    } catch (ChangedOnDisk | RuntimeException e) {
      takeBack(transaction, done, entries, e);
      throw e;
    }
    done(entries);
  }

  private void done(List<Entry> entries) {
    log.mark(entries, Durability.NOW.forced() ? Stage.DONE : Stage.SAFE);
    faults.reach("done");
    settling.accept(log);
  }

  /// Takes back what was done. When that fails too, the commits stay open, and the next one to come
  /// rolls forward: still all or nothing.
  private void takeBack(
      Transaction transaction, List<Step> done, List<Entry> entries, Exception cause) {
    try {
      done.reversed().forEach(Step::takeBack);
      transaction.steps().forEach(Step::discard);
      log.mark(entries, Stage.BACK);
    } catch (RuntimeException e) {
      e.addSuppressed(cause);
      throw e;
    }
  }
}
