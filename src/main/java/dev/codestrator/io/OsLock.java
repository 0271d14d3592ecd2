package dev.codestrator.io;

import dev.codestrator.model.Rejection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/// The one lock of a clone: between the threads of this process by a [Turnstile], between processes
/// by the system's file lock, which ends with its process however that dies.
///
/// The file is never deleted, and must never be opened by other code of a process that may hold the
/// lock: the system gives up a process's lock when that process closes *any* of its handles on the
/// file. It says who holds the lock: `PID@START COMMAND`, for people.
public final class OsLock implements AutoCloseable {
  private static final int RECORD_LENGTH = 512;
  private static final Pattern NOT_FOR_A_LINE = Pattern.compile("[\\s\\p{Cntrl}]+");

  private final Path file;
  private final Turnstile turnstile;
  private final FileChannel channel;
  private boolean open = true;

  private OsLock(Path file, Turnstile turnstile, FileChannel channel) {
    this.file = file;
    this.turnstile = turnstile;
    this.channel = channel;
  }

  /// Waits for the lock and takes it.
  ///
  /// @param command what it is taken for, shown to whoever waits in vain
  /// @throws Rejection.Busy `lock_busy`, naming the holder, when `wait` is over
  /// @throws IllegalStateException when this thread holds it already
  public static OsLock acquire(Path file, Duration wait, String command) {
    return acquire(file, wait, System.nanoTime(), command);
  }

  /// The same for one who has been waiting.
  ///
  /// @param since when the wait began, of [System#nanoTime]
  public static OsLock acquire(Path file, Duration wait, long since, String command) {
    long deadline = since + wait.toNanos();
    Disk.createFolders(Disk.folderOf(file));
    Turnstile turnstile = Turnstile.of(Disk.real(file));
    if (!turnstile.enter(deadline - System.nanoTime(), command)) {
      throw busy(file, wait, turnstile.holder());
    }
    try {
      FileChannel channel = lock(file, deadline, wait, command);
      return new OsLock(file, turnstile, channel);
    } catch (RuntimeException | Error e) {
      turnstile.leave();
      throw e;
    }
  }

  private static FileChannel lock(Path file, long deadline, Duration wait, String command) {
    FileChannel channel = open(file);
    boolean held = false;
    try {
      held = channel.tryLock() != null || await(channel, deadline);
      if (held) {
        write(channel, ProcessRef.self().text() + " " + command);
        return channel;
      }
    } catch (IOException e) {
      held = false;
      throw IoFailure.of("lock", file, e);
    } finally {
      if (!held) {
        close(channel, file);
      }
    }
    // This process holds no lock now, so the file may be read.
    String holder = Disk.read(file).map(b -> new String(b, StandardCharsets.UTF_8)).orElse("");
    throw busy(file, wait, holder.strip());
  }

  private static FileChannel open(Path file) {
    return FileCall.get(
        "lock",
        file,
        () ->
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE));
  }

  /// Waits on a thread of its own, because only an interrupt ends the wait, and that closes the
  /// channel.
  private static boolean await(FileChannel channel, long deadline) throws IOException {
    var task =
        new FutureTask<>(() -> {
          channel.lock();
          return true;
        });
    Thread waiter = Thread.ofPlatform().daemon().name("lock-wait").start(task);
    try {
      return task.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiter.interrupt();
    }
  }

  private static void write(FileChannel channel, String text) throws IOException {
    ByteBuffer record = ByteBuffer.allocate(RECORD_LENGTH);
    byte[] bytes = NOT_FOR_A_LINE.matcher(text).replaceAll(" ").getBytes(StandardCharsets.UTF_8);
    record.put(bytes, 0, Math.min(bytes.length, RECORD_LENGTH - 1));
    while (record.position() < RECORD_LENGTH - 1) {
      record.put((byte) ' ');
    }
    record.put((byte) '\n').flip();
    channel.write(record, 0);
  }

  /// What is said to a thread that waited for another one of this process, which holds the lock or
  /// waits for it.
  public static Rejection refusal(Path file, Duration wait) {
    return busy(file, wait, Turnstile.of(Disk.real(file)).holder());
  }

  private static Rejection busy(Path file, Duration wait, String holder) {
    if (Thread.currentThread().isInterrupted()) {
      return new Rejection.ToolFailed("interrupted", "interrupted while it waited for " + file, "");
    }
    int space = holder.indexOf(' ');
    Optional<ProcessRef> process = ProcessRef.parse(space < 0 ? "" : holder.substring(0, space));
    String who =
        process
            .filter(ProcessRef::alive)
            .map(p -> "pid " + p.pid() + " (" + holder.substring(space + 1) + ")")
            .orElse("another process");
    return new Rejection.Busy(
        "lock_busy",
        "waited " + wait.toMillis() + " ms for " + file + ", which " + who + " holds",
        "repeat; when that process hangs, end it");
  }

  /// Gives the lock up. Closing twice does nothing.
  @Override
  public void close() {
    if (!open) {
      return;
    }
    open = false;
    try {
      close(channel, file);
    } finally {
      turnstile.leave();
    }
  }

  private static void close(FileChannel channel, Path file) {
    try {
      channel.close();
    } catch (IOException e) {
      throw IoFailure.of("unlock", file, e);
    }
  }
}
