package dev.codestrator.store;

import dev.codestrator.model.Id;
import dev.codestrator.model.Reference;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What each thread does next: one small file a thread, in the worktree where the thread works.
public final class References {
  static final Codec<Reference> CODEC = new Codec<>(Reference.class);
  private static final String FOLDER = "current";

  private References() {}

  /// A thread's current reference.
  public static Optional<Reference> find(View view, Path seat, Id thread) {
    Path file = file(seat, thread);
    return view.tree().read(file).isEmpty()
        ? Optional.empty()
        : Optional.of(CODEC.read(view.document(file)));
  }

  /// The file of a thread's reference, relative to a seat.
  public static String fileOf(Id thread) {
    return FOLDER + "/" + thread + ".md";
  }

  /// The files of all threads' references at a seat.
  static List<Path> files(View view, Path seat) {
    Path folder = seat.resolve(FOLDER);
    return view.names(folder).stream()
        .filter(name -> name.endsWith(".md"))
        .map(folder::resolve)
        .toList();
  }

  /// The whole ID of the reference, of any thread of the clone, that begins so.
  static Id whole(View view, String prefix) {
    List<Id> found =
        view.repository().checkouts().stream()
            .flatMap(checkout -> files(view, checkout.seat()).stream())
            .map(file -> CODEC.read(view.document(file)).id())
            .filter(id -> id.value().startsWith(prefix))
            .distinct()
            .toList();
    return switch (found.size()) {
      case 0 -> throw Prefixes.unknown("reference", prefix, Id.Kind.REFERENCE);
      case 1 -> found.getFirst();
      default -> throw Prefixes.ambiguous("reference", prefix, found);
    };
  }

  static void put(Draft draft, Path seat, Reference reference) {
    Path file = file(seat, reference.thread());
    Optional<Reference> before = find(draft, seat, reference.thread());
    draft.put(
        file,
        before
            .map(old -> CODEC.update(draft.document(file), old, reference))
            .orElseGet(() -> CODEC.create(reference)));
  }

  private static Path file(Path seat, Id thread) {
    return seat.resolve(fileOf(thread));
  }
}
