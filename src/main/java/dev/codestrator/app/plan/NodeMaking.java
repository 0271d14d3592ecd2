package dev.codestrator.app.plan;

import dev.codestrator.app.Call;
import dev.codestrator.model.Id;
import dev.codestrator.model.PathScope;
import dev.codestrator.model.PlanNode;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.model.Texts;
import dev.codestrator.store.Draft;
import dev.codestrator.store.NodeFile;
import dev.codestrator.store.RecordType;
import java.util.List;
import java.util.Optional;

/// Makes nodes in a draft.
///
/// @param call who makes them
/// @param draft where
record NodeMaking(Call call, Draft draft) {
  private static final int TITLE = 200;

  /// A new node.
  ///
  /// @throws Rejection.Invalid `empty_text`, `negative_estimate`, `path_outside`, `open_block`
  /// @throws Rejection.Forbidden `own_approval`, `other_session`
  NodeFile make(CreateNode request) {
    return make(request, List.of());
  }

  /// The same, which depends on these.
  NodeFile make(CreateNode request, List<Id> dependsOn) {
    mayApprove(request.approvalState());
    var node =
        new PlanNode(
            request.status(),
            newId(),
            dependsOn.stream().distinct().sorted().toList(),
            line("node_type", request.nodeType()),
            request.priority(),
            session(request.ownerSessionId()),
            request.approvalState(),
            line("facet", request.facet()),
            List.of(),
            call.now(),
            List.of(),
            line("title", request.title()),
            request.parentId().map(prefix -> NodeFile.get(draft, prefix).node().id()),
            request.worktreeId().map(id -> draft.get(RecordType.WORKTREE, id).value().id()),
            request.riskLevel().map(level -> line("risk_level", level)),
            request.tokenEstimate().map(NodeMaking::estimate),
            Optional.empty(),
            Optional.empty(),
            files(request.affectedFiles()));
    return NodeFile.add(draft, node, request.summary().orElse(""));
  }

  private Id newId() {
    Id id = draft.newId(Id.Kind.NODE);
    return draft.find(RecordType.PLAN_NODE, id).isEmpty() ? id : newId();
  }

  /// A child plans for its own session only.
  private Id session(Optional<Id> asked) {
    Id id = asked.orElseGet(call::session);
    boolean foreign = call.caller().thread().isPresent() && !id.equals(call.session());
    if (foreign) {
      throw new Rejection.Forbidden(
          "other_session",
          "a child made a node of session " + id,
          "it acts for its own session only: leave owner_session_id out");
    }
    return draft.get(RecordType.SESSION, id).value().id();
  }

  private void mayApprove(PlanNode.Approval state) {
    boolean judged = state == PlanNode.Approval.APPROVED || state == PlanNode.Approval.REJECTED;
    if (judged && call.caller().role() != Role.ROOT) {
      throw new Rejection.Forbidden(
          "own_approval",
          "a " + call.caller().role().dashed() + " can't make a node that is approved already",
          "submit a rollup; root approves it: orch plan rollup submit");
    }
  }

  private static int estimate(int tokens) {
    if (tokens < 0) {
      throw new Rejection.Invalid(
          "negative_estimate", "token_estimate is " + tokens, "give a number from 0 on");
    }
    return tokens;
  }

  /// Globs as they are kept.
  static List<String> files(List<String> given) {
    return given.stream().map(PathScope::normalise).distinct().sorted().toList();
  }

  /// Text on one line.
  ///
  /// @throws Rejection.Invalid `empty_text`
  static String line(String field, String given) {
    String line = Texts.excerpt(given, TITLE);
    if (line.isEmpty()) {
      throw new Rejection.Invalid(
          "empty_text", "field '" + field + "' is empty", "say what it is about");
    }
    return line;
  }
}
