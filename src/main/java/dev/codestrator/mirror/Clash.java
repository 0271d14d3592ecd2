package dev.codestrator.mirror;

import java.util.List;

/// Two branches that touch the same files.
///
/// @param conflicts the files that git would ask about; none when they merge by themselves
public record Clash(String ours, String theirs, List<String> files, List<String> conflicts) {
  public Clash {
    files = List.copyOf(files);
    conflicts = List.copyOf(conflicts);
  }
}
