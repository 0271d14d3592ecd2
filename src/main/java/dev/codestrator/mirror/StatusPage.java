package dev.codestrator.mirror;

import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Checkpoint;
import dev.codestrator.model.Id;
import dev.codestrator.model.Lease;
import dev.codestrator.model.Level;
import dev.codestrator.model.QueueEntry;
import dev.codestrator.model.Texts;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The page of all that goes on.
final class StatusPage {
  /// With more Cases than this the tree ends above them: nobody reads it otherwise, and the pages
  /// of the Epics have them.
  private static final int MANY_CASES = 500;

  private static final int SHOWN_FILES = 5;

  private final Snapshot snapshot;
  private final Outline outline;
  private final boolean many;

  StatusPage(Snapshot snapshot, Outline outline) {
    this.snapshot = snapshot;
    this.outline = outline;
    this.many = outline.cases().size() > MANY_CASES;
  }

  String text() {
    var text = new StringBuilder(Mirror.head(snapshot));
    text.append("# Status\n\nMade from the records by `orch mirror`: change those, not this.\n");
    sections()
        .forEach((title, body) -> text.append("\n## ").append(title).append("\n\n").append(body));
    return text + "\n## Dependencies\n\n" + MermaidGraph.draw(new Dependencies(outline));
  }

  /// The sections by their titles, in Markdown, but for the drawing.
  SequencedMap<String, String> sections() {
    var sections = new LinkedHashMap<String, String>();
    sections.put("Progress", progress());
    sections.put("Tree", tree());
    sections.put("Active threads", threads());
    sections.put("Overlap", overlap());
    sections.put("Leases", leases());
    sections.put("Merge queue", queue());
    sections.put("Recent checkpoints", recent());
    sections.replaceAll((_, text) -> text.isEmpty() ? "None.\n" : text);
    return sections;
  }

  private static <T> String table(List<T> rows, Function<T, String> row, String... names) {
    return rows.isEmpty()
        ? ""
        : Markup.head(names) + rows.stream().map(row).collect(Collectors.joining());
  }

  private String progress() {
    return table(outline.epics(), this::progress, "Epic", "Status", "Cases", "Progress");
  }

  private String progress(Item epic) {
    Progress progress = outline.progress(epic);
    return Markup.row(
        "[" + Markup.text(epic.title()) + "](" + Mirror.page(epic) + ")",
        Texts.words(progress.status().name()),
        progress.doneCases() + "/" + progress.cases(),
        progress.bar());
  }

  private String tree() {
    String tree = tree(outline.epics(), "");
    return many ? tree + "\nThe cases are on the pages of the epics.\n" : tree;
  }

  private String tree(List<Item> items, String indent) {
    return items.stream()
        .filter(item -> !many || item.level() != Level.CASE)
        .map(item ->
            indent
                + "- "
                + Mirror.line(item, outline.progress(item))
                + "\n"
                + tree(outline.below(item), indent + "  "))
        .collect(Collectors.joining());
  }

  private String threads() {
    return table(
        snapshot.threads(),
        StatusPage::thread,
        "Thread",
        "Role",
        "Status",
        "Program",
        "Worktree",
        "Cases",
        "Title");
  }

  private static String thread(AgentThread thread) {
    return Markup.row(
        Markup.code(thread.id()),
        thread.role().dashed(),
        Texts.words(thread.status().name()),
        Markup.text(thread.provider()),
        thread.worktree().map(Markup::code).orElse(""),
        Markup.codes(thread.scope()),
        Markup.text(thread.title()));
  }

  private String overlap() {
    return table(
        snapshot.clashes(), StatusPage::clash, "Branch", "And", "Both touch", "Would conflict");
  }

  private static String clash(Clash clash) {
    return Markup.row(
        Markup.code(clash.ours()),
        Markup.code(clash.theirs()),
        files(clash.files()),
        files(clash.conflicts()));
  }

  private static String files(List<String> files) {
    String shown =
        files.stream().limit(SHOWN_FILES).map(Markup::code).collect(Collectors.joining(" "));
    int more = files.size() - SHOWN_FILES;
    return files.isEmpty() ? "–" : more > 0 ? shown + " and " + more + " more" : shown;
  }

  private String leases() {
    return table(
        snapshot.leases(), StatusPage::lease, "Lease", "Paths", "Mode", "Holder", "Reason");
  }

  private static String lease(Lease lease) {
    String paths =
        lease.scopeType() == Lease.ScopeType.MAIN_MERGE
            ? "the main branch"
            : lease.paths().stream().map(Markup::code).collect(Collectors.joining(" "));
    return Markup.row(
        Markup.code(lease.id()),
        paths,
        Texts.words(lease.mode().name()),
        Markup.code(lease.thread().orElse(lease.session())),
        Markup.text(lease.reason()));
  }

  private String queue() {
    List<Integer> places = IntStream.range(0, snapshot.queue().size()).boxed().toList();
    return table(places, this::queued, "Place", "Request", "Status", "Session", "Target");
  }

  private String queued(int place) {
    QueueEntry entry = snapshot.queue().get(place);
    return Markup.row(
        Integer.toString(place + 1),
        Markup.code(entry.request()),
        Texts.words(entry.status().name()),
        Markup.code(entry.session()),
        Markup.text(entry.target()));
  }

  private String recent() {
    return table(snapshot.recent(), this::happened, "Time", "Event", "Case", "Step", "Thread");
  }

  private String happened(Checkpoint checkpoint) {
    Id task = checkpoint.task();
    return Markup.row(
        Markup.code(checkpoint.at().truncatedTo(ChronoUnit.SECONDS)),
        Markup.text(checkpoint.event()),
        Markup.code(task)
            + outline.find(task).map(item -> " " + Markup.text(item.title())).orElse(""),
        checkpoint.step().map(Markup::text).orElse(""),
        checkpoint.thread().map(Markup::code).orElse(""));
  }
}
