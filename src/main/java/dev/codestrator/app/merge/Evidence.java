package dev.codestrator.app.merge;

import dev.codestrator.app.Call;
import dev.codestrator.app.Narration;
import dev.codestrator.app.lifecycle.Proof;
import dev.codestrator.app.trust.Agreement;
import dev.codestrator.app.workspace.WorktreeFolders;
import dev.codestrator.git.Git;
import dev.codestrator.io.Programs;
import dev.codestrator.model.Config;
import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import dev.codestrator.model.MergeRequest;
import dev.codestrator.model.Power;
import dev.codestrator.model.Rejection;
import dev.codestrator.store.Node;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.TaskFile;
import dev.codestrator.store.TaskTree;
import dev.codestrator.store.View;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The method `evidence.verify`: runs the commands that steps were checked with again, in a clean
/// checkout, and compares how they end.
public final class Evidence {
  private final Git git;
  private final Programs programs;
  private final WorktreeFolders folders;

  /// @param git the program
  /// @param programs run the commands
  /// @param folders knows where worktrees are made
  public Evidence(Git git, Programs programs, WorktreeFolders folders) {
    this.git = git;
    this.programs = programs;
    this.folders = folders;
  }

  /// A command that shows a step.
  private record Claim(Id task, String step, String command, String commit, int exit) {}

  /// `evidence.verify`. A command that shows several steps is run once; those of one commit share
  /// its checkout.
  ///
  /// @throws Rejection.Invalid `out_of_range`
  /// @throws Rejection.Forbidden `not_trusted`: workers wrote the commands, and they run as the
  ///   user
  public VerifiedEvidence verify(Call call, VerifyEvidence request) {
    Duration limit = limit(call, request);
    View view = call.view();
    var claims = new ArrayList<Claim>();
    var unproven = new ArrayList<VerifiedEvidence.Unproven>();
    Optional<String> at = commit(call, view, request);
    for (TaskFile file : cases(call, view, request)) {
      for (Proof proof : Proof.of(file.steps(), _ -> true)) {
        sort(call, file.id(), proof, at, claims, unproven);
      }
    }
    requireTrust(call, claims);
    List<VerifiedEvidence.Rerun> ran = run(call, claims, limit);
    boolean required = call.config().rules().evidence() == Config.Rules.EvidencePolicy.REQUIRED;
    boolean matches =
        ran.stream().allMatch(VerifiedEvidence.Rerun::matches) && (unproven.isEmpty() || !required);
    return new VerifiedEvidence(matches, ran, unproven);
  }

  private static void requireTrust(Call call, List<Claim> claims) {
    Path tasks = call.seat().resolve("tasks");
    var commands = new LinkedHashMap<Power, Path>();
    claims.forEach(claim -> commands.put(new Power("evidence.verify", claim.command()), tasks));
    Agreement.require(call, "steps", commands);
  }

  private static Duration limit(Call call, VerifyEvidence request) {
    int seconds =
        request.timeoutSeconds().orElseGet(() -> call.config().merge().verifyTimeoutSeconds());
    if (seconds < 1) {
      throw new Rejection.Invalid(
          "out_of_range", "field 'timeout_seconds' is " + seconds, "give 1 or more");
    }
    return Duration.ofSeconds(seconds);
  }

  /// Where all commands are run; empty when each is run at its own commit.
  private Optional<String> commit(Call call, View view, VerifyEvidence request) {
    if (request.recorded()) {
      return Optional.empty();
    }
    Path main = call.repository().main().root();
    return request
        .commit()
        .map(named -> git.commit(main, named))
        .or(() -> merge(view, request).map(merge -> Contexts.reviewed(view, git, main, merge)))
        .or(() -> Optional.of(git.head(here(call))));
  }

  private static Path here(Call call) {
    return call.caller().session().isPresent()
        ? call.root().root()
        : call.repository().here().root();
  }

  private static Optional<MergeRequest> merge(View view, VerifyEvidence request) {
    return request
        .mergeRequestId()
        .map(prefix -> view.get(RecordType.MERGE_REQUEST, prefix).value());
  }

  private static List<TaskFile> cases(Call call, View view, VerifyEvidence request) {
    TaskTree tree = call.tasks(view);
    List<Id> named =
        Stream.concat(
                request.taskIds().stream().map(prefix -> tree.get(prefix).id()),
                merge(view, request).stream().flatMap(merge -> merge.tasks().stream()))
            .toList();
    Optional<Id> session = call.caller().session();
    return (named.isEmpty() ? all(tree) : named.stream().flatMap(id -> tree.cases(id).stream()))
        .distinct()
        .map(tree::read)
        .filter(
            file -> !named.isEmpty() || session.isEmpty() || file.task().session().equals(session))
        .toList();
  }

  private static Stream<Node> all(TaskTree tree) {
    return tree.nodes().stream().filter(node -> node.level() == Level.CASE);
  }

  private void sort(
      Call call,
      Id task,
      Proof proof,
      Optional<String> at,
      List<Claim> claims,
      List<VerifiedEvidence.Unproven> unproven) {
    if (!proof.claimed()) {
      return;
    }
    Optional<String> commit =
        at.or(() ->
            proof.commit().flatMap(named -> git.resolve(call.repository().main().root(), named)));
    if (proof.command().isPresent() && proof.exitCode().isPresent() && commit.isPresent()) {
      claims.add(
          new Claim(
              task, proof.step(), proof.command().get(), commit.get(), proof.exitCode().get()));
    } else {
      String lacks = proof.lacks().orElse("its commit is not here");
      unproven.add(new VerifiedEvidence.Unproven(task, proof.step(), lacks));
    }
  }

  private List<VerifiedEvidence.Rerun> run(Call call, List<Claim> claims, Duration limit) {
    Map<String, List<Claim>> byCommit = new LinkedHashMap<>();
    claims.forEach(
        claim -> byCommit.computeIfAbsent(claim.commit(), _ -> new ArrayList<>()).add(claim));
    var ran = new ArrayList<VerifiedEvidence.Rerun>();
    byCommit.forEach((commit, those) -> {
      try (var checkout = CleanCheckout.of(call, programs, folders, commit)) {
        Map<String, CleanCheckout.Ended> ended = new HashMap<>();
        for (Claim claim : those) {
          Narration.say("run " + claim.command());
          ran.add(
              compared(
                  claim,
                  ended.computeIfAbsent(claim.command(), command -> checkout.run(command, limit))));
        }
      }
    });
    return ran;
  }

  private static VerifiedEvidence.Rerun compared(Claim claim, CleanCheckout.Ended ended) {
    boolean matches = ended.exit().equals(Optional.of(claim.exit()));
    return new VerifiedEvidence.Rerun(
        claim.task(),
        claim.step(),
        claim.command(),
        claim.commit(),
        claim.exit(),
        ended.exit(),
        matches,
        Optional.of(ended.output()).filter(_ -> !matches));
  }
}
