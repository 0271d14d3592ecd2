package dev.codestrator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.testing.Orchestra;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The names and groups of methods are a public contract: they are written out here once more.
class MethodsTest {
  private static final int CONTRACTED = 63;

  private static final SequencedMap<Group, String> CONTRACT = new LinkedHashMap<>();

  static {
    CONTRACT.put(
        Group.ORCH_SESSION,
        "workspace.init session.open session.heartbeat session.context session.list session.close"
            + " session.cleanup");
    CONTRACT.put(
        Group.ORCH_TASK,
        "task.create task.list task.get case.begin step.check case.complete resume.next"
            + " resume.candidates.list resume.candidates.attach");
    CONTRACT.put(
        Group.ORCH_GRAPH,
        "graph.node.create graph.node.list graph.edge.create graph.checklist.upsert"
            + " graph.snapshot.create");
    CONTRACT.put(
        Group.ORCH_WORKSPACE,
        "scheduler.decide_worktree worktree.create worktree.spawn worktree.list"
            + " worktree.merge_to_parent lock.acquire lock.heartbeat lock.release");
    CONTRACT.put(
        Group.ORCH_THREAD,
        "thread.child.spawn thread.child.directive thread.child.list thread.child.status"
            + " thread.child.wait_status thread.child.interrupt thread.child.stop"
            + " thread.attach_info");
    CONTRACT.put(Group.ORCH_LIFECYCLE, "work.current_ref work.current_ref.ack");
    CONTRACT.put(
        Group.ORCH_MERGE,
        "merge.request merge.review_context merge.review.request_auto merge.review.thread_status"
            + " merge.main.request merge.main.next merge.main.status merge.main.acquire_lock"
            + " merge.main.release_lock");
    CONTRACT.put(Group.ORCH_INBOX, "inbox.send inbox.pending inbox.list inbox.deliver");
    CONTRACT.put(
        Group.ORCH_SYSTEM,
        "runtime.tmux.ensure runtime.bundle.info mirror.status mirror.refresh plan.bootstrap"
            + " plan.slice.generate plan.slice.replan plan.rollup.preview plan.rollup.submit"
            + " plan.rollup.approve plan.rollup.reject");
  }

  private static final Map<Group, String> COMPLETING =
      Map.of(
          Group.ORCH_TASK, "task.update step.add case.block",
          Group.ORCH_GRAPH, "graph.validate",
          Group.ORCH_WORKSPACE, "worktree.remove worktree.overlap lock.list",
          Group.ORCH_THREAD, "thread.child.answer",
          Group.ORCH_MERGE, "merge.review.submit merge.main.land evidence.verify",
          Group.ORCH_SYSTEM, "plan.materialize plan.pipeline system.doctor");

  @TempDir private Path folder;

  @Test
  void theSixtyThreeOfTheContractAreThereInTheirGroups() {
    assertThat(CONTRACT.values().stream().flatMap(names -> List.of(names.split(" ")).stream()))
        .hasSize(CONTRACTED)
        .doesNotHaveDuplicates();
    Registry registry = Orchestra.in(folder).dispatcher().registry();
    CONTRACT.forEach((group, names) -> inGroup(registry, group, names));
    COMPLETING.forEach((group, names) -> inGroup(registry, group, names));
  }

  private static void inGroup(Registry registry, Group group, String names) {
    assertThat(registry.methods().stream().filter(method -> method.group() == group))
        .extracting(Method::name)
        .contains(names.split(" "));
  }
}
