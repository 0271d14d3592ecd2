package dev.codestrator.store;

import static java.util.stream.Collectors.toSet;

import dev.codestrator.markdown.Document;
import dev.codestrator.markdown.Unreadable;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Id;
import dev.codestrator.model.Level;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The records of a clone, for reading. Questions about the whole clone are answered from all
/// sessions' root worktrees and the main one, taking from each only the records that it owns.
public sealed class View permits Draft {
  private final Clone repository;
  private final Seats seats;
  private final Tree tree;
  private final Branches branches;

  View(Clone repository, Tree tree, Branches branches) {
    this.repository = repository;
    this.seats = new Seats(repository);
    this.tree = tree;
    this.branches = branches;
  }

  /// The clone that is viewed.
  public Clone repository() {
    return repository;
  }

  /// Where records are.
  public Seats seats() {
    return seats;
  }

  Tree tree() {
    return tree;
  }

  Branches branches() {
    return branches;
  }

  /// All readable records of this type in the clone, in the order of their file names.
  public <T extends Record> List<Stored<T>> list(RecordType<T> type) {
    return new RecordScan<>(this, type, Clue.NONE).all();
  }

  /// The same without those that can't have this word in a field: for a state that few are in, as
  /// those of sessions that are over needn't be parsed.
  ///
  /// @param word of ASCII letters
  /// @return those with the word, and maybe others
  public <T extends Record> List<Stored<T>> listSaying(RecordType<T> type, String word) {
    return new RecordScan<>(this, type, Clue.of(word)).all();
  }

  /// All readable records of this type that a session owns.
  public <T extends Record> List<Stored<T>> list(RecordType<T> type, Id session) {
    return new RecordScan<>(this, type, Clue.of(session.value())).of(session);
  }

  /// The files of this type whose record can be read neither there nor anywhere else, and folders
  /// that can't be looked into.
  public List<Fault> unreadable(RecordType<?> type) {
    Set<Id> readable =
        list(type).stream().map(stored -> idOf(type, stored.file()).orElseThrow()).collect(toSet());
    return seats.all().stream()
        .flatMap(seat -> faults(type, seat).stream())
        .filter(fault -> idOf(type, fault.file()).filter(readable::contains).isEmpty())
        .toList();
  }

  /// What can't be read of this type at a seat.
  List<Fault> faults(RecordType<?> type, Path seat) {
    Stream<Path> folders = Stream.of(seat.resolve(type.folder()));
    if (type.nested()) {
      folders = Stream.concat(folders, folders(type, seat).stream());
    }
    return Stream.concat(
            folders.flatMap(folder -> Listing.of(tree, folder).fault().stream()),
            files(type, seat).stream()
                .flatMap(file -> Fault.in(file, () -> get(type, file)).stream()))
        .toList();
  }

  /// The record with this ID.
  public <T extends Record> Optional<Stored<T>> find(RecordType<T> type, Id id) {
    Prefixes.check(type.noun(), id.value(), type.kind());
    return named(type, id).or(() -> Optional.ofNullable(matches(type, id.value()).get(id)));
  }

  /// The record in a file that is named as ours are, for which no folder has to be listed.
  private <T extends Record> Optional<Stored<T>> named(RecordType<T> type, Id id) {
    for (Path seat : seats.all()) {
      Path folder = seat.resolve(type.folder());
      Path file = folder.resolve(id + ".md");
      Optional<T> value =
          tree.isFolder(folder)
              ? tree.read(file).map(bytes -> get(type, file, bytes))
              : Optional.empty();
      if (value.filter(record -> isAtHome(type, record, seat)).isPresent()) {
        return value.map(record -> new Stored<>(file, record));
      }
    }
    return Optional.empty();
  }

  /// The record with this ID or unique beginning of one.
  ///
  /// @throws Rejection.NotFound `unknown_id`
  /// @throws Rejection.Invalid `ambiguous_id` with the candidates
  public <T extends Record> Stored<T> get(RecordType<T> type, String prefix) {
    Map<Id, Stored<T>> found = matches(type, prefix);
    if (found.isEmpty()) {
      throw Prefixes.unknown(type.noun(), prefix, type.kind());
    } else if (found.size() > 1) {
      throw Prefixes.ambiguous(type.noun(), prefix, found.keySet());
    }
    return found.values().iterator().next();
  }

  /// The record with this ID.
  ///
  /// @throws Rejection.NotFound `unknown_id`
  public <T extends Record> Stored<T> get(RecordType<T> type, Id id) {
    return named(type, id).orElseGet(() -> get(type, id.value()));
  }

  /// The whole ID that begins so, of any kind of record.
  ///
  /// @param session whose tasks are meant
  /// @throws Rejection.NotFound `unknown_id`
  /// @throws Rejection.Invalid `ambiguous_id` with the candidates
  public Id whole(String prefix, Optional<Id> session) {
    Id.Kind kind = Id.kindOf(prefix);
    if (Level.of(kind).isPresent()) {
      return tasks(session).get(prefix).id();
    } else if (kind == Id.Kind.REFERENCE) {
      return References.whole(this, prefix);
    }
    return RecordType.ALL.stream()
        .filter(type -> type.kind() == kind)
        .map(type -> whole(type, prefix))
        .findFirst()
        .orElseThrow();
  }

  private <T extends Record> Id whole(RecordType<T> type, String prefix) {
    return type.id().apply(get(type, prefix).value());
  }

  /// The task tree of a session, or of the worktree that the caller stands in.
  public TaskTree tasks(Optional<Id> session) {
    return new TaskTree(this, seats.of(session), Claims.read(this));
  }

  /// The document in this file.
  ///
  /// @throws Rejection.NotFound `file_missing`
  /// @throws Rejection.Invalid `unreadable_record` with file, line and column
  public Document document(Path file) {
    byte[] bytes =
        tree.read(file)
            .orElseThrow(() ->
                new Rejection.NotFound(
                    "file_missing", shown(file) + " doesn't exist", "see orch task list"));
    return document(bytes, () -> shown(file));
  }

  /// The document of these bytes, which are at this place.
  Document document(byte[] bytes, Supplier<String> place) {
    try {
      return Document.parse(bytes);
    } catch (Unreadable e) {
      throw new Rejection.Invalid(
          "unreadable_record",
          place.get() + ":" + e.getMessage(),
          "mend the file by hand; nothing is written to it until it can be read");
    }
  }

  /// The file's path as people know it: relative to the worktree it is in.
  public String shown(Path file) {
    return repository.checkouts().stream()
        .filter(checkout -> file.startsWith(checkout.root()))
        .findFirst()
        .map(checkout -> checkout.root().relativize(file).toString())
        .orElse(file.toString());
  }

  private <T extends Record> Map<Id, Stored<T>> matches(RecordType<T> type, String prefix) {
    Prefixes.check(type.noun(), prefix, type.kind());
    var found = new TreeMap<Id, Stored<T>>();
    for (Path seat : seats.all()) {
      for (Path file : files(type, seat, name -> name.contains(prefix))) {
        boolean fits = idOf(type, file).filter(id -> id.value().startsWith(prefix)).isPresent();
        if (fits) {
          T value = get(type, file);
          if (isAtHome(type, value, seat)) {
            found.put(type.id().apply(value), new Stored<>(file, value));
          }
        }
      }
    }
    return found;
  }

  private <T extends Record> T get(RecordType<T> type, Path file) {
    return get(type, file, document(file));
  }

  /// The record in a file that holds these bytes.
  <T extends Record> T get(RecordType<T> type, Path file, byte[] bytes) {
    return get(type, file, document(bytes, () -> shown(file)));
  }

  private <T extends Record> T get(RecordType<T> type, Path file, Document document) {
    try {
      T value = type.codec().read(document);
      Prefixes.checkName(document, idOf(type, file).orElseThrow(), type.id().apply(value));
      return value;
    } catch (Rejection.Invalid e) {
      throw new Rejection.Invalid(e.code(), shown(file) + ":" + e.message(), e.hint());
    }
  }

  private <T extends Record> boolean isAtHome(RecordType<T> type, T record, Path seat) {
    return seats.of(type.session().apply(record)).equals(seat);
  }

  List<Path> files(RecordType<?> type, Path seat) {
    return files(type, seat, _ -> true);
  }

  /// @param which names are of interest
  private List<Path> files(RecordType<?> type, Path seat, Predicate<String> which) {
    return folders(type, seat).stream()
        .flatMap(folder -> names(folder).stream().filter(which).map(folder::resolve))
        .filter(file -> idOf(type, file).isPresent())
        .toList();
  }

  /// The folders that files of this type are in: one, or one for each owner.
  private List<Path> folders(RecordType<?> type, Path seat) {
    Path folder = seat.resolve(type.folder());
    return type.nested()
        ? names(folder).stream()
            .filter(name -> Id.leading(name).isPresent())
            .map(folder::resolve)
            .toList()
        : List.of(folder);
  }

  /// The names in a folder of records; none when it can't be looked into.
  List<String> names(Path folder) {
    return Listing.of(tree, folder).names();
  }

  static Optional<Id> idOf(RecordType<?> type, Path file) {
    return type.idIn(file.getFileName().toString());
  }
}
