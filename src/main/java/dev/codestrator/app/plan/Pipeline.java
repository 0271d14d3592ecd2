package dev.codestrator.app.plan;

import dev.codestrator.app.Templates;
import dev.codestrator.markdown.Yaml;
import dev.codestrator.model.Config;
import dev.codestrator.model.Param;
import dev.codestrator.model.Task;
import dev.codestrator.model.shape.Shape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The stages that a request goes through, as `templates/pipelines.yaml` has them.
record Pipeline(List<Stage> stages) {
  private static final String FILE = "pipelines.yaml";

  /// The whole template.
  private record Book(
      @Param("the names of their stages, in order") Names pipelines,
      @Param("all stages") List<Stage> stages) {
    Stage stage(String name) {
      return stages.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }
  }

  /// The stages of each.
  private record Names(
      @Param("for a clear fix") List<String> simple,
      @Param("for a feature") List<String> standard,
      @Param("for a system") List<String> full) {
    List<String> of(PlanPipeline.Template template) {
      return switch (template) {
        case SIMPLE -> simple;
        case STANDARD -> standard;
        case FULL -> full;
      };
    }
  }

  /// What is done before the next stage may begin.
  ///
  /// @param gate what must be true then; none when its Cases alone decide
  record Stage(
      @Param("its name in a pipeline") String name,
      @Param("its name in the task tree") String title,
      @Param("done side by side") List<Work> cases,
      @Param("what must be true in the end") List<String> gate) {}

  /// A Case to be.
  ///
  /// @param eachPhase whether there is one for each phase of the implementation
  record Work(
      @Param("one line") String title,
      @Param("who does it") Task.Doer role,
      @Param("what its commands may write") Optional<Config.Codex.Sandbox> sandbox,
      @Param("more for whoever works on it") Optional<String> description,
      @Param("what to do") List<String> steps,
      @Param("what must be true") List<String> acceptance,
      @Param(value = "one for each phase", orElse = "false") boolean eachPhase) {}

  /// The pipeline of this name.
  static Pipeline of(PlanPipeline.Template template) {
    byte[] text = Templates.text(FILE).getBytes(StandardCharsets.UTF_8);
    Book book = Shape.of(Book.class).readStrictly(Yaml.map(text));
    return new Pipeline(book.pipelines().of(template).stream().map(book::stage).toList());
  }
}
