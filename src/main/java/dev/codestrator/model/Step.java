package dev.codestrator.model;

import java.util.List;

/// One box of a Case's checklist.
///
/// @param id the mark at the end of its line; empty until the first write after it was made by hand
/// @param title the text beside the box
/// @param done whether the box is ticked
/// @param notes what was noted under it: results, evidence
public record Step(String id, String title, boolean done, List<String> notes) {
  private static final String FAILED = "fail";

  /// Whether the latest note says that it failed.
  public boolean failed() {
    return !done && !notes.isEmpty() && notes.getLast().startsWith(FAILED);
  }
}
