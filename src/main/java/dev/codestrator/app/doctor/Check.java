package dev.codestrator.app.doctor;

import java.util.List;

/// Looks for one kind of problem.
@FunctionalInterface
interface Check {
  /// The problems of this kind; changes nothing.
  List<Found> look(Scene scene);
}
