package dev.codestrator.fuzz;

import static dev.codestrator.fuzz.Target.require;
import static dev.codestrator.fuzz.Target.text;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.codestrator.markdown.Settled;
import dev.codestrator.markdown.Unreadable;
import java.util.List;

/// What must hold of a merge of records: three versions, apart by lines `%%%%`.
final class MergeChecks {
  private MergeChecks() {}

  /// Nothing to settle leaves all three as they are; a side that changed nothing gets what the
  /// other has, as far as fields and boxes go; both sides are treated alike.
  static void merge(byte[] input) {
    List<String> parts = List.of(text(input).split("%%%%\n", -1));
    byte[] base = parts.getFirst().getBytes(UTF_8);
    byte[] ours = parts.get(1 % parts.size()).getBytes(UTF_8);
    byte[] theirs = parts.get(2 % parts.size()).getBytes(UTF_8);
    try {
      Settled same = Settled.of(base, base, base);
      require(same.ours().toString().equals(text(base)), "nothing is changed without a change");
      Settled one = Settled.of(base, ours, ours);
      require(one.ours().toString().equals(text(ours)), "what both have is left as it is");
      require(one.theirs().toString().equals(text(ours)), "what both have is left as it is");
      Settled both = Settled.of(base, ours, theirs);
      Settled.of(
          both.base().bytes(), both.ours().bytes(), both.theirs().bytes()); // all are readable
    } catch (Unreadable e) {
      require(e.line() > 0, "a place");
    }
  }
}
