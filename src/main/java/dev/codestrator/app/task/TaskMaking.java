package dev.codestrator.app.task;

import dev.codestrator.app.Call;
import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import dev.codestrator.model.PathScope;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Task;
import dev.codestrator.model.TaskStatus;
import dev.codestrator.model.Texts;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.model.shape.Shape;
import dev.codestrator.store.Draft;
import dev.codestrator.store.Node;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.TaskFile;
import dev.codestrator.store.TaskTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Makes tasks in a draft.
public final class TaskMaking {
  private static final int LONGEST_TITLE = 200;

  private final Call call;
  private final Draft draft;
  private final TaskTree tree;

  /// @param call who makes them
  /// @param draft where; tasks that are made in it later are not seen
  public TaskMaking(Call call, Draft draft) {
    this.call = call;
    this.draft = draft;
    this.tree = call.tasks(draft);
  }

  /// Makes a task, and its children if any.
  public CreatedTask make(CreateTask request) {
    return make(request, parent(request));
  }

  private CreatedTask make(CreateTask request, Optional<Node> parent) {
    TaskFile file = draft.add(tree, parent, task(request), text(request));
    var children = new ArrayList<CreatedTask>();
    for (var fields : request.children()) {
      children.add(make(child(request, fields), Optional.of(file.node())));
    }
    Task made = file.task();
    return new CreatedTask(
        made.id(),
        made.level(),
        made.title(),
        file.node().file().toString(),
        file.steps(),
        children);
  }

  private Task task(CreateTask request) {
    boolean isCase = request.level() == Level.CASE;
    return new Task(
        isCase ? Optional.of(TaskStatus.TODO) : Optional.empty(),
        newId(request.level()),
        request.priority(),
        request.level(),
        request.assigneeSession().map(id -> draft.get(RecordType.SESSION, id).value().id()),
        title(request.title()),
        Optional.empty(),
        Optional.of(call.now()),
        Optional.empty(),
        request.role(),
        request.sandbox(),
        request.dependsOn().stream().map(tree::getCase).map(Node::id).distinct().sorted().toList(),
        request.files().stream().map(PathScope::normalise).distinct().sorted().toList());
  }

  private Id newId(Level level) {
    Id id = draft.newId(level.kind());
    return tree.find(id).isEmpty() ? id : newId(level);
  }

  private static TaskFile.Draftsman text(CreateTask request) {
    if (request.level() != Level.CASE && !request.steps().isEmpty()) {
      throw new Rejection.Invalid(
          "wrong_level",
          "steps were given for a " + request.level().noun(),
          "only a case has steps; make cases below it");
    }
    return new TaskFile.Draftsman(
        request.description().orElse(""),
        request.acceptance().stream().map(line -> line("acceptance", line)).toList(),
        request.steps().stream().map(line -> line("steps", line)).toList());
  }

  private Optional<Node> parent(CreateTask request) {
    Optional<Level> above = request.level().above();
    if (above.isEmpty()) {
      return request.parentId().map(given -> fitting(request.level(), tree.get(given)));
    }
    String given =
        request
            .parentId()
            .orElseThrow(() ->
                new Rejection.Invalid(
                    "missing_field",
                    "a " + request.level().noun() + " needs parent_id",
                    "give a "
                        + above.get().noun()
                        + ": orch task list --level "
                        + wire(above.get())));
    return Optional.of(fitting(request.level(), tree.get(given)));
  }

  /// @throws Rejection.Invalid `wrong_parent_level`
  static Node fitting(Level level, Node parent) {
    if (level.above().equals(Optional.of(parent.level()))) {
      return parent;
    }
    throw new Rejection.Invalid(
        "wrong_parent_level",
        "a " + level.noun() + " can't be below the " + parent.level().noun() + " " + parent.id(),
        level
            .above()
            .map(above -> "its parent is a " + above.noun())
            .orElse("an epic has no parent"));
  }

  private static CreateTask child(CreateTask parent, Map<String, Object> fields) {
    Level below =
        parent
            .level()
            .below()
            .orElseThrow(() ->
                new Rejection.Invalid(
                    "wrong_level", "a case has no children", "give it steps instead"));
    var values = new LinkedHashMap<>(fields);
    if (!values.containsKey("type")) {
      values.putIfAbsent("level", wire(below));
    }
    parent.assigneeSession().ifPresent(id -> values.putIfAbsent("assignee_session", id.value()));
    CreateTask child = Shape.of(CreateTask.class).readStrictly(values);
    if (child.level() != below) {
      throw new Rejection.Invalid(
          "wrong_parent_level",
          "a " + child.level().noun() + " was given as child of a " + parent.level().noun(),
          "below a " + parent.level().noun() + " comes a " + below.noun());
    } else if (child.parentId().isPresent()) {
      throw new Rejection.Invalid(
          "wrong_field",
          "the child '" + Texts.excerpt(child.title(), 60) + "' was given a parent_id",
          "leave it out: a child's parent is what it stands below");
    }
    return child;
  }

  static String title(String given) {
    String title = line("title", given);
    if (title.codePointCount(0, title.length()) > LONGEST_TITLE) {
      throw new Rejection.Invalid(
          "title_too_long",
          "the title has " + title.length() + " characters",
          "keep it to " + LONGEST_TITLE + " and put the rest into the description");
    }
    return title;
  }

  /// Text that stands on one line; line breaks become blanks.
  private static String line(String field, String given) {
    String line = Texts.excerpt(given, Integer.MAX_VALUE);
    if (line.isEmpty()) {
      throw new Rejection.Invalid(
          "empty_text", "field '" + field + "' is empty", "say what it is about");
    }
    return line;
  }

  private static String wire(Level level) {
    return Kind.word(level);
  }
}
