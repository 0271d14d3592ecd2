package dev.codestrator.git;

import java.util.List;

/// What a merge would come to.
///
/// @param clean whether git would merge without asking
/// @param conflicts what it would ask about; none when clean
public record MergeForecast(boolean clean, List<Conflict> conflicts) {
  public MergeForecast {
    conflicts = List.copyOf(conflicts);
  }

  /// A path that git can't merge by itself.
  ///
  /// @param path from the root
  /// @param kind git's word for it: `content`, `add/add`, `modify/delete`, `rename/rename`
  /// @param hunks the places in conflict with git's markers, cut when long; empty when there are
  ///   none
  public record Conflict(String path, String kind, String hunks) {}
}
