package dev.codestrator.app.lifecycle;

import dev.codestrator.model.Secrets;
import dev.codestrator.model.StepNote;
import java.util.Locale;
import java.util.Optional;

/// What is noted under a step that is checked.
final class Notes {
  private Notes() {}

  /// @param commit in full
  static StepNote of(CheckStep request, String commit) {
    String result = Secrets.hide(request.result().strip());
    String word = result.toLowerCase(Locale.ROOT);
    return new StepNote(
        word.equals("pass") || word.equals("fail") ? word : result,
        Optional.of(commit),
        request
            .evidence()
            .flatMap(CheckStep.Evidence::command)
            .map(String::strip)
            .map(Secrets::hide),
        request.evidence().flatMap(CheckStep.Evidence::exitCode),
        request.artifacts());
  }

  /// Whether the result ticks the box.
  static boolean isPass(CheckStep request) {
    return request.result().strip().equalsIgnoreCase("pass");
  }
}
