package dev.codestrator.store;

import dev.codestrator.io.Disk;
import dev.codestrator.io.ProcessRef;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Id;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// What is kept of an HTTP server for this machine only: `url`, where it listens; `process`, which
/// it is; and a token for each who may call it, in a file of its own that nobody else may read:
/// `root.token`, and `t-....token` for a thread.
///
/// A token counts as long as its file is there. Whoever launches a thread makes the thread's.
///
/// @param path `http/<port>` in the clone's local folder
public record ServerFolder(Path path) {
  private static final String FOLDER = "http";
  private static final String ROOT = "root";
  private static final String ENDING = ".token";
  private static final int SECRET_BYTES = 32;

  /// Who a token stands for.
  ///
  /// @param thread the child; empty for root
  public record Holder(Optional<Id> thread) {
    private String name() {
      return thread.map(Id::value).orElse(ROOT);
    }
  }

  /// The folder of the server at this port.
  public static ServerFolder of(Clone repository, int port) {
    return new ServerFolder(folder(repository).resolve(Integer.toString(port)));
  }

  /// The folders of the clone's servers that run.
  public static List<ServerFolder> running(Clone repository) {
    return all(repository).stream().filter(ServerFolder::runs).toList();
  }

  private static List<ServerFolder> all(Clone repository) {
    Path folder = folder(repository);
    return Disk.names(folder).stream().map(folder::resolve).map(ServerFolder::new).toList();
  }

  private static Path folder(Clone repository) {
    return repository.localDir().resolve(FOLDER);
  }

  /// Makes it for this process, with root's token; what servers have left that ended without a word
  /// is removed.
  public void open(Clone repository, String url) {
    all(repository).stream().filter(other -> !other.runs()).forEach(ServerFolder::close);
    close();
    write(path.resolve("process"), ProcessRef.self().text());
    token(new Holder(Optional.empty()));
    write(path.resolve("url"), url);
  }

  /// Removes it with all tokens.
  public void close() {
    Disk.deleteTree(path);
  }

  /// Where the server listens.
  public Optional<String> url() {
    return text(path.resolve("url"));
  }

  private boolean runs() {
    return text(path.resolve("process"))
        .flatMap(ProcessRef::parse)
        .filter(ProcessRef::alive)
        .isPresent();
  }

  /// The file of somebody's token.
  public Path tokenFile(Holder holder) {
    return path.resolve(holder.name() + ENDING);
  }

  /// Somebody's token, made if there is none.
  public String token(Holder holder) {
    Path file = tokenFile(holder);
    return text(file)
        .orElseGet(() -> {
          var secret = new byte[SECRET_BYTES];
          new SecureRandom().nextBytes(secret);
          String token =
              holder.name() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
          write(file, token);
          return token;
        });
  }

  /// Who this token stands for; empty when it is nobody's.
  public Optional<Holder> holder(String token) {
    return named(token)
        .filter(holder -> text(tokenFile(holder)).filter(kept -> same(kept, token)).isPresent());
  }

  /// Whose token it claims to be.
  private static Optional<Holder> named(String token) {
    String name = token.substring(0, Math.max(0, token.indexOf('.')));
    if (name.equals(ROOT)) {
      return Optional.of(new Holder(Optional.empty()));
    }
    return Optional.of(name)
        .filter(Id::isValid)
        .map(Id::new)
        .filter(id -> id.kind() == Id.Kind.THREAD)
        .map(id -> new Holder(Optional.of(id)));
  }

  /// In a time that tells nothing about where they differ.
  private static boolean same(String kept, String given) {
    return MessageDigest.isEqual(
        kept.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(Path file, String text) {
    Disk.writePrivate(file, (text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<String> text(Path file) {
    return Disk.read(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip());
  }
}
