package dev.codestrator.io;

import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Replaces several files or none, even when the process or the machine dies in between.
///
/// A commit of several files first writes all their bytes, old and new, into one file,
/// `txn/commit`. Once that is on disk the commit is decided: it stages the new bytes beside their
/// targets, renames them, and moves the file to `undo/`. Whoever finds the file later completes the
/// work ([#recover]); half of it, still named `txn/commit.new`, is thrown away. A commit of one
/// file needs none of this but the rename.
///
/// All methods want the clone's [OsLock] held. Editors and agents hold no lock: each file is
/// compared with what was read just before it is replaced.
public final class Journal {
  private static final String MANIFEST = "commit";
  private static final String DRAFT = "commit.new";

  private final Path folder;
  private final Path manifest;
  private final Path draft;
  private final Undos undos;
  private final FaultPoint faults;

  /// @param localDir the clone's folder for what concerns this machine only
  public Journal(Path localDir) {
    this(localDir, FaultPoint.NONE);
  }

  /// The same with places for a test to crash at.
  public Journal(Path localDir, FaultPoint faults) {
    this.folder = localDir.resolve("txn");
    this.manifest = folder.resolve(MANIFEST);
    this.draft = folder.resolve(DRAFT);
    this.undos = new Undos(localDir);
    this.faults = faults;
  }

  /// Completes or discards what a dead process left. Costs one look at an empty folder when there
  /// is nothing.
  ///
  /// @return what a person should know: files that somebody changed after the crash, whose bytes
  ///   were moved to `undo/`; mostly empty
  public List<String> recover() {
    List<String> found = Disk.names(folder);
    if (found.contains(DRAFT)) {
      Disk.delete(draft);
    }
    return found.contains(MANIFEST) ? rollForward(TransactionFile.read(manifest)) : List.of();
  }

  /// What the commit was for that a dead process left; mostly empty. Changes nothing.
  ///
  /// @throws Rejection.Conflict `journal_damaged`
  public Optional<String> unfinished() {
    List<String> found = Disk.names(folder);
    if (found.contains(MANIFEST)) {
      return Optional.of(TransactionFile.read(manifest).label());
    }
    return found.contains(DRAFT) ? Optional.of("a commit that was not decided") : Optional.empty();
  }

  private List<String> rollForward(Transaction transaction) {
    var notes = new ArrayList<String>();
    for (Step step : transaction.steps()) {
      keepForeign(step, transaction.label(), notes);
      faults.reach("recover.kept");
      step.redo();
      faults.reach("recover.redone");
    }
    retire(transaction);
    return List.copyOf(notes);
  }

  private void keepForeign(Step step, String label, List<String> notes) {
    step.foreign()
        .ifPresent(bytes -> {
          var kept = Change.write(step.change().path(), Optional.of(bytes), bytes);
          undos.keep(Transaction.of("changed during a crash of: " + label, List.of(kept)));
          notes.add(
              step.change().path()
                  + " was changed after a crash; that version is kept, see: orch undo");
        });
  }

  /// Makes all these changes, or none. Unfinished ones of others are completed first.
  ///
  /// What it replaces or deletes is kept in [Undos].
  ///
  /// @param label what it is for, shown by `orch undo`
  /// @throws ChangedOnDisk when a file isn't what it was when it was read; nothing is changed
  /// @throws Rejection.ToolFailed `io_failed` when a file can't be written; nothing is changed
  public void commit(String label, List<Change> changes) throws ChangedOnDisk {
    recover();
    Transaction all = Transaction.of(label, changes);
    for (Step step : all.steps()) {
      step.compare();
    }
    Transaction transaction = all.withoutEmptySteps();
    switch (transaction.steps().size()) {
      case 0 -> {}
      case 1 -> commitOne(transaction);
      default -> commitSeveral(transaction);
    }
    faults.reach("committed");
  }

  private void commitOne(Transaction transaction) throws ChangedOnDisk {
    Step step = transaction.steps().getFirst();
    step.stage();
    faults.reach("staged");
    try {
      if (transaction.replaces()) {
        undos.keep(transaction);
      }
      faults.reach("kept");
      step.put();
    } catch (ChangedOnDisk | RuntimeException e) {
      step.discard();
      throw e;
    }
    faults.reach("renamed");
    transaction.force();
  }

  private void commitSeveral(Transaction transaction) throws ChangedOnDisk {
    decide(transaction);
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
      takeBack(transaction, done, e);
      throw e;
    }
    transaction.force();
    faults.reach("forced");
    retire(transaction);
  }

  private void decide(Transaction transaction) {
    Disk.createFolders(folder);
    var staged =
        Staged.write(
            draft, manifest, TransactionFile.encode(transaction), Optional.of(Staged.PRIVATE));
    faults.reach("drafted");
    staged.rename();
    Staged.force(folder);
    faults.reach("decided");
  }

  /// Takes back what was done. When that fails too, the manifest stays, and the next one to come
  /// rolls forward: still all or nothing.
  private void takeBack(Transaction transaction, List<Step> done, Exception cause) {
    try {
      done.reversed().forEach(Step::takeBack);
      transaction.steps().forEach(Step::discard);
      transaction.force();
      Disk.delete(manifest);
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private void retire(Transaction transaction) {
    if (transaction.replaces()) {
      undos.adopt(manifest, transaction);
      Staged.force(folder);
    } else {
      Disk.delete(manifest);
    }
    faults.reach("retired");
  }
}
