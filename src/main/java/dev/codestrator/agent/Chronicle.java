package dev.codestrator.agent;

import dev.codestrator.json.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// What an agent did, from its transcript: what it said, ran, changed, and what went wrong. Only
/// its program's own events count; words in a prompt or a file mean nothing.
///
/// @param entries in the order of the transcript
/// @param usage the tokens that it has used
public record Chronicle(List<Entry> entries, Optional<Usage> usage) {
  public Chronicle {
    entries = List.copyOf(entries);
  }

  /// One thing that happened.
  public sealed interface Entry {
    /// It said something.
    record Said(String text) implements Entry {}

    /// It ran a command.
    record Ran(String command, Optional<Long> exit) implements Entry {}

    /// It changed a file.
    record Changed(FileChange change) implements Entry {}

    /// A turn failed.
    ///
    /// @param code the program's own name for the reason; may be empty
    record Failed(String text, String code) implements Entry {}
  }

  /// What was done to a file, all its changes together.
  public enum Kind {
    ADDED,
    UPDATED,
    DELETED
  }

  /// A change of a file.
  ///
  /// @param added lines
  /// @param removed lines
  public record FileChange(String path, Kind kind, int added, int removed) {
    private FileChange and(FileChange later) {
      Kind both = kind == Kind.ADDED && later.kind == Kind.UPDATED ? Kind.ADDED : later.kind;
      return new FileChange(path, both, added + later.added, removed + later.removed);
    }
  }

  /// Tokens.
  ///
  /// @param input of all requests, those from the cache among them
  /// @param context those of the last request: what the context holds
  /// @param window how many the context can hold
  public record Usage(
      long input, long cached, long output, long reasoning, long context, Optional<Long> window) {
    private static final double WHOLE = 100;

    /// How full the context is, in percent with two digits.
    public Optional<Double> percent() {
      return window
          .filter(size -> size > 0)
          .map(size -> Math.round(Math.min(WHOLE, context * WHOLE / size) * WHOLE) / WHOLE);
    }
  }

  /// What these lines tell, be they Codex's or Claude Code's. Lines that can't be read are left
  /// out.
  public static Chronicle of(String lines) {
    var codex = new CodexChronicle();
    var claude = new ClaudeChronicle();
    var entries = new ArrayList<Entry>();
    lines
        .lines()
        .filter(line -> CodexLines.mayMatter(line) || ClaudeLines.mayMatter(line))
        .flatMap(line -> Value.of(line).stream())
        .forEach(line ->
            entries.addAll(line.path("payload").isObject() ? codex.read(line) : claude.read(line)));
    return new Chronicle(entries, codex.usage().or(claude::usage));
  }

  /// The files that it changed, in the order of their first change.
  public List<FileChange> files() {
    var files = new LinkedHashMap<String, FileChange>();
    for (Entry entry : entries) {
      if (entry instanceof Entry.Changed changed) {
        files.merge(changed.change().path(), changed.change(), FileChange::and);
      }
    }
    return List.copyOf(files.values());
  }

  /// Why turns failed.
  public List<Entry.Failed> errors() {
    return entries.stream()
        .filter(Entry.Failed.class::isInstance)
        .map(Entry.Failed.class::cast)
        .toList();
  }

  /// What it said last.
  public Optional<String> summary() {
    return entries.stream()
        .filter(Entry.Said.class::isInstance)
        .map(entry -> ((Entry.Said) entry).text())
        .reduce((_, last) -> last);
  }

  /// Whether it ended because its context was full.
  public boolean isExhausted() {
    return !entries.isEmpty()
        && entries.getLast() instanceof Entry.Failed failed
        && failed.code().equals("context_window_exceeded");
  }
}
