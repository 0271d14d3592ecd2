package dev.codestrator.io;

import java.util.List;

/// Files that one writer wants to change together.
///
/// @param label what it is for, shown by `orch undo`
/// @param changes one for each file
public record Commit(String label, List<Change> changes) {
  public Commit {
    changes = List.copyOf(changes);
  }
}
