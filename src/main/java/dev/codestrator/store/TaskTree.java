package dev.codestrator.store;

import dev.codestrator.markdown.Document;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Texts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The Epics, Features, TestGroups and Cases that a caller sees. Built from names; a task's file is
/// read when it is asked for.
///
/// "Claimed by a worktree: there. Otherwise: here."
public final class TaskTree {
  private static final String FOLDER = "tasks";

  private final View view;
  private final Path seat;
  private final Claims claims;
  private final Map<Id, Node> nodes = new LinkedHashMap<>();
  private final List<Node> doubles = new ArrayList<>();
  private final List<Path> strays;
  private final List<Fault> blocked;

  TaskTree(View view, Path seat, Claims claims) {
    this.view = view;
    this.seat = seat;
    this.claims = claims;
    var scan = new TaskScan(view.tree(), root());
    scan.nodes().forEach(this::add);
    this.strays = scan.strays();
    this.blocked = scan.blocked();
  }

  /// All tasks, parents before children, by name within a folder.
  public List<Node> nodes() {
    return nodes.values().stream().map(this::owned).toList();
  }

  /// The tasks right below this one.
  public List<Node> children(Id parent) {
    return nodes().stream().filter(node -> node.parent().equals(Optional.of(parent))).toList();
  }

  /// The Cases at or below this task.
  public List<Node> cases(Id task) {
    return nodes.values().stream()
        .filter(node -> node.level() == Level.CASE && isWithin(node, task))
        .map(this::owned)
        .toList();
  }

  /// The part of the tree at and below this task.
  public List<Node> below(Node top) {
    if (top.level() == Level.CASE) {
      return List.of(top);
    }
    return nodes.values().stream()
        .filter(node -> isWithin(node, top.id()))
        .map(this::owned)
        .toList();
  }

  /// The task with this ID.
  public Optional<Node> find(Id id) {
    return Optional.ofNullable(nodes.get(id)).map(this::owned);
  }

  /// The task with this ID or unique beginning of one.
  ///
  /// @throws Rejection.NotFound `unknown_id`, telling where else it is when it is
  /// @throws Rejection.Invalid `malformed_id`, `ambiguous_id`
  public Node get(String prefix) {
    if (!Id.isPrefix(prefix)) {
      throw new Rejection.Invalid(
          "malformed_id",
          "'" + Texts.excerpt(prefix, 40) + "' is not the ID of a task",
          "a task's ID begins with e-, f-, g- or c-; see orch task list");
    }
    if (Id.isValid(prefix)) {
      return find(new Id(prefix)).orElseThrow(() -> unknown(prefix));
    }
    List<Id> found = nodes.keySet().stream().filter(id -> id.value().startsWith(prefix)).toList();
    if (found.size() > 1) {
      throw Prefixes.ambiguous("task", prefix, found);
    } else if (found.isEmpty()) {
      throw unknown(prefix);
    }
    return find(found.getFirst()).orElseThrow();
  }

  /// The Case with this ID or unique beginning of one.
  ///
  /// @throws Rejection.Invalid `wrong_level` when it is something else
  public Node getCase(String prefix) {
    Node node = get(prefix);
    if (node.level() != Level.CASE) {
      throw new Rejection.Invalid(
          "wrong_level",
          node.id() + " is a " + node.level().noun() + ", not a case",
          "name one of its cases: orch task list --parent " + node.id());
    }
    return node;
  }

  /// The task's file, read.
  public TaskFile read(Node node) {
    return new TaskFile(node, node.isStale() ? stale(node) : view.document(node.file()));
  }

  /// Does this with each task, by several threads when there are many.
  ///
  /// @return what came of each, in the tasks' order
  public <R> List<R> each(List<Node> tasks, Function<Node, R> work) {
    return view.tree().each(tasks, work);
  }

  /// Where a task's file is: its path, or for a stale one `BRANCH:PATH`, as git takes it.
  public String place(Node node) {
    return node.isStale() ? branch(node) + ":" + inRepository(node) : node.file().toString();
  }

  /// What is in the task's file, be it readable or not.
  public byte[] bytes(Node node) {
    Optional<byte[]> branch =
        node.isStale() ? view.branches().read(branch(node), inRepository(node)) : Optional.empty();
    return branch.or(() -> view.tree().read(node.file())).orElseGet(() -> new byte[0]);
  }

  /// What the branch of a worktree that is gone holds, or else what is here.
  private Document stale(Node node) {
    return view.branches()
        .read(branch(node), inRepository(node))
        .map(bytes -> view.document(bytes, () -> place(node)))
        .orElseGet(() -> view.document(node.file()));
  }

  private static String branch(Node node) {
    return node.claim().orElseThrow().worktree().branch();
  }

  private String inRepository(Node node) {
    return Clone.STATE_FOLDER + "/" + seat.relativize(node.file());
  }

  /// A task as it is named in this tree, whoever owns it.
  Optional<Node> named(Id id) {
    return Optional.ofNullable(nodes.get(id));
  }

  /// The tasks of another worktree.
  TaskTree in(Path other) {
    return new TaskTree(view, other, claims);
  }

  /// The folder of the tree.
  Path root() {
    return seat.resolve(FOLDER);
  }

  /// Whether anything was noted about a task with this ID.
  public boolean hasCheckpoints(Id task) {
    return !view.names(seat.resolve(Checkpoints.folderOf(task))).isEmpty();
  }

  /// The folder for new tasks of a level below this parent; Epics have none.
  public Path folder(Optional<Node> parent) {
    return parent.map(Node::folder).orElse(root());
  }

  private boolean isWithin(Node node, Id task) {
    return node.id().equals(task)
        || node.parent().map(nodes::get).filter(parent -> isWithin(parent, task)).isPresent();
  }

  private void add(Node node) {
    if (nodes.putIfAbsent(node.id(), node) != null) {
      doubles.add(node);
    }
  }

  /// Files in the folders of TestGroups whose names begin with no ID.
  public List<Path> strays() {
    return strays;
  }

  /// Folders that can't be looked into.
  public List<Fault> blocked() {
    return blocked;
  }

  /// What is in the folders of tasks and is no task of this tree, though it should be one.
  public List<Fault> faults() {
    var faults = new ArrayList<>(blocked);
    for (Node second : doubles) {
      Path first = Optional.ofNullable(nodes.get(second.id())).orElseThrow().file();
      faults.add(
          new Fault(
              second.file(),
              "duplicate_id",
              view.shown(second.file()) + " has the ID of " + view.shown(first)));
    }
    strays.forEach(file -> strayFault(file).ifPresent(faults::add));
    return faults;
  }

  /// A file made by hand that begins like a record and can't be taken in.
  private Optional<Fault> strayFault(Path file) {
    return Fault.in(file, () -> view.tree().read(file))
        .or(() ->
            view.tree()
                .read(file)
                .filter(bytes -> new String(bytes, StandardCharsets.UTF_8).startsWith("---"))
                .flatMap(_ -> Fault.in(file, () -> view.document(file))));
  }

  /// Tasks whose ID another one before them has.
  public List<Node> doubles() {
    return List.copyOf(doubles);
  }

  private Node owned(Node node) {
    return claims.of(node.id()).map(claim -> owned(node, claim)).orElse(node);
  }

  private Node owned(Node node, Claims.Claim claim) {
    Optional<Path> other = claim.checkout().map(Checkout::seat);
    if (other.filter(seat::equals).isPresent()) {
      return node;
    }
    return node.ownedBy(claim, other.map(there -> fileIn(there, node)).orElse(node.file()));
  }

  /// The Case's file in another worktree: at the same place, or wherever it was moved to there.
  private Path fileIn(Path other, Node node) {
    Path same = other.resolve(seat.relativize(node.file()));
    return view.tree().exists(same)
        ? same
        : in(other).named(node.id()).map(Node::file).orElse(same);
  }

  private Rejection.NotFound unknown(String prefix) {
    String elsewhere =
        view.list(RecordType.SESSION).stream()
            .filter(session -> !view.seats().of(session.value().id()).equals(seat))
            .filter(session -> isIn(view.seats().of(session.value().id()), prefix))
            .map(session -> "--session " + session.value().id())
            .collect(Collectors.joining(" or "));
    return new Rejection.NotFound(
        "unknown_id",
        "there is no task " + prefix + " in " + view.shown(seat.resolve(FOLDER)),
        elsewhere.isEmpty() ? "see orch task list" : "it belongs to a session: add " + elsewhere);
  }

  private boolean isIn(Path other, String prefix) {
    return in(other).nodes.keySet().stream().anyMatch(id -> id.value().startsWith(prefix));
  }
}
