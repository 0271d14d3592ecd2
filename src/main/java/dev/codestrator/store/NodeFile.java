package dev.codestrator.store;

import dev.codestrator.markdown.Box;
import dev.codestrator.markdown.Document;
import dev.codestrator.model.Id;
import dev.codestrator.model.PlanEdge;
import dev.codestrator.model.PlanItem;
import dev.codestrator.model.PlanNode;
import dev.codestrator.model.PlanSnapshot;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.TaskStatus;
import dev.codestrator.model.Texts;
import dev.codestrator.model.shape.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A plan node's file as it was read: its facts, its checklists and its snapshots.
///
/// A checklist is the section "Checklist", or "Checklist: FACET". Snapshots stand in the section
/// "Snapshots", each below a heading with its time and type, its text as a quote.
///
/// @param file where it is
/// @param document its text
public record NodeFile(Path file, Document document) {
  private static final String CHECKLIST = "Checklist";
  private static final String STATUS_NOTE = "status: ";

  /// The file of this node; a prefix of its ID is enough.
  public static NodeFile get(View view, String prefix) {
    Path file = view.get(RecordType.PLAN_NODE, prefix).file();
    return new NodeFile(file, view.document(file));
  }

  /// The files of all readable nodes of the clone, by ID.
  public static List<NodeFile> list(View view) {
    return read(view, view.list(RecordType.PLAN_NODE).stream());
  }

  /// The files of a session's readable nodes, by ID.
  public static List<NodeFile> list(View view, Id session) {
    return read(view, view.list(RecordType.PLAN_NODE, session).stream());
  }

  private static List<NodeFile> read(View view, Stream<Stored<PlanNode>> stored) {
    return stored.map(each -> new NodeFile(each.file(), view.document(each.file()))).toList();
  }

  /// Adds a node at its session's seat.
  ///
  /// @param summary free Markdown
  public static NodeFile add(Draft draft, PlanNode node, String summary) {
    Path folder = draft.seats().of(node.session()).resolve(RecordType.PLAN_NODE.folder());
    Path file = folder.resolve(RecordType.PLAN_NODE.fileName().apply(node));
    return new NodeFile(file, create(node, summary)).save(draft);
  }

  /// The lists of edges and the sections are there from the beginning, apart from each other, so
  /// that two branches that add different things don't change the same lines.
  private static Document create(PlanNode node, String summary) {
    String text = summary.isBlank() ? "" : "\n" + summary.strip() + "\n";
    String sections = "\n## " + CHECKLIST + "\n\n## " + Snapshots.HEADING + "\n";
    String body = "# " + Texts.excerpt(node.title(), 500) + "\n" + text + sections;
    Document document = RecordType.PLAN_NODE.codec().create(withPlaces(node), body);
    for (PlanEdge.Type type : List.of(PlanEdge.Type.values())) {
      if (type != PlanEdge.Type.CONTAINS) {
        List<String> ids = node.edges(type).stream().map(Id::value).sorted().toList();
        document = document.withList(Kind.word(type), ids);
      }
    }
    if (document.section(Snapshots.HEADING).isEmpty()) {
      throw new Rejection.Invalid(
          "open_block",
          "the summary begins a code block or comment and doesn't end it",
          "end it: what comes after it in the file would belong to it");
    }
    return document;
  }

  private static PlanNode withPlaces(PlanNode node) {
    List<Id> place = List.of(node.id());
    return new PlanNode(
        node.status(),
        node.id(),
        place,
        node.nodeType(),
        node.priority(),
        node.session(),
        node.approvalState(),
        node.facet(),
        place,
        node.createdAt(),
        place,
        node.title(),
        node.parent(),
        node.worktree(),
        node.riskLevel(),
        node.tokenEstimate(),
        node.task(),
        node.nextAction(),
        node.affectedFiles());
  }

  /// Writes it.
  public NodeFile save(Draft draft) {
    draft.put(file, document);
    return this;
  }

  /// The node's facts.
  public PlanNode node() {
    return RecordType.PLAN_NODE.codec().read(document);
  }

  /// What stands between the title and the first section.
  public String summary() {
    List<String> lines = document.body().strip().lines().toList();
    int title = !lines.isEmpty() && lines.getFirst().startsWith("# ") ? 1 : 0;
    return String.join(
            "\n", lines.stream().skip(title).takeWhile(line -> !line.matches("#{1,2} .*")).toList())
        .strip();
  }

  /// The items of all checklists, in order.
  public List<PlanItem> items() {
    return document.boxes().stream().filter(NodeFile::isItem).map(NodeFile::item).toList();
  }

  /// The snapshots, oldest first.
  public List<PlanSnapshot> snapshots() {
    return document.section(Snapshots.HEADING).map(Snapshots::read).orElse(List.of());
  }

  /// The same with an edge; `contains` is written into the contained node, as its parent.
  public NodeFile withEdge(PlanEdge.Type type, Id to) {
    String key = Kind.word(type);
    List<String> before = document.list(key).orElse(List.of());
    List<String> after = Stream.concat(before.stream(), Stream.of(to.value())).toList();
    return before.contains(to.value()) ? this : with(document.withList(key, after));
  }

  /// The same without an edge.
  public NodeFile withoutEdge(PlanEdge.Type type, Id to) {
    String key = Kind.word(type);
    List<String> before = document.list(key).orElse(List.of());
    return with(
        document.withList(key, before.stream().filter(id -> !id.equals(to.value())).toList()));
  }

  /// The same, contained in another node.
  public NodeFile in(Id parent) {
    return with(document.withScalar("parent", parent.value()));
  }

  /// The same, made this Case.
  public NodeFile made(Id task) {
    return with(document.withScalar("task", task.value()));
  }

  /// The same at another stage of approval.
  public NodeFile with(PlanNode.Approval state) {
    return with(document.withScalar("approval_state", Kind.word(state)));
  }

  /// The same with another status.
  public NodeFile with(TaskStatus status) {
    return with(document.withScalar("status", Kind.word(status)));
  }

  /// The same with other files; none given changes nothing.
  public NodeFile withFiles(List<String> files) {
    return files.isEmpty() ? this : with(document.withList("affected_files", files));
  }

  /// The same with what is to be done next; nothing given changes nothing.
  public NodeFile withNext(Optional<String> next) {
    return next.map(text -> with(document.withScalar("next_action", text))).orElse(this);
  }

  /// The same with one more snapshot.
  public NodeFile with(PlanSnapshot snapshot) {
    String before = document.section(Snapshots.HEADING).orElse("");
    String added = (before.isEmpty() ? "" : "\n\n") + Snapshots.write(snapshot);
    String ending = before.contains("\r\n") ? "\r\n" : "\n";
    return with(document.withSection(Snapshots.HEADING, before + added.replace("\n", ending)));
  }

  /// The item with this text in this checklist.
  public Optional<PlanItem> findItem(String text, String facet) {
    return index(text, facet).map(index -> item(document.boxes().get(index)));
  }

  /// The same with one more item.
  ///
  /// @param position where it comes among the items of its checklist, from 1; last when empty
  public NodeFile withItem(
      String text, String facet, Optional<Integer> position, Supplier<String> marks) {
    List<Integer> others = indices(facet);
    int at = Math.clamp(position.orElse(Integer.MAX_VALUE) - 1L, 0, others.size());
    if (at == 0 && !others.isEmpty()) {
      return with(document.withBoxBefore(others.getFirst(), text, marks));
    }
    Optional<Integer> after = at == 0 ? Optional.empty() : Optional.of(others.get(at - 1));
    return with(document.withBox(heading(facet), after, text, marks));
  }

  /// The same with this item, which is there, at another status. Its box knows done and not done;
  /// anything else is noted below it.
  public NodeFile withItem(String text, String facet, TaskStatus status) {
    int index = index(text, facet).orElseThrow();
    if (item(document.boxes().get(index)).status() == status) {
      return this;
    }
    Document checked = document.withChecked(index, status == TaskStatus.DONE);
    boolean noted =
        status != TaskStatus.DONE && item(checked.boxes().get(index)).status() != status;
    return with(noted ? checked.withNote(index, STATUS_NOTE + Kind.word(status)) : checked);
  }

  private Optional<Integer> index(String text, String facet) {
    return indices(facet).stream()
        .filter(index -> document.boxes().get(index).text().equalsIgnoreCase(text))
        .findFirst();
  }

  private List<Integer> indices(String facet) {
    List<Box> all = document.boxes();
    return Stream.iterate(0, i -> i < all.size(), i -> i + 1)
        .filter(i -> all.get(i).section().equalsIgnoreCase(heading(facet)))
        .filter(i -> all.get(i).depth() == 0)
        .toList();
  }

  private NodeFile with(Document edited) {
    return new NodeFile(file, edited);
  }

  private static String heading(String facet) {
    return facet.isEmpty() ? CHECKLIST : CHECKLIST + ": " + facet;
  }

  private static boolean isItem(Box box) {
    return box.section().matches("(?i)" + CHECKLIST + "(: .+)?") && box.depth() == 0;
  }

  private static PlanItem item(Box box) {
    int facet = Math.min(box.section().length(), CHECKLIST.length() + 2);
    return new PlanItem(box.mark(), box.text(), box.section().substring(facet), status(box));
  }

  private static TaskStatus status(Box box) {
    if (box.checked()) {
      return TaskStatus.DONE;
    }
    return box.notes().reversed().stream()
        .filter(note -> note.startsWith(STATUS_NOTE))
        .flatMap(note -> status(note.substring(STATUS_NOTE.length())).stream())
        .findFirst()
        .filter(noted -> noted != TaskStatus.DONE)
        .orElse(TaskStatus.TODO);
  }

  private static Optional<TaskStatus> status(String word) {
    return Stream.of(TaskStatus.values()).filter(each -> Kind.word(each).equals(word)).findFirst();
  }
}
