package dev.codestrator.board;

import dev.codestrator.api.Dispatcher;
import dev.codestrator.app.Call;
import dev.codestrator.app.mirror.Mirrors;
import dev.codestrator.http.Door;
import dev.codestrator.http.Hosts;
import dev.codestrator.http.Lifetime;
import dev.codestrator.io.Disk;
import dev.codestrator.model.Caller;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Role;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Serves the board to browsers of this machine.
public final class BoardProgram {
  private static final int SECRET_BYTES = 32;

  private final Dispatcher dispatcher;
  private final Mirrors mirrors;

  /// @param dispatcher the way of every call
  /// @param mirrors draw who waits for whom
  public BoardProgram(Dispatcher dispatcher, Mirrors mirrors) {
    this.dispatcher = dispatcher;
    this.mirrors = mirrors;
  }

  /// What the starter of a board asks for.
  ///
  /// @param port 0 for any that is free
  /// @param write whether those who were given the address may write
  /// @param idle how long nobody may look at it; empty for ever
  public record Wish(int port, boolean write, Optional<Duration> idle) {}

  /// Where a board is.
  ///
  /// @param url to be opened; for writing with the token, which is for nobody else
  /// @param opener a file that leads there and that nobody else may read: the words of a program
  ///   that opens a browser can be read by everybody
  public record Place(String url, Path opener, boolean write) {}

  /// Serves until the process is asked to end, or nobody has looked so long.
  ///
  /// @param folder where the person stands
  /// @param caller whose board it is: root, and no child
  /// @param ready is told where it is
  /// @param err what went wrong inside, for people
  /// @throws Rejection.Forbidden `server_inside_child`
  /// @throws Rejection.Busy `port_taken`
  public void serve(Path folder, Caller caller, Wish wish, Consumer<Place> ready, PrintStream err) {
    try (var lifetime = new Lifetime();
        Open open = open(folder, caller, wish, err)) {
      ready.accept(open.place());
      lifetime.await(open.door(), wish.idle());
    }
  }

  /// A board that lets pages in.
  record Open(Door door, Changes changes, Place place) implements AutoCloseable {
    @Override
    public void close() {
      Disk.delete(place.opener());
      changes.close();
      door.close();
    }
  }

  Open open(Path folder, Caller caller, Wish wish, PrintStream err) {
    if (caller.role() != Role.ROOT || caller.thread().isPresent()) {
      throw new Rejection.Forbidden(
          "server_inside_child",
          "a " + caller.role().dashed() + " asked to show all of the clone",
          "root does that, or a person");
    }
    Clone repository = dispatcher.look(folder, caller, Call::repository);
    Door door = Door.at(wish.port(), err);
    try {
      return open(folder, caller, wish, repository, door);
    } catch (RuntimeException | Error e) {
      door.close();
      throw e;
    }
  }

  private Open open(Path folder, Caller caller, Wish wish, Clone repository, Door door) {
    var changes = new Changes(() -> dispatcher.look(folder, caller, Folders::of));
    Optional<String> token = wish.write() ? Optional.of(secret()) : Optional.empty();
    var board =
        new Board(
            new Hosts(door.port()),
            new Desk(dispatcher, folder, caller, mirrors),
            new Audience(changes),
            token,
            about(repository, caller, wish));
    Place place = place(repository, door.port(), token);
    door.open(board);
    return new Open(door, changes, place);
  }

  private static Map<String, Object> about(Clone repository, Caller caller, Wish wish) {
    var about = new LinkedHashMap<String, Object>();
    about.put("repository", repository.main().root().getFileName().toString());
    about.put("write", wish.write());
    caller.session().map(Id::value).ifPresent(session -> about.put("session_id", session));
    return about;
  }

  private static Place place(Clone repository, int port, Optional<String> token) {
    String url =
        "http://127.0.0.1:" + port + "/" + token.map(secret -> "#token=" + secret).orElse("");
    Path opener = repository.localDir().resolve("board").resolve(port + ".html");
    String page = "<!doctype html><meta http-equiv=\"refresh\" content=\"0; url=" + url + "\">\n";
    Disk.writePrivate(opener, page.getBytes(StandardCharsets.UTF_8));
    return new Place(url, opener, token.isPresent());
  }

  private static String secret() {
    var bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
