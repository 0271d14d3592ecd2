package dev.codestrator.git;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a merge would come to.
///
/// @param clean whether git would merge without asking
/// @param conflicts what it would ask about; none when clean
public record MergeForecast(boolean clean, List<Conflict> conflicts) {
  public MergeForecast {
    conflicts = List.copyOf(conflicts);
  }

  /// The same with one more conflict for each of these.
  MergeForecast and(List<Conflict> more) {
    return new MergeForecast(
        clean && more.isEmpty(), Stream.concat(conflicts.stream(), more.stream()).toList());
  }

  /// A path that git can't merge by itself.
  ///
  /// @param path from the root
  /// @param kind git's word for it: `content`, `add/add`, `modify/delete`, `rename/rename`,
  ///   `rename/delete`, `file/directory`, `distinct types`, `submodule`, `binary`; and `mode` when
  ///   only the modes of a new file differ, `case` when two new names differ in case only
  /// @param hunks the places in conflict; none when it isn't about lines
  public record Conflict(String path, String kind, List<Hunk> hunks) {
    public Conflict {
      hunks = List.copyOf(hunks);
    }

    /// Path and kind.
    public String title() {
      return path + " (" + kind + ")";
    }

    /// Path, kind and hunks.
    public String text() {
      return title() + "\n" + hunks.stream().map(Hunk::text).collect(Collectors.joining());
    }
  }

  /// Lines in conflict.
  ///
  /// @param oursLines which lines of our version, as in `12-14`, `12` or `after 11`
  /// @param theirsLines which of theirs
  /// @param text both sides with git's markers, cut when long
  public record Hunk(String oursLines, String theirsLines, String text) {}
}
