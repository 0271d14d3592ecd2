package dev.codestrator.git;

import dev.codestrator.git.MergeForecast.Conflict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What two commits have changed since they parted, for many pairs of them at once.
///
/// @param pathspecs which files count
record Divergence(Quarantine quarantine, List<String> pathspecs) {
  private static final List<String> CHANGES =
      List.of(
          "diff-tree", "--stdin", "--always", "-r", "-z", "--name-status", "--no-renames", "--");

  /// What both sides touch.
  ///
  /// @param clashes new names of one that differ from new names of the other in case only
  record Both(List<String> files, List<Conflict> clashes) {
    static Both of(Map<String, Character> ours, Map<String, Character> theirs) {
      var files = new TreeSet<>(ours.keySet());
      files.retainAll(theirs.keySet());
      Set<String> known = added(ours).collect(Collectors.toSet());
      Set<String> folded = known.stream().map(Both::folded).collect(Collectors.toSet());
      List<Conflict> clashes =
          added(theirs)
              .filter(path -> !known.contains(path) && folded.contains(folded(path)))
              .sorted()
              .map(path -> new Conflict(path, "case", List.of()))
              .toList();
      return new Both(List.copyOf(files), clashes);
    }

    private static Stream<String> added(Map<String, Character> changes) {
      return changes.entrySet().stream()
          .filter(change -> change.getValue() == 'A')
          .map(Map.Entry::getKey);
    }

    private static String folded(String path) {
      return path.toLowerCase(Locale.ROOT);
    }
  }

  /// A side of a pair.
  private record Span(String from, String to) {}

  /// What both sides of each pair touch, in the same order; nothing when they never were one.
  List<Both> of(List<Trials.Pair> pairs) {
    List<String> commits =
        pairs.stream()
            .flatMap(pair -> Stream.of(pair.ours().commit(), pair.theirs().commit()))
            .distinct()
            .toList();
    Ancestry ancestry = Ancestry.of(quarantine, commits);
    List<Optional<String>> bases =
        pairs.stream()
            .map(pair -> ancestry.base(pair.ours().commit(), pair.theirs().commit()))
            .toList();
    var changes = changes(spans(pairs, bases));
    var all = new ArrayList<Both>();
    for (int i = 0; i < pairs.size(); i++) {
      Trials.Pair pair = pairs.get(i);
      all.add(
          bases
              .get(i)
              .map(
                  base -> Both.of(of(changes, base, pair.ours()), of(changes, base, pair.theirs())))
              .orElseGet(() -> new Both(List.of(), List.of())));
    }
    return all;
  }

  private static List<Span> spans(List<Trials.Pair> pairs, List<Optional<String>> bases) {
    var spans = new ArrayList<Span>();
    for (int i = 0; i < pairs.size(); i++) {
      Trials.Pair pair = pairs.get(i);
      bases
          .get(i)
          .ifPresent(base -> {
            spans.add(new Span(base, pair.ours().commit()));
            spans.add(new Span(base, pair.theirs().commit()));
          });
    }
    return spans.stream().distinct().toList();
  }

  private static Map<String, Character> of(
      Map<Span, Map<String, Character>> changes, String base, Trials.Tip tip) {
    return Objects.requireNonNull(changes.get(new Span(base, tip.commit())));
  }

  /// The files that changed, with git's letter for how. Git names each commit, then letters and
  /// files in turn.
  private Map<Span, Map<String, Character>> changes(List<Span> spans) {
    String input =
        spans.stream()
            .map(span -> span.to() + " " + span.from() + "\n")
            .collect(Collectors.joining());
    List<String> words = Stream.concat(CHANGES.stream(), pathspecs.stream()).toList();
    var tokens = new Tokens(quarantine.answer(words, input));
    var all = new HashMap<Span, Map<String, Character>>();
    var current = new HashMap<String, Character>();
    var next = spans.iterator();
    while (tokens.hasNext()) {
      String token = tokens.next();
      if (token.length() > 1) {
        current = new HashMap<>();
        all.put(next.next(), current);
      } else {
        current.put(tokens.next(), token.charAt(0));
      }
    }
    return all;
  }
}
