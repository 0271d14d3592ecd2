package dev.codestrator.store;

import dev.codestrator.markdown.Box;
import dev.codestrator.markdown.Document;
import dev.codestrator.markdown.Tally;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Step;
import dev.codestrator.model.Task;
import dev.codestrator.model.Texts;
import dev.codestrator.model.shape.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A task's file as it was read: its place, its facts and, for a Case, the steps of its checklist.
///
/// Steps are the boxes of the section "Steps"; in a file without such a section, all boxes but the
/// acceptance criteria.
///
/// @param node its place
/// @param document its text
public record TaskFile(Node node, Document document) {
  static final Codec<Task> CODEC = new Codec<>(Task.class);
  private static final String STEPS = "Steps";
  private static final String ACCEPTANCE = "Acceptance criteria";

  /// The document of a new task.
  ///
  /// @param marks gives the mark of each step
  static Document create(Task task, Draftsman text, Supplier<String> marks) {
    Document document = CODEC.create(task, text.body(task.title()));
    for (String step : text.steps()) {
      document = document.withBox(STEPS, Optional.empty(), title(step), marks);
    }
    return document;
  }

  /// What a new task's body is made of.
  ///
  /// @param description free Markdown
  /// @param acceptance criteria, one a box
  /// @param steps titles of steps
  public record Draftsman(String description, List<String> acceptance, List<String> steps) {
    String body(String title) {
      var body = new StringBuilder("# " + Texts.excerpt(title, 500) + "\n");
      if (!description.isBlank()) {
        body.append("\n").append(description.strip()).append("\n");
      }
      if (!acceptance.isEmpty()) {
        body.append("\n## ").append(ACCEPTANCE).append("\n\n");
        acceptance.forEach(
            each -> body.append("- [ ] ").append(Texts.excerpt(each, 500)).append("\n"));
      }
      return body.toString();
    }
  }

  /// The task's facts. What a hand-made file leaves out is taken from its place.
  ///
  /// @throws Rejection.Invalid when a value isn't what its key takes, with file, line and column
  public Task task() {
    try {
      Task task = CODEC.read(document, this::known);
      Prefixes.checkName(document, node.id(), task.id());
      return task;
    } catch (Rejection.Invalid e) {
      throw new Rejection.Invalid(e.code(), node.file() + ":" + e.message(), e.hint());
    }
  }

  private Optional<String> known(String key) {
    return switch (key) {
      case "id" -> Optional.of(node.id().value());
      case "level" -> Optional.of(Kind.word(node.level()));
      case "title" -> Optional.of(title());
      case "priority" -> Optional.of("0");
      default -> Optional.empty();
    };
  }

  /// The steps, in order.
  public List<Step> steps() {
    return boxes().stream().map(index -> document.boxes().get(index)).map(TaskFile::step).toList();
  }

  /// How many steps there are, and how many are done.
  public Tally tally() {
    Tally steps = document.tally(TaskFile::holdsSteps);
    return steps.total() > 0 ? steps : document.tally(section -> !holdsCriteria(section));
  }

  /// The acceptance criteria, in order.
  public List<Step> acceptance() {
    return document.boxes().stream().filter(TaskFile::isCriterion).map(TaskFile::step).toList();
  }

  /// What the file says in words: its body without the heading that is its title, and without the
  /// section of the steps.
  public String prose() {
    String steps = document.section(STEPS).orElse("");
    String section = "(?mi)^#{1,6}[ \\t]+" + STEPS + "[ \\t#]*\\R*" + Pattern.quote(steps);
    return document.body().replaceFirst(section, "").replaceFirst("^\\s*# .*", "").strip();
  }

  /// The step with this ID or title.
  public Optional<Step> findStep(String idOrTitle) {
    return index(idOrTitle).map(index -> step(document.boxes().get(index)));
  }

  /// The same with this step ticked or not.
  public TaskFile checked(Step step, boolean done) {
    return with(document.withChecked(require(step), done));
  }

  /// The same with a note under this step.
  public TaskFile noted(Step step, String note) {
    return with(document.withNote(require(step), note));
  }

  /// The same with one more step, after this one or at the end.
  public TaskFile added(String title, Optional<Step> after, Supplier<String> marks) {
    return with(document.withBox(STEPS, after.map(this::require), title(title), marks));
  }

  /// The same with every step marked.
  public TaskFile marked(Supplier<String> marks) {
    return with(document.withMarks(which(), marks));
  }

  /// The same with other facts.
  public TaskFile with(Task task) {
    return with(CODEC.update(document, task(), task));
  }

  /// The same with this title as its heading, when the body begins with the old one.
  public TaskFile titled(String title) {
    String body = document.body();
    String old = "# " + Texts.excerpt(task().title(), 500);
    int start = body.length() - body.stripLeading().length();
    int end = start + old.length();
    boolean heads =
        body.startsWith(old, start)
            && (end == body.length() || "\r\n".indexOf(body.charAt(end)) >= 0);
    return heads
        ? with(document.withBody(body.substring(0, start) + "# " + title + body.substring(end)))
        : this;
  }

  /// The same with this section.
  public TaskFile withSection(String heading, String markdown) {
    return with(document.withSection(heading, markdown));
  }

  private TaskFile with(Document edited) {
    return new TaskFile(node, edited);
  }

  private String title() {
    return document
        .body()
        .lines()
        .filter(line -> line.startsWith("# "))
        .map(line -> line.substring(2).strip())
        .findFirst()
        .orElse(node.id().value());
  }

  private List<Integer> boxes() {
    Predicate<Box> which = which();
    List<Box> all = document.boxes();
    return IntStream.range(0, all.size()).filter(i -> which.test(all.get(i))).boxed().toList();
  }

  private Predicate<Box> which() {
    boolean hasSteps = document.boxes().stream().anyMatch(TaskFile::isStep);
    return hasSteps ? TaskFile::isStep : box -> !isCriterion(box);
  }

  private Optional<Integer> index(String idOrTitle) {
    String wanted = title(idOrTitle);
    String mark = wanted.startsWith("^") ? wanted.substring(1) : wanted;
    List<Box> all = document.boxes();
    return boxes().stream()
        .filter(i -> !mark.isEmpty() && all.get(i).mark().equals(mark))
        .findFirst()
        .or(() ->
            boxes().stream()
                .filter(i -> title(all.get(i).text()).equalsIgnoreCase(wanted))
                .findFirst());
  }

  /// The box of a step that was read here: by mark and words, for a line copied by hand has both.
  private int require(Step step) {
    return boxes().stream()
        .filter(i -> isSame(step, document.boxes().get(i)))
        .findFirst()
        .orElseThrow(() ->
            new Rejection.NotFound(
                "unknown_step", "there is no step '" + step.title() + "'", "see orch task show"));
  }

  private static boolean isSame(Step step, Box box) {
    return step.id().equals(box.mark()) && step.title().equals(box.text());
  }

  /// A step's title as it is written: on one line, not too long.
  private static String title(String given) {
    return Texts.excerpt(given, 500);
  }

  private static boolean isStep(Box box) {
    return holdsSteps(box.section());
  }

  private static boolean isCriterion(Box box) {
    return holdsCriteria(box.section());
  }

  private static boolean holdsSteps(String section) {
    return section.equalsIgnoreCase(STEPS);
  }

  private static boolean holdsCriteria(String section) {
    return section.equalsIgnoreCase(ACCEPTANCE);
  }

  private static Step step(Box box) {
    return new Step(box.mark(), box.text(), box.checked(), box.notes());
  }

  /// The Case's ID.
  public Id id() {
    return node.id();
  }
}
