package dev.codestrator.model;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// How large a slice may be that is given to somebody.
///
/// @param config the settings
public record Budget(Config.Planning config) {
  /// A slice that is too large.
  ///
  /// @param message what it is and what it may be
  public record Excess(Id nodeId, String title, String message) {}

  /// Why a slice is too large; empty when it isn't, or when it is no slice.
  public Optional<Excess> excess(PlanNode node) {
    int tokens = node.tokenEstimate().orElse(0);
    int files = node.affectedFiles().size();
    String much = tokens > config.maxTokensPerSlice() ? tokens + " tokens" : "";
    String many = files > config.maxFilesPerSlice() ? files + " files" : "";
    if (!node.isSlice() || (much + many).isEmpty()) {
      return Optional.empty();
    }
    String both = much.isEmpty() || many.isEmpty() ? "" : " and ";
    String message =
        "%s \"%s\" is planned with %s; a slice may have %d tokens and %d files"
            .formatted(
                node.id(),
                Texts.excerpt(node.title(), 60),
                much + both + many,
                config.maxTokensPerSlice(),
                config.maxFilesPerSlice());
    return Optional.of(new Excess(node.id(), node.title(), message));
  }

  /// The slices that are too large.
  public List<Excess> excesses(Collection<PlanNode> nodes) {
    return nodes.stream().flatMap(node -> excess(node).stream()).toList();
  }

  /// Lets only slices pass that are small enough to be given to somebody.
  ///
  /// @throws Rejection.Conflict `over_budget`
  public void require(Collection<PlanNode> nodes) {
    List<Excess> excesses = excesses(nodes);
    if (!excesses.isEmpty()) {
      throw new Rejection.Conflict(
          "over_budget",
          excesses.stream().map(Excess::message).collect(Collectors.joining("\n")),
          "split it (orch plan slice), or raise planning.max_tokens_per_slice or"
              + " planning.max_files_per_slice in config.yaml");
    }
  }
}
