package dev.codestrator.model;

import java.util.List;
import java.util.Optional;

/// The levels of the task tree, from the top.
public enum Level {
  EPIC(Id.Kind.EPIC, "epic.md"),
  FEATURE(Id.Kind.FEATURE, "feature.md"),
  TEST_GROUP(Id.Kind.TEST_GROUP, "test-group.md"),
  CASE(Id.Kind.CASE, "");

  private static final List<Level> ALL = List.of(values());

  private final Id.Kind kind;
  private final String fileName;

  Level(Id.Kind kind, String fileName) {
    this.kind = kind;
    this.fileName = fileName;
  }

  /// The kind of its IDs.
  public Id.Kind kind() {
    return kind;
  }

  /// The name of its file inside its folder; a Case has no folder and its file carries its ID.
  public String fileName() {
    return fileName;
  }

  /// The level's name in messages: `test group`.
  public String noun() {
    return Texts.words(name());
  }

  /// The level above; none for an Epic.
  public Optional<Level> above() {
    return switch (this) {
      case EPIC -> Optional.empty();
      case FEATURE -> Optional.of(EPIC);
      case TEST_GROUP -> Optional.of(FEATURE);
      case CASE -> Optional.of(TEST_GROUP);
    };
  }

  /// The level below; none for a Case.
  public Optional<Level> below() {
    return ALL.stream().filter(level -> level.above().equals(Optional.of(this))).findFirst();
  }

  /// The level of things with such an ID.
  public static Optional<Level> of(Id.Kind kind) {
    for (Level level : ALL) {
      if (level.kind == kind) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }
}
