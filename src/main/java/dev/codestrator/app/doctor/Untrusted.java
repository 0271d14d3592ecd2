package dev.codestrator.app.doctor;

import dev.codestrator.app.trust.Trusting;
import dev.codestrator.model.Texts;
import java.util.List;

/// Values of the settings to which nobody agreed, so that they start nothing.
final class Untrusted implements Check {
  private static final int SHOWN = 200;

  @Override
  public List<Found> look(Scene scene) {
    return Trusting.look(scene.call()).stream()
        .filter(item -> !item.agreed())
        .map(item -> found(scene, item))
        .toList();
  }

  private static Found found(Scene scene, Trusting.Item item) {
    return Found.of(
        "not_trusted",
        scene.view().shown(item.file()),
        item.power().key() + " is not agreed to: " + Texts.excerpt(item.power().value(), SHOWN),
        "a person looks at it and agrees: orch trust");
  }
}
