package dev.codestrator.mirror;

import dev.codestrator.model.AgentThread;
import dev.codestrator.model.Lease;
import dev.codestrator.model.QueueEntry;
import dev.codestrator.model.Texts;
import java.util.List;
import java.util.stream.Collectors;

/// The page of all that goes on.
final class StatusPage {
  private final Snapshot snapshot;
  private final Outline outline;

  StatusPage(Snapshot snapshot, Outline outline) {
    this.snapshot = snapshot;
    this.outline = outline;
  }

  String text() {
    return Mirror.head(snapshot)
        + "# Status\n\nMade from the records by `orch mirror`: change those, not this.\n"
        + section("Progress", progress())
        + section("Tree", tree(outline.epics(), ""))
        + section("Active threads", threads())
        + section("Leases", leases())
        + section("Merge queue", queue())
        + section("Dependencies", new Dependencies(outline).draw());
  }

  private static String section(String title, String text) {
    return "\n## " + title + "\n\n" + (text.isEmpty() ? "None.\n" : text);
  }

  private String progress() {
    if (outline.epics().isEmpty()) {
      return "";
    }
    return Markup.head("Epic", "Status", "Cases", "Progress")
        + outline.epics().stream().map(this::progress).collect(Collectors.joining());
  }

  private String progress(Item epic) {
    Progress progress = outline.progress(epic);
    return Markup.row(
        "[" + Markup.text(epic.title()) + "](" + Mirror.page(epic) + ")",
        Texts.words(progress.status().name()),
        progress.doneCases() + "/" + progress.cases(),
        progress.bar());
  }

  private String tree(List<Item> items, String indent) {
    return items.stream()
        .map(item ->
            indent
                + "- "
                + Mirror.line(item, outline.progress(item))
                + "\n"
                + tree(outline.below(item), indent + "  "))
        .collect(Collectors.joining());
  }

  private String threads() {
    if (snapshot.threads().isEmpty()) {
      return "";
    }
    return Markup.head("Thread", "Role", "Status", "Program", "Worktree", "Cases", "Title")
        + snapshot.threads().stream().map(StatusPage::thread).collect(Collectors.joining());
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

  private String leases() {
    if (snapshot.leases().isEmpty()) {
      return "";
    }
    return Markup.head("Lease", "Paths", "Mode", "Holder", "Reason")
        + snapshot.leases().stream().map(StatusPage::lease).collect(Collectors.joining());
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
    if (snapshot.queue().isEmpty()) {
      return "";
    }
    var rows = new StringBuilder(Markup.head("Place", "Request", "Status", "Session", "Target"));
    for (int i = 0; i < snapshot.queue().size(); i++) {
      QueueEntry entry = snapshot.queue().get(i);
      rows.append(
          Markup.row(
              Integer.toString(i + 1),
              Markup.code(entry.request()),
              Texts.words(entry.status().name()),
              Markup.code(entry.session()),
              Markup.text(entry.target())));
    }
    return rows.toString();
  }
}
