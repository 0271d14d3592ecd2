package dev.codestrator.store;

import dev.codestrator.io.Change;
import dev.codestrator.markdown.Document;
import dev.codestrator.model.Checkpoint;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import dev.codestrator.model.Reference;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Task;
import dev.codestrator.model.Texts;
import dev.codestrator.model.Worktree;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The records of a clone, with changes that are not yet on disk. A draft sees its own changes.
public final class Draft extends View {
  private static final int MARK_LENGTH = 4;

  private final DraftTree tree;
  private final RandomGenerator random;

  Draft(Clone repository, DraftTree tree, Branches branches, RandomGenerator random) {
    super(repository, tree, branches);
    this.tree = tree;
    this.random = random;
  }

  /// A fresh ID.
  public Id newId(Id.Kind kind) {
    return Id.random(kind, random);
  }

  /// A fresh mark for a step.
  public String newMark() {
    return Id.random(random, MARK_LENGTH);
  }

  /// The task tree, with the Cases that somebody made by hand taken in.
  @Override
  public TaskTree tasks(Optional<Id> session) {
    TaskTree tasks = super.tasks(session);
    return new Adoption(this, tasks).run() ? super.tasks(session) : tasks;
  }

  /// Adds a record at its session's seat.
  public <T extends Record> Stored<T> add(RecordType<T> type, T record) {
    Path seat = seats().of(type.session().apply(record));
    return addAt(seat, type, record);
  }

  /// Adds a record at a seat that isn't its session's yet: when a session's root worktree is made.
  public <T extends Record> Stored<T> addAt(Path seat, RecordType<T> type, T record) {
    Path file = seat.resolve(type.folder()).resolve(type.fileName().apply(record));
    put(file, type.create(record));
    return new Stored<>(file, record);
  }

  /// Changes a record.
  public <T extends Record> Stored<T> save(RecordType<T> type, Stored<T> before, T after) {
    put(before.file(), type.codec().update(document(before.file()), before.value(), after));
    return new Stored<>(before.file(), after);
  }

  /// Takes back a record that this process made and that counts for nothing.
  public void remove(Stored<?> stored) {
    remove(stored.file());
  }

  /// Deletes a file; what it held is kept for a while.
  public void remove(Path file) {
    tree.remove(file);
  }

  /// Moves a file, or a folder with all that is in it.
  ///
  /// @throws Rejection.Conflict `path_taken` when a file is there already
  public void move(Path from, Path to) {
    if (tree.isFolder(from)) {
      tree.names(from).forEach(name -> move(from.resolve(name), to.resolve(name)));
      return;
    }
    if (tree.read(to).isPresent()) {
      throw new Rejection.Conflict(
          "path_taken", shown(to) + " is there already", "move it away, or delete it");
    }
    tree.put(to, tree.read(from).orElseThrow());
    tree.remove(from);
  }

  /// Adds a task below a parent.
  public TaskFile add(TaskTree tasks, Optional<Node> parent, Task task, TaskFile.Draftsman text) {
    String slug = Texts.slug(task.title());
    String name = task.id() + (slug.isEmpty() ? "" : "-" + slug);
    Path folder = tasks.folder(parent);
    Path file =
        task.level() == Level.CASE
            ? folder.resolve(name + ".md")
            : folder.resolve(name).resolve(task.level().fileName());
    var node = new Node(task.id(), task.level(), parent.map(Node::id), file, Optional.empty());
    return save(new TaskFile(node, TaskFile.create(task, text, this::newMark)));
  }

  /// Brings Cases to the worktree that is to own them, as they are now.
  ///
  /// @param tree where they are
  /// @param seat the folder of records of that worktree
  public void handOver(TaskTree tree, List<Id> cases, Path seat) {
    new HandOver(this, tree, tree.in(seat), seat).bring(cases);
  }

  /// Writes a task's file; a hand-made step gets its mark now.
  ///
  /// @throws Rejection.Conflict `worktree_gone` when it is owned by a worktree that isn't here
  public TaskFile save(TaskFile file) {
    if (file.node().isStale()) {
      throw gone(file.node().id(), file.node().claim().orElseThrow().worktree());
    }
    TaskFile marked = file.marked(this::newMark);
    put(file.node().file(), marked.document());
    return marked;
  }

  private Rejection gone(Id task, Worktree owner) {
    Path folder = repository().main().root().resolve(owner.folder()).normalize();
    return new Rejection.Conflict(
        "worktree_gone",
        "case " + task + " is owned by worktree " + owner.id() + ", and " + folder + " is gone",
        "bring it back: git worktree add -f "
            + folder
            + " "
            + owner.branch()
            + "; or give it up: set 'status: removed' in worktrees/"
            + owner.id()
            + ".md");
  }

  /// Writes a checkpoint beside its Case, in the worktree that owns it.
  public Path add(Node node, Checkpoint checkpoint) {
    Checkpoint unique = checkpoint.at(Checkpoints.free(this, node, checkpoint.at()));
    Path file = Checkpoints.file(node, unique);
    put(file, Checkpoints.CODEC.create(unique));
    return file;
  }

  /// Writes what a thread does next.
  public void put(Path seat, Reference reference) {
    References.put(this, seat, reference);
  }

  /// Takes back what a thread was to do next.
  public void removeReference(Path seat, Id thread) {
    tree.remove(seat.resolve(References.fileOf(thread)));
  }

  void put(Path file, Document document) {
    tree.put(file, document.bytes());
  }

  /// A file that is no record, as this draft leaves it.
  ///
  /// @throws Rejection.Invalid `symlink` or `not_a_file`
  public Optional<byte[]> read(Path file) {
    return tree().read(file);
  }

  /// Whether anything will have this name.
  public boolean holds(Path path) {
    return tree().exists(path);
  }

  /// Writes a file that is no record.
  public void put(Path file, byte[] bytes) {
    tree.put(file, bytes);
  }

  /// What this draft changes.
  public List<Change> changes() {
    return tree.changes();
  }
}
