package dev.codestrator.app.merge;

import dev.codestrator.app.Call;
import dev.codestrator.git.Git;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Config;
import dev.codestrator.model.QueueEntry;
import dev.codestrator.model.Rejection;
import dev.codestrator.store.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Several approved requests on their way to the target: which they are, and the chain of commits
/// that they make on it, each holding all before it.
final class Batch {
  private final Git git;
  private final LandingRules rules;
  private final TargetBranch target;
  private final Call call;
  private final Map<QueueEntry, Rejection> left = new LinkedHashMap<>();

  Batch(Git git, LandingRules rules, Call call) {
    this.git = git;
    this.rules = rules;
    this.target = new TargetBranch(git);
    this.call = call;
  }

  /// A request, with the call as its own session would make it.
  ///
  /// @param warnings what the rules let pass
  record Member(QueueEntry entry, Call call, Checkout root, List<String> warnings) {}

  /// A request as a commit that holds it and all before it.
  record Link(Member member, String commit) {}

  /// What was left out, and why.
  Map<QueueEntry, Rejection> left() {
    return left;
  }

  /// Those that land together: the caller's own, and as many others that are approved for the same
  /// target as the settings allow, in the queue's order.
  List<Member> members(View view, QueueEntry own) {
    var members = new ArrayList<Member>();
    int others = call.config().merge().batch() - 1;
    for (QueueEntry entry : Turns.waiting(view)) {
      if (entry.id().equals(own.id())) {
        members.add(new Member(own, call, call.root(), List.of()));
      } else if (others > 0 && entry.target().equals(own.target()) && isReady(entry)) {
        Optional<Member> member = member(view, entry);
        member.ifPresent(members::add);
        others -= member.isPresent() ? 1 : 0;
      }
    }
    return members;
  }

  private static boolean isReady(QueueEntry entry) {
    return entry.status() == QueueEntry.Status.APPROVED;
  }

  private Optional<Member> member(View view, QueueEntry entry) {
    Call its = call.in(entry.session());
    try {
      Checkout root = its.root();
      List<String> warnings = rules.require(its, view, entry, root);
      return Optional.of(new Member(entry, its, root, warnings));
    } catch (Rejection e) {
      left.put(entry, e);
      return Optional.empty();
    }
  }

  /// The chain on this commit. What conflicts with those before it is left out.
  List<Link> chain(String before, List<Member> members) {
    var links = new ArrayList<Link>();
    String tip = before;
    for (Member member : members) {
      try {
        tip = link(tip, member);
        links.add(new Link(member, tip));
      } catch (Rejection e) {
        left.put(member.entry(), e);
      }
    }
    return links;
  }

  private String link(String tip, Member member) {
    String head = git.head(member.root().root());
    String tree =
        git.merges()
            .tree(call.root().root(), tip, head)
            .orElseThrow(() ->
                new Rejection.Conflict(
                    "merge_conflict",
                    member.entry().id() + " conflicts with what lands before it",
                    "land it alone, which names the files: orch merge land"));
    String message = LandingMessage.of(member.call(), member.entry());
    boolean squash = call.config().merge().strategy() == Config.Merge.Strategy.SQUASH;
    return target.commit(
        call.root().root(), tree, squash ? List.of(tip) : List.of(tip, head), message);
  }
}
