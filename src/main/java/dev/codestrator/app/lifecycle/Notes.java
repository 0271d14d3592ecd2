package dev.codestrator.app.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The line that is noted under a step: its result and what shows it.
final class Notes {
  private static final int SHORT_COMMIT = 7;

  private Notes() {}

  /// As in ``pass at abc1234: `mvn test` exit 0; src/A.java``.
  static String of(CheckStep request, Optional<String> commit) {
    String result = request.result().strip();
    String head =
        isPass(request) ? "pass" : result.toLowerCase(Locale.ROOT).equals("fail") ? "fail" : result;
    var line = new StringBuilder(head);
    commit.ifPresent(sha -> line.append(" at ").append(shortened(sha)));
    List<String> details = details(request);
    if (!details.isEmpty()) {
      line.append(": ").append(String.join("; ", details));
    }
    return line.toString();
  }

  /// Whether the result ticks the box.
  static boolean isPass(CheckStep request) {
    return request.result().strip().equalsIgnoreCase("pass");
  }

  private static List<String> details(CheckStep request) {
    var details = new ArrayList<String>();
    request
        .evidence()
        .flatMap(CheckStep.Evidence::command)
        .ifPresent(command -> details.add("`" + command.replace("`", "'") + "`" + exit(request)));
    details.addAll(request.artifacts());
    return details;
  }

  private static String exit(CheckStep request) {
    return request
        .evidence()
        .flatMap(CheckStep.Evidence::exitCode)
        .map(code -> " exit " + code)
        .orElse("");
  }

  private static String shortened(String sha) {
    return sha.substring(0, Math.min(SHORT_COMMIT, sha.length()));
  }
}
