package dev.codestrator.app.doctor;

import dev.codestrator.model.Rejection;
import dev.codestrator.store.Settings;
import dev.codestrator.store.UnknownKey;
import java.nio.file.Path;
import java.util.List;

/// Keys in `config.yaml` that mean nothing, so that what they should set isn't set. They may be
/// somebody else's, or those of a newer version: nothing mends them.
final class UnknownSettings implements Check {
  @Override
  public List<Found> look(Scene scene) {
    return scene.view().seats().all().stream()
        .flatMap(seat -> unknown(seat).stream().map(key -> found(scene, seat, key)))
        .toList();
  }

  private static List<UnknownKey> unknown(Path seat) {
    try {
      return Settings.unknown(seat);
    } catch (Rejection.Invalid e) {
      return List.of(); // told by `BrokenFiles`
    }
  }

  private static Found found(Scene scene, Path seat, UnknownKey key) {
    return Found.of(
        "unknown_setting",
        scene.view().shown(seat.resolve(Settings.FILE)),
        key.message(),
        "see docs/FILE_FORMAT.md for the keys there are");
  }
}
