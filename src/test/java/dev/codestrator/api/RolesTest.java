package dev.codestrator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.testing.Orchestra;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may call what. The table is written out here, so that a slip in the registry shows.
class RolesTest {
  private static final Map<Role, Set<String>> MAY =
      Map.of(
          Role.WORKER,
          Set.of(
              "task.list",
              "task.get",
              "case.begin",
              "step.check",
              "case.block",
              "step.add",
              "case.complete",
              "worktree.overlap",
              "lock.heartbeat",
              "resume.next",
              "scheduler.decide_worktree",
              "worktree.list",
              "worktree.merge_to_parent",
              "lock.acquire",
              "lock.check",
              "lock.release",
              "lock.list",
              "work.current_ref",
              "work.current_ref.ack",
              "inbox.send",
              "inbox.pending",
              "inbox.list",
              "inbox.deliver"),
          Role.MERGE_REVIEWER,
          Set.of(
              "task.list",
              "task.get",
              "graph.node.list",
              "graph.checklist.upsert",
              "graph.validate",
              "merge.review_context",
              "merge.review.thread_status",
              "merge.review.submit",
              "merge.main.status",
              "merge.main.next",
              "inbox.send",
              "inbox.pending",
              "inbox.list",
              "inbox.deliver"),
          Role.PLAN_ARCHITECT,
          Set.of(
              "task.list",
              "task.get",
              "graph.node.create",
              "graph.node.list",
              "graph.edge.create",
              "graph.checklist.upsert",
              "graph.snapshot.create",
              "graph.validate",
              "plan.bootstrap",
              "plan.slice.generate",
              "plan.slice.replan",
              "plan.rollup.preview",
              "plan.rollup.submit"),
          Role.DOC_MIRROR_MANAGER,
          Set.of("mirror.status", "mirror.refresh"));

  @TempDir Path temp;

  @Test
  void everyRoleMayCallWhatTheTableSaysAndNothingElse() {
    Registry registry = Orchestra.in(temp).dispatcher().registry();
    var names = registry.methods().stream().map(Method::name).toList();
    MAY.values().forEach(some -> assertThat(names).containsAll(some));
    for (Method<?> method : registry.methods()) {
      assertThat(method.allows(Role.ROOT)).as(method.name()).isTrue();
      MAY.forEach((role, may) ->
          assertThat(method.allows(role))
              .as(role + " " + method.name())
              .isEqualTo(may.contains(method.name())));
    }
  }

  @Test
  void aRefusalComesBeforeTheParametersAreLookedAt() {
    Orchestra orchestra = Orchestra.in(temp);
    var refused = new ArrayList<String>();
    for (Method<?> method : orchestra.dispatcher().registry().methods()) {
      if (!method.allows(Role.WORKER)) {
        Rejection refusal = orchestra.as(Role.WORKER).refused(method.name(), "nonsense", 1);
        assertThat(refusal).as(method.name()).isInstanceOf(Rejection.Forbidden.class);
        assertThat(refusal.code()).isEqualTo("not_your_method");
        refused.add(method.name());
      }
    }
    assertThat(refused).contains("session.open", "task.create", "merge.review.submit");
  }

  @Test
  void namesAreTheGroupsOwnAndUniqueWithADescription() {
    List<Method<?>> methods = Orchestra.in(temp).dispatcher().registry().methods();
    assertThat(methods.stream().map(Method::name)).doesNotHaveDuplicates();
    for (Method<?> method : methods) {
      assertThat(method.name()).matches("[a-z_]+(\\.[a-z_]+)+");
      assertThat(method.description()).endsWith(".");
      assertThat(Schemas.of(method)).containsEntry("additionalProperties", false);
    }
  }

  @Test
  void anUnknownMethodIsAnsweredWithTheNearest() {
    Rejection refusal = Orchestra.in(temp).root().refused("task.creat");
    assertThat(refusal.code()).isEqualTo("unknown_method");
    assertThat(refusal.hint()).contains("task.create");
  }
}
