package dev.codestrator.app.plan;

import dev.codestrator.model.Id;
import dev.codestrator.model.PlanNode;
import dev.codestrator.model.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Plan nodes for tests, each named by a letter or an ID.
final class Nodes {
  private final List<One> made = new ArrayList<>();

  /// `a` as `n-aaaaaaa`; anything longer is padded with zeros.
  static Id id(String name) {
    return new Id(
        "n-" + (name.length() == 1 ? name.repeat(7) : (name + "0000000").substring(0, 7)));
  }

  One add(String name) {
    var one = new One(id(name));
    made.add(one);
    return one;
  }

  List<PlanNode> all() {
    return made.stream().map(One::node).toList();
  }

  /// A node that is being described.
  static final class One {
    private final Id id;
    private final List<Id> needed = new ArrayList<>();
    private final List<Id> blocked = new ArrayList<>();
    private List<String> files = List.of();
    private TaskStatus status = TaskStatus.TODO;
    private String type = PlanNode.SLICE;
    private int rank;
    private Optional<Id> parent = Optional.empty();
    private Optional<Id> task = Optional.empty();
    private Optional<Integer> tokens = Optional.empty();
    private String title = "A slice";

    private One(Id id) {
      this.id = id;
    }

    One dependsOn(String name) {
      needed.add(id(name));
      return this;
    }

    One waitedForBy(String name) {
      blocked.add(id(name));
      return this;
    }

    One in(String name) {
      parent = Optional.of(id(name));
      return this;
    }

    One with(TaskStatus now) {
      status = now;
      return this;
    }

    One tokens(int count) {
      tokens = Optional.of(count);
      return this;
    }

    One priority(int value) {
      rank = value;
      return this;
    }

    One task(Id made) {
      task = Optional.of(made);
      return this;
    }

    One type(String word) {
      type = word;
      return this;
    }

    One title(String text) {
      title = text;
      return this;
    }

    One files(String... globs) {
      files = List.of(globs);
      return this;
    }

    PlanNode node() {
      return new PlanNode(
          status,
          id,
          needed,
          type,
          rank,
          new Id("s-0000001"),
          PlanNode.Approval.NONE,
          "planning",
          blocked,
          Instant.EPOCH,
          List.of(),
          title,
          parent,
          Optional.empty(),
          Optional.empty(),
          tokens,
          task,
          Optional.empty(),
          files);
    }
  }
}
