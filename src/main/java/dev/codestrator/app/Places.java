package dev.codestrator.app;

import dev.codestrator.git.Clones;
import dev.codestrator.io.Disk;
import dev.codestrator.model.Checkout;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Texts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Where jobs have been started on this machine.
///
/// A repository keeps its jobs in its own local folder; only its path is noted here, so that a job
/// is found from everywhere. Any other folder has a place of its own here, with all that a
/// repository would keep.
///
/// @param state the user's state folder of ours
public record Places(Path state) {
  private static final String PATH = "path";
  private static final Set<String> NO_REPOSITORY = Set.of("not_a_repository", "bare_repository");

  /// Those of a user: below `XDG_STATE_HOME`, else in `~/.local/state`.
  ///
  /// @param environment the caller's variables
  public static Places of(Map<String, String> environment) {
    Path folder =
        variable(environment, "XDG_STATE_HOME")
            .or(() -> variable(environment, "HOME").map(home -> home.resolve(".local/state")))
            .orElseGet(() -> Path.of("/var/tmp"));
    return new Places(folder.resolve("codestrator"));
  }

  private static Optional<Path> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(text -> text.startsWith("/"))
        .map(Path::of);
  }

  /// The clone that a folder is in; outside of any, the folder's own place.
  public Clone find(Path folder) {
    try {
      return Clones.find(folder);
    } catch (Rejection.NotFound | Rejection.Conflict e) {
      if (!NO_REPOSITORY.contains(e.code())) {
        throw e;
      }
      return own(folder);
    }
  }

  private Clone own(Path folder) {
    Path place = place(Disk.real(folder));
    var checkout = new Checkout(place, place, true, Optional.empty(), Optional.empty());
    return new Clone(place, List.of(checkout), checkout);
  }

  private Path place(Path folder) {
    String text = folder.toString();
    String name =
        Texts.slug(Optional.ofNullable(folder.getFileName()).map(Path::toString).orElse(""));
    String hash = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    return state.resolve("places").resolve((name + "-" + hash).replaceFirst("^-", ""));
  }

  /// Notes that a job is started in a folder.
  public void remember(Path folder) {
    Path root = find(folder).main().root();
    Path known = root.startsWith(state) ? Disk.real(folder) : root;
    Path note = place(known).resolve(PATH);
    if (!Disk.isFile(note)) {
      Disk.writePrivate(note, known.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  /// Forgets a folder outside of any repository, with all that was kept of its jobs.
  public void forget(Path folder) {
    Disk.deleteTree(place(Disk.real(folder)));
  }

  /// The folders that were noted and still exist.
  public List<Path> known() {
    Path places = state.resolve("places");
    return Disk.names(places).stream()
        .flatMap(name -> Disk.read(places.resolve(name).resolve(PATH)).stream())
        .map(bytes -> Path.of(new String(bytes, StandardCharsets.UTF_8)))
        .flatMap(path -> Stream.of(path).filter(Disk::isFolder))
        .toList();
  }
}
