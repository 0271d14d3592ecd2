package dev.codestrator.fuzz;

import static dev.codestrator.fuzz.Target.require;
import static dev.codestrator.fuzz.Target.text;

import dev.codestrator.agent.Chronicle;
import dev.codestrator.agent.Dialog;
import dev.codestrator.agent.Facts;
import dev.codestrator.agent.HookEvent;
import dev.codestrator.agent.Observation;
import dev.codestrator.agent.Provider;
import dev.codestrator.agent.Providers;
import dev.codestrator.agent.Told;
import dev.codestrator.agent.Transcript;
import dev.codestrator.io.Outcome;
import dev.codestrator.model.Config;
import dev.codestrator.model.ThreadStatus;
import dev.codestrator.model.shape.Shape;
import dev.codestrator.tmux.Tmux;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/// What must hold of what agents and tmux tell.
final class AgentChecks {
  private static final Instant NOW = Instant.parse("2026-11-22T05:00:00Z");

  /// All that a dialog is ever answered with.
  private static final Set<String> KEYS =
      Set.of("Escape", "y", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  private static final List<Provider> PROVIDERS =
      Stream.of("codex", "claude_code")
          .map(Providers.of(Shape.of(Config.Agents.class).read(Map.of()))::get)
          .toList();

  private AgentChecks() {}

  /// Its lines are events: a file's name, a blank, the JSON. Whatever they say, the agent has a
  /// state.
  static void hookEvent(byte[] input) {
    var events = new ArrayList<HookEvent>();
    HookEvent.of("1795260323970236319-PreToolUse-1.json", text(input)).ifPresent(events::add);
    for (String line : text(input).lines().toList()) {
      int blank = line.indexOf(' ');
      HookEvent.of(line.substring(0, Math.max(0, blank)), line.substring(blank + 1))
          .ifPresent(events::add);
    }
    judge(events, Transcript.NONE, "", "");
  }

  /// Whatever a transcript says, it can be told.
  static void transcript(byte[] input) {
    Transcript transcript = Transcript.of(text(input));
    judge(List.of(), transcript, "", "");
    Chronicle chronicle = Chronicle.of(text(input));
    require(chronicle.files().size() <= chronicle.entries().size(), "a file for each change");
    require(chronicle.errors().size() <= chronicle.entries().size(), "an error for each failure");
    require(
        chronicle.usage().flatMap(Chronicle.Usage::percent).filter(full -> full > 100).isEmpty(),
        "no more than full");
    require(!chronicle.isExhausted() || !chronicle.errors().isEmpty(), "exhausted for a reason");
  }

  /// A screen, whose first line is the title too, is answered with known keys alone, and only where
  /// a person would see a question.
  static void screen(byte[] input) {
    String screen = text(input);
    judge(List.of(), Transcript.NONE, screen.lines().findFirst().orElse(""), screen);
    for (Provider provider : PROVIDERS) {
      boolean draft = provider.hasDraft(screen);
      require(provider.hasDraft(screen) == draft, "the same again");
      provider.trusting(screen).ifPresent(key -> require(key.matches("Enter|Down|Up|[1-9y]"), key));
      provider.dialog(screen).ifPresent(AgentChecks::known);
    }
  }

  private static void known(Dialog dialog) {
    require(!dialog.shown().isBlank(), "a person sees what is asked");
    List<String> keys =
        switch (dialog) {
          case Dialog.Approval approval ->
              Stream.concat(approval.yes().stream(), approval.no().stream()).toList();
          case Dialog.Question question -> question.field();
        };
    require(!keys.isEmpty() && KEYS.containsAll(keys), "unknown keys " + keys);
  }

  private static void judge(
      List<HookEvent> events, Transcript transcript, String title, String screen) {
    var told =
        new Told(
            NOW,
            Optional.of(NOW.minusSeconds(60)),
            Optional.empty(),
            events,
            transcript,
            title,
            () -> Optional.of(screen));
    var facts =
        new Facts(
            ThreadStatus.PROCESSING, true, true, OptionalInt.empty(), true, false, told, false);
    for (Provider provider : PROVIDERS) {
      Observation observed = provider.judge(facts);
      require(observed.status() == provider.judge(facts).status(), "the same again");
    }
  }

  /// What tmux prints of panes: what is no pane is none.
  static void panes(byte[] input) {
    var tmux = new Tmux(_ -> new Outcome(0, text(input), ""), Optional.of("fuzz"));
    tmux.panes().forEach(pane -> require(pane.id().matches("%\\d+"), "a pane has an id"));
    require(tmux.capture("%1", 5).lines().count() <= 5, "no more lines than were asked for");
  }
}
