package dev.codestrator.app.hook;

import dev.codestrator.app.lease.Leases;
import dev.codestrator.model.PathScope;
import dev.codestrator.store.Grants;
import dev.codestrator.store.TaskFile;
import java.util.Optional;

/// What the Case that a worker is at may touch.
record CaseFiles(Occasion occasion) {

  /// What speaks against changing a file; nothing when the Case names no files, or the thread
  /// leases this one.
  ///
  /// @param file relative to the repository
  Optional<String> against(String file) {
    return new Assignment(occasion)
        .atHand()
        .map(TaskFile::task)
        .map(new Grants(occasion.call().repository())::held)
        .filter(task -> !task.files().isEmpty())
        .filter(task -> task.files().stream().noneMatch(glob -> PathScope.covers(glob, file)))
        .filter(_ -> !Leases.claims(occasion.call(), occasion.view(), occasion.thread(), file))
        .map(task ->
            file
                + " is not among the files of case "
                + task.id()
                + " ("
                + String.join(", ", task.files())
                + "). When the case needs it changed, lease it (orch lock "
                + file
                + ") and say so: orch inbox send root \"...\"; else leave it alone.");
  }
}
