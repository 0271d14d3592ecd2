package dev.codestrator.cli.job;

import dev.codestrator.app.Call;
import dev.codestrator.app.job.AgentsLog;
import dev.codestrator.app.job.LogNote;
import dev.codestrator.cli.ExitCode;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Texts;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `note`.
final class NoteCommand {
  private NoteCommand() {}

  static ExitCode note(JobDesk desk) {
    LogNote.Sort sort = sort(desk.words().required(1, "kind of note"));
    String text = desk.text(2);
    if (text.isBlank()) {
      throw new Rejection.Invalid(
          "wrong_usage", "note was given no text", "note " + sort.word() + " \"...\"");
    }
    Optional<String> prd = desk.words().value("--prd").map(file -> "\n- PRD: " + file);
    Call call = desk.services().jobs().call(desk.folder(), desk.caller());
    AgentsLog log = AgentsLog.of(call, desk.folder());
    log.add(new LogNote(sort, text.strip() + prd.orElse("")), call.now());
    desk.say("Noted in " + log.file());
    return ExitCode.DONE;
  }

  private static LogNote.Sort sort(String word) {
    return Stream.of(LogNote.Sort.values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new Rejection.Invalid(
                "unknown_choice",
                "there is no note '" + Texts.excerpt(word, 40) + "'",
                "one of: "
                    + Stream.of(LogNote.Sort.values())
                        .map(LogNote.Sort::word)
                        .collect(Collectors.joining(", "))));
  }
}
