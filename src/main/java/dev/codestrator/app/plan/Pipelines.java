package dev.codestrator.app.plan;

import dev.codestrator.app.Call;
import dev.codestrator.app.task.CreateTask;
import dev.codestrator.app.task.CreatedTask;
import dev.codestrator.app.task.TaskMaking;
import dev.codestrator.model.Config;
import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Task;
import dev.codestrator.model.Texts;
import dev.codestrator.model.shape.Kind;
import dev.codestrator.store.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The method `plan.pipeline`: a request becomes an Epic whose TestGroups are stages. What is in a
/// stage waits for the gate of the one before it, a Case of root's own, and so no stage is left
/// out.
public final class Pipelines {
  private static final int TITLE = 120;

  /// `plan.pipeline`.
  ///
  /// @throws Rejection.Invalid `empty_text`
  public PlanPipeline.Made plan(Call call, PlanPipeline request) {
    if (request.request().isBlank()) {
      throw new Rejection.Invalid(
          "empty_text", "field 'request' is empty", "say what is to be done");
    }
    return call.write("plan.pipeline", draft -> new Run(call, draft, request).run());
  }

  /// One pipeline in a draft.
  private static final class Run {
    private final Call call;
    private final Draft draft;
    private final PlanPipeline request;
    private final List<PlanPipeline.Planned> made = new ArrayList<>();

    Run(Call call, Draft draft, PlanPipeline request) {
      this.call = call;
      this.draft = draft;
      this.request = request;
    }

    PlanPipeline.Made run() {
      Pipeline pipeline = Pipeline.of(request.template());
      CreatedTask epic =
          make(task(Level.EPIC, title(), Optional.empty(), Optional.of(request.request())));
      CreatedTask feature =
          make(
              task(
                  Level.FEATURE,
                  "Pipeline: " + Kind.word(request.template()),
                  Optional.of(epic.id()),
                  Optional.empty()));
      List<Id> before = List.of();
      for (Pipeline.Stage stage : pipeline.stages()) {
        before = stage(stage, feature.id(), before);
      }
      return new PlanPipeline.Made(epic.id(), request.template(), List.copyOf(made));
    }

    /// @return what the next stage waits for
    private List<Id> stage(Pipeline.Stage stage, Id feature, List<Id> before) {
      Id group =
          make(task(Level.TEST_GROUP, stage.title(), Optional.of(feature), Optional.empty())).id();
      var done = new ArrayList<Id>();
      for (Pipeline.Work work : stage.cases()) {
        for (String phase : phases(work)) {
          done.add(add(stage, work, group, phase, before, false));
        }
      }
      return stage.gate().isEmpty() ? done : List.of(gate(stage, group, done));
    }

    private List<String> phases(Pipeline.Work work) {
      return work.eachPhase() && !request.phases().isEmpty() ? request.phases() : List.of(title());
    }

    private Id gate(Pipeline.Stage stage, Id group, List<Id> done) {
      var gate =
          new Pipeline.Work(
              "Gate: " + stage.title(),
              Task.Doer.ROOT,
              Optional.empty(),
              Optional.of("What comes next waits for this. Check each step on what you have seen."),
              stage.gate(),
              List.of(),
              false);
      return add(stage, gate, group, title(), done, true);
    }

    private Id add(
        Pipeline.Stage stage,
        Pipeline.Work work,
        Id group,
        String phase,
        List<Id> before,
        boolean gate) {
      boolean writes =
          work.sandbox().filter(each -> each != Config.Codex.Sandbox.READ_ONLY).isPresent();
      CreatedTask task =
          make(
              new CreateTask(
                  Level.CASE,
                  filled(work.title(), phase),
                  Optional.of(group.value()),
                  request.priority(),
                  Optional.of(description(work)),
                  filled(work.acceptance(), phase),
                  filled(work.steps(), phase),
                  writes ? request.files() : List.of(),
                  before.stream().map(Id::value).toList(),
                  Optional.empty(),
                  Optional.of(work.role()),
                  work.sandbox(),
                  List.of()));
      made.add(
          new PlanPipeline.Planned(
              task.id(),
              stage.title(),
              gate,
              work.role(),
              work.sandbox(),
              before,
              task.title(),
              task.path()));
      return task.id();
    }

    private String description(Pipeline.Work work) {
      String more = work.description().map(text -> "\n\n" + text).orElse("");
      return request.request().strip() + more;
    }

    private List<String> filled(List<String> texts, String phase) {
      return texts.stream().map(text -> filled(text, phase)).toList();
    }

    private String filled(String text, String phase) {
      return text.replace("{verify}", verify())
          .replace("{slug}", slug())
          .replace("{phase}", Texts.excerpt(phase, TITLE))
          .replace("{request}", title());
    }

    private String slug() {
      return Optional.of(Texts.slug(title())).filter(name -> !name.isEmpty()).orElse("request");
    }

    private String verify() {
      return call.config()
          .merge()
          .verify()
          .map(command -> "`" + command + "`")
          .orElse("the project's own build, type check and tests");
    }

    private String title() {
      return Texts.excerpt(request.request(), TITLE);
    }

    private CreateTask task(
        Level level, String title, Optional<Id> parent, Optional<String> description) {
      return new CreateTask(
          level,
          title,
          parent.map(Id::value),
          request.priority(),
          description,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          List.of());
    }

    /// A making sees what the ones before it have made.
    private CreatedTask make(CreateTask task) {
      return new TaskMaking(call, draft).make(task);
    }
  }
}
