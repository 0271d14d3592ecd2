package dev.codestrator.io;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// One file of a transaction on its way: staged, then put in place, or taken back.
///
/// @param change what happens to the file
/// @param temporary where the new bytes wait; in the nearest folder that exists, so that folders
///   are created only when nothing can fail for lack of space any more
record Step(Change change, Path temporary) {
  static Step of(Change change) {
    Path folder = Disk.folderOf(change.path());
    while (!Files.isDirectory(folder)) {
      folder = Disk.folderOf(folder);
    }
    return new Step(change, Temporaries.in(folder));
  }

  /// This and then a later one of the same file.
  Step then(Step later) {
    var both = new Change(change.path(), change.before(), later.change.after());
    return new Step(both, later.temporary);
  }

  /// @throws ChangedOnDisk when the file isn't what it was when it was read
  void compare() throws ChangedOnDisk {
    if (!Change.same(now(), change.before())) {
      throw new ChangedOnDisk(change.path());
    }
  }

  void stage() {
    if (change.after().isPresent()) {
      Staged.writeLogged(temporary, change.path(), change.after().get());
    }
  }

  /// Compares once more and does it. Nothing is forced.
  void put() throws ChangedOnDisk {
    compare();
    if (change.after().isPresent()) {
      if (!folder().equals(temporary.getParent())) {
        Disk.createFolders(folder());
      }
      new Staged(temporary, change.path()).rename();
    } else {
      FileCall.run("delete", change.path(), () -> Files.deleteIfExists(change.path()));
    }
  }

  /// Takes back what [#put] did, unless somebody wrote the file again meanwhile.
  void takeBack() {
    if (Change.same(now(), change.after())) {
      write(change.before());
    }
  }

  /// The same, beginning with the bytes that somebody wrote after a crash; itself when the file has
  /// the old bytes or the new ones.
  Step overForeign() {
    Optional<byte[]> now = now();
    boolean known = Change.same(now, change.after()) || Change.same(now, change.before());
    return known || now.isEmpty()
        ? this
        : new Step(new Change(change.path(), now, change.after()), temporary);
  }

  /// Brings the file to its new bytes, whatever it holds.
  void redo() {
    if (!Change.same(now(), change.after())) {
      write(change.after());
    }
    discard();
  }

  void discard() {
    new Staged(temporary, change.path()).discard();
  }

  Path folder() {
    return Disk.folderOf(change.path());
  }

  Optional<byte[]> now() {
    return Disk.read(change.path());
  }

  private void write(Optional<byte[]> bytes) {
    if (bytes.isPresent()) {
      Disk.replace(change.path(), bytes.get());
    } else {
      Disk.delete(change.path());
    }
  }
}
