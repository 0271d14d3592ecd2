package dev.codestrator.store;

import dev.codestrator.model.Checkpoint;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The checkpoints of a Case: files written once, whose names sort by time.
public final class Checkpoints {
  static final Codec<Checkpoint> CODEC = new Codec<>(Checkpoint.class);
  private static final String FOLDER = "checkpoints";

  private Checkpoints() {}

  static Path file(Node node, Checkpoint checkpoint) {
    String name = Times.stamp(checkpoint.at()) + "-" + checkpoint.event() + ".md";
    return folder(node).resolve(name);
  }

  /// The first moment from this one on at which nothing else happened to the Case, so that names
  /// are unique and sort in the order of events.
  static Instant free(View view, Node node, Instant from) {
    List<String> names = view.names(folder(node));
    Instant at = from;
    while (isTaken(names, Times.stamp(at))) {
      at = at.plusMillis(1);
    }
    return at;
  }

  private static boolean isTaken(List<String> names, String stamp) {
    return names.stream().anyMatch(name -> name.startsWith(stamp));
  }

  /// The newest checkpoint of a Case.
  public static Optional<Stored<Checkpoint>> latest(View view, Node node) {
    return newest(view, node).map(file -> read(view, file));
  }

  /// The file of the newest checkpoint of a Case.
  public static Optional<Path> newest(View view, Node node) {
    List<Path> files = list(view, node);
    return files.isEmpty() ? Optional.empty() : Optional.of(files.getLast());
  }

  /// The files of a Case's checkpoints, oldest first.
  public static List<Path> list(View view, Node node) {
    Path folder = folder(node);
    return view.names(folder).stream()
        .filter(name -> name.endsWith(".md"))
        .map(folder::resolve)
        .toList();
  }

  /// The files of all checkpoints of these tasks, newest first; none of them is read.
  public static List<Path> all(View view, List<Node> tasks) {
    var noted = new HashMap<Path, Set<String>>();
    return tasks.stream()
        .filter(node ->
            noted
                .computeIfAbsent(
                    seat(node.file()).resolve(FOLDER), folder -> Set.copyOf(view.names(folder)))
                .contains(node.id().value()))
        .flatMap(node -> list(view, node).stream())
        .sorted(Comparator.comparing(Checkpoints::name).thenComparing(Path::toString).reversed())
        .toList();
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  /// What these files hold, in their order, without those that can't be read.
  public static List<Stored<Checkpoint>> read(View view, List<Path> files) {
    return files.stream().flatMap(file -> readable(view, file).stream()).toList();
  }

  private static Optional<Stored<Checkpoint>> readable(View view, Path file) {
    try {
      return Optional.of(read(view, file));
    } catch (Rejection e) {
      return Optional.empty(); // told by doctor
    }
  }

  /// The folder of a Case's checkpoints, relative to a seat.
  public static String folderOf(Id task) {
    return FOLDER + "/" + task;
  }

  private static Stored<Checkpoint> read(View view, Path file) {
    return new Stored<>(file, CODEC.read(view.document(file)));
  }

  private static Path folder(Node node) {
    return seat(node.file()).resolve(folderOf(node.id()));
  }

  private static Path seat(Path file) {
    Path seat = file;
    while (!seat.endsWith(Clone.STATE_FOLDER)) {
      seat = Optional.ofNullable(seat.getParent()).orElseThrow();
    }
    return seat;
  }
}
