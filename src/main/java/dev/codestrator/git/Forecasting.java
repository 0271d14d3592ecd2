package dev.codestrator.git;

import dev.codestrator.git.MergeForecast.Conflict;
import dev.codestrator.git.MergeForecast.Hunk;
import dev.codestrator.io.Disk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Tries merges. However many there are, git is started three times: to merge, to make a commit of
/// each merge that conflicts, and to say which lines of which parent are in conflict there.
///
/// @param commits the commit of each name in the pairs
record Forecasting(Quarantine quarantine, Map<String, String> commits) {
  private static final List<String> MERGE =
      List.of("merge-tree", "--stdin", "--messages", "--allow-unrelated-histories");
  private static final List<String> WRITE =
      List.of("hash-object", "-t", "commit", "-w", "--no-filters", "--stdin-paths");

  /// Not `--cc`: there git counts lines wrong that it leaves out.
  private static final List<String> COMPARE =
      List.of("diff-tree", "--stdin", "-c", "-p", "-M", "--combined-all-paths", "--no-color");

  /// What each of these merges would come to, in the same order.
  List<MergeForecast> of(List<Forecasts.Pair> pairs) {
    List<TrialMerge> trials = merged(pairs);
    List<Optional<String>> made = made(pairs, trials);
    Map<String, Map<String, List<Hunk>>> hunks = hunks(made);
    var forecasts = new ArrayList<MergeForecast>();
    for (int i = 0; i < trials.size(); i++) {
      forecasts.add(forecast(trials.get(i), made.get(i).map(hunks::get).orElseGet(Map::of)));
    }
    return forecasts;
  }

  private static MergeForecast forecast(TrialMerge trial, Map<String, List<Hunk>> hunks) {
    List<Conflict> conflicts =
        trial.kinds().entrySet().stream()
            .map(each ->
                new Conflict(
                    each.getKey(), each.getValue(), hunks.getOrDefault(each.getKey(), List.of())))
            .toList();
    return new MergeForecast(trial.clean(), conflicts);
  }

  private List<TrialMerge> merged(List<Forecasts.Pair> pairs) {
    String input =
        pairs.stream()
            .map(pair -> pair.ours() + " " + pair.theirs() + "\n")
            .collect(Collectors.joining());
    var tokens = new Tokens(quarantine.answer(MERGE, input));
    return pairs.stream()
        .map(pair -> TrialMerge.read(tokens, List.of(pair.ours(), pair.theirs())))
        .toList();
  }

  /// A commit of each merge that conflicts, with its two sides as parents.
  private List<Optional<String>> made(List<Forecasts.Pair> pairs, List<TrialMerge> trials) {
    var files = new StringBuilder();
    for (int i = 0; i < trials.size(); i++) {
      if (!trials.get(i).clean()) {
        Path file = quarantine.folder().resolve("merge-" + i);
        Disk.writeScratch(file, commit(pairs.get(i), trials.get(i).tree()));
        files.append(file).append('\n');
      }
    }
    List<String> names =
        files.isEmpty() ? List.of() : quarantine.answer(WRITE, files.toString()).lines().toList();
    var name = names.iterator();
    return trials.stream()
        .map(trial -> trial.clean() ? Optional.<String>empty() : Optional.of(name.next()))
        .toList();
  }

  private byte[] commit(Forecasts.Pair pair, String tree) {
    String text =
        """
        tree %s
        parent %s
        parent %s
        author orch <orch@localhost> 0 +0000
        committer orch <orch@localhost> 0 +0000

        A trial
        """
            .formatted(tree, commits.get(pair.ours()), commits.get(pair.theirs()));
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Map<String, Map<String, List<Hunk>>> hunks(List<Optional<String>> made) {
    String input =
        made.stream()
            .flatMap(Optional::stream)
            .map(commit -> commit + "\n")
            .collect(Collectors.joining());
    return input.isEmpty() ? Map.of() : CombinedDiff.read(quarantine.answer(COMPARE, input));
  }
}
