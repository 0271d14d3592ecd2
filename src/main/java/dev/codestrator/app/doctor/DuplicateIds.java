package dev.codestrator.app.doctor;

import dev.codestrator.io.Disk;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Task;
import dev.codestrator.store.Draft;
import dev.codestrator.store.Node;
import dev.codestrator.store.RecordType;
import dev.codestrator.store.Stored;
import dev.codestrator.store.Survey;
import dev.codestrator.store.TaskTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Two files with one ID. A second file with the same bytes is deleted; of two different Cases that
/// got the same ID the later one gets another, unless something names it.
final class DuplicateIds implements Check {
  private static final String CODE = "duplicate_id";

  @Override
  public List<Found> look(Scene scene) {
    var found = new ArrayList<Found>();
    for (TaskTree tree : scene.trees()) {
      tree.doubles()
          .forEach(second -> found.add(scene.guarded(second.file(), task(scene, tree, second))));
    }
    new Survey(scene.view())
        .doubles()
        .forEach((file, id) -> found.add(scene.guarded(file, record(scene, file, id))));
    return found;
  }

  private static Found record(Scene scene, Path file, Id id) {
    String where = scene.view().shown(file);
    boolean copy =
        Disk.names(Objects.requireNonNull(file.getParent())).stream()
            .filter(name -> name.startsWith(id.value()))
            .map(file::resolveSibling)
            .anyMatch(other -> !other.equals(file) && same(other, file));
    return copy
        ? Found.of(
            CODE,
            where,
            "another file has the ID " + id + " and the same text",
            "delete it",
            draft -> draft.remove(file))
        : Found.of(CODE, where, "another file has the ID " + id, "keep one of the two");
  }

  private static Found task(Scene scene, TaskTree tree, Node second) {
    Node first = tree.find(second.id()).orElseThrow();
    String where = scene.view().shown(second.file());
    String message =
        "the ID " + second.id() + " is also that of " + scene.view().shown(first.file());
    boolean isCase = second.id().kind() == Id.Kind.CASE;
    if (isCase && same(first.file(), second.file())) {
      return Found.of(
          CODE,
          where,
          message + ", with the same text",
          "delete it",
          draft -> draft.remove(second.file()));
    }
    return isCase && isAnother(tree, first, second) && !isNamed(scene, tree, second.id())
        ? Found.of(CODE, where, message, "give it another ID", draft -> rename(draft, tree, second))
        : Found.of(
            CODE,
            where,
            message,
            "only a person can tell which text is right, or which of them is meant where the ID is named:"
                + " keep one, or give one another ID in its name and front matter");
  }

  private static boolean same(Path a, Path b) {
    Optional<byte[]> left = Disk.read(a);
    Optional<byte[]> right = Disk.read(b);
    return left.isPresent() && right.isPresent() && Arrays.equals(left.get(), right.get());
  }

  /// Whether these are two Cases, made at different times, and not one that was copied or moved.
  private static boolean isAnother(TaskTree tree, Node first, Node second) {
    try {
      Task a = tree.read(first).task();
      Task b = tree.read(second).task();
      boolean times = a.createdAt().isPresent() && b.createdAt().isPresent();
      return times && !a.createdAt().equals(b.createdAt());
    } catch (Rejection e) {
      return false;
    }
  }

  /// Whether anything names this Case.
  private static boolean isNamed(Scene scene, TaskTree tree, Id id) {
    var view = scene.view();
    Stream<Id> scopes =
        view.list(RecordType.THREAD).stream().map(Stored::value).flatMap(t -> t.scope().stream());
    Stream<Id> claims =
        view.list(RecordType.WORKTREE).stream().map(Stored::value).flatMap(w -> w.tasks().stream());
    Stream<Id> needed =
        scene.tasks(tree).stream().flatMap(known -> known.task().dependsOn().stream());
    return tree.hasCheckpoints(id)
        || Stream.of(scopes, claims, needed).flatMap(s -> s).anyMatch(id::equals);
  }

  private static void rename(Draft draft, TaskTree tree, Node second) {
    Id id = draft.newId(Id.Kind.CASE);
    while (tree.find(id).isPresent()) {
      id = draft.newId(Id.Kind.CASE);
    }
    String name =
        second.file().getFileName().toString().replaceFirst(second.id().value(), id.value());
    var document = draft.document(second.file()).withScalar("id", id.value());
    draft.put(second.file().resolveSibling(name), document.bytes());
    draft.remove(second.file());
  }
}
