package dev.codestrator.markdown;

import dev.codestrator.model.Rejection;

/// The refusal of an edit that can't be made without touching more than it should.
final class UnsafeEdit {
  private UnsafeEdit() {}

  /// @param asked what was to be changed, as in `the key 'files'`
  /// @param because what stands in the way
  static Rejection.Conflict of(String asked, String because) {
    return new Rejection.Conflict(
        "unsafe_edit",
        "can't change " + asked + " safely: " + because,
        "edit the file by hand, or write that place in a simpler form");
  }

  static Rejection.Conflict of(String asked) {
    return of(asked, "more of the file than this would read differently");
  }
}
