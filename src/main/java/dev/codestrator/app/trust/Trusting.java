package dev.codestrator.app.trust;

import dev.codestrator.app.Call;
import dev.codestrator.app.Calls;
import dev.codestrator.model.Caller;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Power;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import dev.codestrator.store.Seats;
import dev.codestrator.store.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Shows a person what the settings of a clone may start, and keeps that he agreed.
///
/// @param calls finds the clone
public record Trusting(Calls calls) {
  /// A value of the settings.
  ///
  /// @param file the settings that say it, or where else it stands
  /// @param agreed whether somebody agreed to it
  public record Item(Power power, Path file, boolean agreed) {}

  /// All that the settings of this clone may start: those of the caller, of the main worktree and
  /// of each session, with what was asked for last of what isn't in settings. Settings that can't
  /// be read start nothing.
  ///
  /// @throws Rejection.Invalid `unreadable_config` of the caller's own
  public List<Item> look(Path folder, Caller caller) {
    Call call = calls.begin(folder, caller);
    return look(call);
  }

  /// The same for a call that is begun.
  public static List<Item> look(Call call) {
    Clone clone = call.repository();
    var agreement = Agreement.in(clone);
    Map<Power, Path> found = new LinkedHashMap<>();
    Stream.concat(Stream.of(call.seat()), new Seats(clone).all().stream())
        .distinct()
        .forEach(seat ->
            powers(seat).forEach(power -> found.putIfAbsent(power, seat.resolve(Settings.FILE))));
    agreement.asked().forEach(asked -> found.putIfAbsent(asked.power(), asked.place()));
    List<Power> missing = agreement.missing(List.copyOf(found.keySet()));
    return found.entrySet().stream()
        .map(each -> new Item(each.getKey(), each.getValue(), !missing.contains(each.getKey())))
        .toList();
  }

  private static List<Power> powers(Path seat) {
    try {
      return Power.of(Settings.read(seat));
    } catch (Rejection.Invalid e) {
      return List.of(); // doctor tells of it
    }
  }

  /// Agrees to these values in the clone around a folder.
  ///
  /// @throws Rejection.Forbidden `not_your_trust` when the caller is a child
  public void agree(Path folder, Caller caller, List<Power> powers) {
    Agreement.in(clone(folder, caller)).give(powers);
  }

  /// Agrees to nothing any more in the clone around a folder.
  ///
  /// @throws Rejection.Forbidden `not_your_trust` when the caller is a child
  public void revoke(Path folder, Caller caller) {
    Agreement.in(clone(folder, caller)).revoke();
  }

  private Clone clone(Path folder, Caller caller) {
    if (caller.role() != Role.ROOT || caller.thread().isPresent()) {
      throw new Rejection.Forbidden(
          "not_your_trust",
          "an agent asked to agree to what the settings start",
          "only a person agrees: ask for it: orch inbox send root \"...\"");
    }
    return calls.begin(folder, caller).repository();
  }
}
