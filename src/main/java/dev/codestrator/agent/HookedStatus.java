package dev.codestrator.agent;

import dev.codestrator.model.ThreadStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a program with hooks does: by its hooks, its transcript, its process, and its terminal, in
/// this order. What one source doesn't know overwrites nothing that another knows.
public final class HookedStatus {
  /// How long a program may be up before it begins its first turn.
  private static final Duration READY = Duration.ofSeconds(10);

  /// How long a turn may take to end: a hook may still let it go on. When none of ours will, it
  /// counts as ended at once; a hook of the user's own that lets it go on shows soon after.
  private static final Duration ENDING = Duration.ofSeconds(2);

  /// How long a terminal may be behind what hooks tell.
  private static final Duration SETTLING = Duration.ofSeconds(1);

  /// How long a program may take to tell anything.
  private static final Duration SILENCE = Duration.ofSeconds(20);

  private static final int SCREEN = 20;

  private final Screens screens;

  private HookedStatus(Screens screens) {
    this.screens = screens;
  }

  /// Of Codex.
  public static HookedStatus codex() {
    return new HookedStatus(new CodexScreens());
  }

  /// Of Claude Code.
  public static HookedStatus claudeCode() {
    return new HookedStatus(new ClaudeScreens());
  }

  /// What the facts say about its state.
  public Observation judge(Facts facts) {
    Told told = facts.told();
    Optional<Turns.Stand> stand = Turns.follow(signs(told));
    Observation observed =
        ProcessStatus.notRunning(facts)
            .or(() -> Optional.of(facts).filter(f -> !f.pane()).map(_ -> gone()))
            .or(() -> stand.map(known -> heard(facts, known)))
            .orElseGet(() -> unheard(told));
    return new Observation(
        observed.status(),
        observed.tier(),
        detail(observed, told.transcript()),
        progress(observed.progress(), told, stand),
        observed.passing());
  }

  private static String detail(Observation observed, Transcript transcript) {
    return Stream.of(observed.detail(), transcript.detail())
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static Observation gone() {
    return ProcessStatus.lost("its pane is gone");
  }

  /// Of a transcript beside hooks only the turns count: it is written later than they are filed.
  /// What was told before the program began is of another one, which ran here earlier.
  private static List<Sign> signs(Told told) {
    var signs = new ArrayList<Sign>();
    told.events().stream().flatMap(event -> HookSigns.of(event).stream()).forEach(signs::add);
    boolean alone = signs.isEmpty();
    told.transcript().signs().stream()
        .filter(sign -> alone || sign.kind() != Sign.Kind.WORKING)
        .forEach(signs::add);
    told.begun().ifPresent(begun -> signs.removeIf(sign -> sign.at().isBefore(begun)));
    return signs;
  }

  private Observation heard(Facts facts, Turns.Stand stand) {
    Told told = facts.told();
    return switch (stand.status()) {
      case STARTING ->
          isOlder(told, stand, READY) ? of(stand, ThreadStatus.IDLE) : of(stand, stand.status());
      case IDLE -> isEnding(told, stand) ? ending(facts, stand) : of(stand, stand.status());
      case PROCESSING -> working(told, stand);
      case WAITING_USER_ANSWER ->
          isOlder(told, stand, SETTLING) && screens.title(told.title()) == Screens.Title.BUSY
              ? new Observation(ThreadStatus.PROCESSING, "process", "it has its answer")
              : of(stand, stand.status());
      case INTERRUPTED, ERROR, COMPLETED, STOPPED, LOST -> of(stand, stand.status());
    };
  }

  private static Observation of(Turns.Stand stand, ThreadStatus status) {
    Sign sign = stand.sign();
    return status == ThreadStatus.WAITING_USER_ANSWER
        ? new Observation(status, sign.tier(), "", Progress.UNKNOWN.asking(sign.text()))
        : new Observation(status, sign.tier(), sign.text());
  }

  private static boolean isOlder(Told told, Turns.Stand stand, Duration age) {
    return Duration.between(stand.at(), told.now()).compareTo(age) > 0;
  }

  /// Its hook said that the turn ends, its transcript not yet: it may have been told to go on.
  private static boolean isEnding(Told told, Turns.Stand stand) {
    return stand.sign().kind() == Sign.Kind.ENDED
        && stand.sign().tier().equals("hook")
        && told.events().stream().anyMatch(event -> event.text("transcript_path").isPresent())
        && told.transcript().detail().isEmpty()
        && !isOlder(told, stand, ENDING)
        && told.transcript().signs().stream()
            .noneMatch(sign ->
                sign.kind() == Sign.Kind.ENDED
                    && sign.turn().equals(stand.turn())
                    && !sign.at().isBefore(stand.at()));
  }

  private static Observation ending(Facts facts, Turns.Stand stand) {
    if (facts.ends()) {
      return new Observation(ThreadStatus.IDLE, stand.sign().tier(), "", Progress.UNKNOWN, true);
    }
    return new Observation(
        ThreadStatus.PROCESSING, stand.sign().tier(), "its turn is ending", Progress.UNKNOWN, true);
  }

  /// An interrupt or a failure may be told by the terminal alone; its title says when to look.
  private Observation working(Told told, Turns.Stand stand) {
    Observation known = of(stand, ThreadStatus.PROCESSING);
    Screens.Title title = screens.title(told.title());
    if (title == Screens.Title.BUSY || !isOlder(told, stand, SETTLING)) {
      return known;
    }
    return told.screen()
        .get()
        .flatMap(screens::read)
        .filter(shown -> shown.status() != ThreadStatus.PROCESSING)
        .map(shown -> shown(stopped(shown)))
        .orElse(known);
  }

  /// A turn that nobody saw end, but that isn't worked on, was interrupted.
  private static Screens.Shown stopped(Screens.Shown shown) {
    return shown.status() == ThreadStatus.IDLE
        ? new Screens.Shown(ThreadStatus.INTERRUPTED, shown.text())
        : shown;
  }

  private static Observation shown(Screens.Shown shown) {
    return shown.status() == ThreadStatus.WAITING_USER_ANSWER
        ? new Observation(shown.status(), "screen", "", Progress.UNKNOWN.asking(shown.text()))
        : new Observation(shown.status(), "screen", shown.text());
  }

  /// Of one that has told nothing: it is starting, or a dialog is in its way.
  private Observation unheard(Told told) {
    Optional<String> screen = told.screen().get().filter(text -> !text.isBlank());
    return screen
        .flatMap(screens::read)
        .map(HookedStatus::shown)
        .or(() -> screen.filter(_ -> isSilent(told)).map(HookedStatus::unknown))
        .orElseGet(() -> new Observation(ThreadStatus.STARTING, "process", ""));
  }

  private static boolean isSilent(Told told) {
    return told.begun().filter(begun -> begun.plus(SILENCE).isBefore(told.now())).isPresent();
  }

  private static Observation unknown(String screen) {
    return shown(new Screens.Shown(ThreadStatus.WAITING_USER_ANSWER, Screens.end(screen, SCREEN)));
  }

  private static Progress progress(Progress asked, Told told, Optional<Turns.Stand> stand) {
    Transcript transcript = told.transcript();
    return new Progress(
        told.turns(),
        stand.flatMap(Turns.Stand::turn),
        transcript.tokens(),
        transcript.limits(),
        Optional.of(transcript.filesModified()).filter(files -> !files.isEmpty()),
        lastMessage(told),
        asked.question());
  }

  private static Optional<String> lastMessage(Told told) {
    Stream<String> hooked =
        told.events().stream()
            .filter(event -> event.name().equals("Stop"))
            .flatMap(event -> event.text("last_assistant_message").stream());
    return told.transcript().lastMessage().or(() -> hooked.reduce((_, last) -> last));
  }
}
