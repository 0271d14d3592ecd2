package dev.codestrator.app.plan;

import dev.codestrator.app.Call;
import dev.codestrator.model.Budget;
import dev.codestrator.model.Id;
import dev.codestrator.model.PlanNode;
import dev.codestrator.model.PlanSnapshot;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.TaskStatus;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.store.Draft;
import dev.codestrator.store.NodeFile;
import dev.codestrator.store.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The methods `plan.*` that shape a plan, and judge it.
public final class Plans {
  /// `plan.bootstrap`: an initiative with a plan in it.
  public Bootstrap.Made bootstrap(Call call, Bootstrap request) {
    return call.write(
        "plan.bootstrap",
        draft -> {
          var making = new NodeMaking(call, draft);
          Optional<Id> session = request.ownerSessionId();
          NodeView initiative =
              NodeView.of(
                  making.make(
                      CreateNode.of("initiative", request.initiativeTitle())
                          .in(Optional.empty(), session)
                          .told(
                              request.priority(), Optional.empty(), Optional.empty(), List.of())));
          NodeView plan =
              NodeView.of(
                  making.make(
                      CreateNode.of("plan", request.planTitle())
                          .in(Optional.of(initiative.id()), session)
                          .told(
                              request.priority(), request.summary(), Optional.empty(), List.of())));
          return new Bootstrap.Made(initiative.id(), plan.id(), initiative, plan);
        });
  }

  /// `plan.slice.generate`: slices of a plan, all or none.
  public GenerateSlices.Made generate(Call call, GenerateSlices request) {
    return call.write("plan.slice.generate", draft -> new SliceMaking(call, draft).make(request));
  }

  /// `plan.slice.replan`: the node is to do again, its approval is taken back, and the reason is
  /// kept as a snapshot.
  ///
  /// @throws Rejection.Conflict `node_cancelled`
  public NodeView replan(Call call, ReplanSlice request) {
    String reason = text("reason", request.reason());
    List<String> files = NodeMaking.files(request.affectedFiles());
    return call.write(
        "plan.slice.replan",
        draft -> {
          NodeFile file = NodeFile.get(draft, request.nodeId());
          refuseCancelled(file.node());
          return NodeView.of(
              file.with(TaskStatus.TODO)
                  .with(PlanNode.Approval.NONE)
                  .withFiles(files)
                  .withNext(line(request.nextAction()))
                  .with(snapshot(call, "replan", reason, files, request.nextAction()))
                  .save(draft));
        });
  }

  private static void refuseCancelled(PlanNode node) {
    if (node.status() == TaskStatus.CANCELLED) {
      throw new Rejection.Conflict(
          "node_cancelled",
          node.id() + " is cancelled",
          "make a new slice for what is left: orch plan slice");
    }
  }

  /// `plan.rollup.preview`.
  public Rollup preview(Call call, Rollup.Preview request) {
    View view = call.view();
    return rollup(call, view, NodeFile.get(view, request.parentNodeId()).node());
  }

  private static Rollup rollup(Call call, View view, PlanNode node) {
    Map<Id, NodeFile> files = new HashMap<>();
    NodeFile.list(view).forEach(file -> files.put(file.node().id(), file));
    return Rollup.of(Reading.graph(call, view), node, files, new Budget(call.config().planning()));
  }

  /// `plan.rollup.submit`: somebody else has to approve it.
  public NodeView submit(Call call, SubmitRollup request) {
    String summary = text("summary", request.summary());
    List<String> given = NodeMaking.files(request.affectedFiles());
    return call.write(
        "plan.rollup.submit",
        draft -> {
          NodeFile file = NodeFile.get(draft, request.nodeId());
          List<String> files =
              given.isEmpty() ? rollup(call, draft, file.node()).affectedFiles() : given;
          return NodeView.of(
              file.with(PlanNode.Approval.PENDING)
                  .withNext(line(request.nextAction()))
                  .with(snapshot(call, "rollup", summary, files, request.nextAction()))
                  .save(draft));
        });
  }

  /// `plan.rollup.approve`.
  ///
  /// @throws Rejection.Conflict `not_pending`
  public NodeView approve(Call call, JudgeRollup.Approve request) {
    return call.write(
        "plan.rollup.approve",
        draft ->
            judge(call, draft, request.nodeId(), PlanNode.Approval.APPROVED, Optional.empty()));
  }

  /// `plan.rollup.reject`.
  ///
  /// @throws Rejection.Conflict `not_pending`
  public NodeView reject(Call call, JudgeRollup.Reject request) {
    return call.write(
        "plan.rollup.reject",
        draft ->
            judge(call, draft, request.nodeId(), PlanNode.Approval.REJECTED, request.reason()));
  }

  private static NodeView judge(
      Call call, Draft draft, String id, PlanNode.Approval verdict, Optional<String> reason) {
    NodeFile file = NodeFile.get(draft, id);
    PlanNode.Approval state = file.node().approvalState();
    if (state != PlanNode.Approval.PENDING) {
      throw new Rejection.Conflict(
          "not_pending",
          "no rollup of " + file.node().id() + " waits for approval; it is " + Kind.word(state),
          "submit one first: orch plan rollup submit " + file.node().id() + " \"...\"");
    }
    String why = reason.map(String::strip).orElse("");
    return NodeView.of(
        file.with(verdict)
            .with(snapshot(call, Kind.word(verdict), why, List.of(), Optional.empty()))
            .save(draft));
  }

  private static PlanSnapshot snapshot(
      Call call, String type, String summary, List<String> files, Optional<String> next) {
    return new PlanSnapshot(call.now(), type, summary, files, line(next));
  }

  private static Optional<String> line(Optional<String> next) {
    return next.map(text -> NodeMaking.line("next_action", text));
  }

  private static String text(String field, String given) {
    NodeMaking.line(field, given);
    return given.strip();
  }
}
