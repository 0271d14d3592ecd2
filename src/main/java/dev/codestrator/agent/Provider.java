package dev.codestrator.agent;

import dev.codestrator.model.Rejection;
import java.util.List;
import java.util.Optional;

/// A kind of agent program.
public interface Provider {
  /// The name that `provider` selects it by.
  String name();

  /// The program that it needs; empty when that isn't known.
  Optional<Requirement> requirement();

  /// Whether its program's own hooks tell what it does: then it is ready when they have told that
  /// it has its prompt.
  boolean hasHooks();

  /// How to launch it.
  ///
  /// @throws Rejection.Invalid when the request lacks what it needs
  LaunchPlan plan(LaunchRequest request);

  /// How it is spoken to while it runs.
  Speech speech();

  /// The files of a folder by which its program starts others, or lets its agent start them
  /// unasked, once that folder is trusted: paths whose last part may be a glob.
  default List<String> startupFiles() {
    return List.of();
  }

  /// Whether its composer may hold a text that nobody has sent.
  ///
  /// @param screen what its pane shows
  default boolean hasDraft(String screen) {
    return true;
  }

  /// The key that goes one step on in a question whether its folder is trusted, which is settled by
  /// launching it there; empty when the screen shows no such question.
  default Optional<String> trusting(String screen) {
    return Optional.empty();
  }

  /// Whether it has said itself that it has a directive.
  boolean confirms(Heard heard);

  /// What its terminal asks; empty when that is nothing, or nothing that is known.
  default Optional<Dialog> dialog(String screen) {
    return Optional.empty();
  }

  /// What the facts say about its state.
  Observation judge(Facts facts);
}
