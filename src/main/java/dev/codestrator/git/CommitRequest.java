package dev.codestrator.git;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// What to commit and what to say about it.
///
/// @param subject the first line
/// @param body the text below it; may be empty
/// @param trailers the lines `Key: value` at the end, in this order
/// @param paths files and folders from the worktree's root, taken literally; empty for everything
public record CommitRequest(
    String subject, String body, SequencedMap<String, String> trailers, List<String> paths) {

  public CommitRequest {
    trailers = new LinkedHashMap<>(trailers);
    paths = List.copyOf(paths);
  }

  /// Everything that changed, with a subject alone.
  public static CommitRequest everything(String subject) {
    return new CommitRequest(subject, "", new LinkedHashMap<>(), List.of());
  }

  /// The same with these paths alone.
  public CommitRequest withPaths(List<String> only) {
    return new CommitRequest(subject, body, trailers, only);
  }

  /// The whole message.
  String message() {
    String end =
        trailers.entrySet().stream()
            .map(trailer -> trailer.getKey() + ": " + oneLine(trailer.getValue()) + "\n")
            .collect(Collectors.joining());
    String middle = body.isBlank() ? "" : body.strip() + "\n\n";
    return oneLine(subject) + "\n\n" + middle + end;
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
