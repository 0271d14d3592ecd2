package dev.codestrator.store;

import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the names in the folders of tasks tell. No file is read.
final class TaskScan {
  private static final int MANY = 16; // folders are worth another thread

  private final Tree tree;
  private final List<Node> nodes = new ArrayList<>();
  private final List<Path> strays = new ArrayList<>();
  private final List<Fault> blocked = new ArrayList<>();

  /// @param root the folder of all tasks
  TaskScan(Tree tree, Path root) {
    this(tree, root, Listing.of(tree, root), Optional.empty());
  }

  private TaskScan(Tree tree, Path folder, Listing listing, Optional<Id> parent) {
    this.tree = tree;
    listing.fault().ifPresent(blocked::add);
    var folders = new ArrayList<Folder>();
    for (String name : listing.names()) {
      Optional<Id> id = Id.leading(name);
      Optional<Level> level = id.flatMap(found -> Level.of(found.kind()));
      if (level.isEmpty()) {
        if (isStray(name, parent)) {
          strays.add(folder.resolve(name));
        }
      } else if (level.get() != Level.CASE) {
        folders.add(new Folder(folder.resolve(name), id.get(), level.get(), parent));
      } else if (name.endsWith(".md")) {
        nodes.add(new Node(id.get(), Level.CASE, parent, folder, name, Optional.empty()));
      }
    }
    inside(folders).forEach(this::add);
  }

  /// The folder of a task that isn't a Case.
  private record Folder(Path path, Id id, Level level, Optional<Id> parent) {}

  private List<TaskScan> inside(List<Folder> folders) {
    Stream<Folder> all = folders.size() < MANY ? folders.stream() : folders.parallelStream();
    return all.map(this::inside).toList();
  }

  private TaskScan inside(Folder folder) {
    Listing listing = Listing.of(tree, folder.path);
    var scan = new TaskScan(tree, folder.path, listing, Optional.of(folder.id));
    if (holdsFiles(folder.path, listing)) {
      String file = folder.level.fileName();
      scan.nodes.addFirst(
          new Node(folder.id, folder.level, folder.parent, folder.path, file, Optional.empty()));
    }
    return scan;
  }

  /// A move leaves folders with nothing in them, which git doesn't know.
  private boolean holdsFiles(Path folder, Listing listing) {
    return (listing.fault().isPresent() && tree.isFolder(folder))
        || listing.names().stream()
            .anyMatch(name -> name.endsWith(".md") || holdsFiles(folder.resolve(name)));
  }

  private boolean holdsFiles(Path path) {
    return !tree.isFolder(path) || holdsFiles(path, Listing.of(tree, path));
  }

  private void add(TaskScan other) {
    nodes.addAll(other.nodes);
    strays.addAll(other.strays);
    blocked.addAll(other.blocked);
  }

  /// Whether this is a Case that somebody made by hand.
  private static boolean isStray(String name, Optional<Id> parent) {
    return parent.filter(id -> id.kind() == Id.Kind.TEST_GROUP).isPresent()
        && name.endsWith(".md")
        && Character.isLetterOrDigit(name.charAt(0))
        && !name.equals(Level.TEST_GROUP.fileName());
  }

  /// All tasks, parents before children, by name within a folder.
  List<Node> nodes() {
    return nodes;
  }

  /// Files in the folders of TestGroups whose names begin with no ID.
  List<Path> strays() {
    return List.copyOf(strays);
  }

  /// Folders that can't be looked into.
  List<Fault> blocked() {
    return List.copyOf(blocked);
  }
}
