package dev.codestrator.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A second Java process that runs a `main` of the tests.
public record ForkedJvm(Process process, BufferedReader out) implements AutoCloseable {
  /// The exit code of a process that was killed.
  public static final int KILLED = 128 + 9;

  /// The exit code of a process that a signal asked to end.
  public static final int TERMINATED = 128 + 15;

  static ForkedJvm start(Class<?> main, Object... arguments) throws IOException {
    return start(location(Disk.class) + ":" + location(ForkedJvm.class), main, arguments);
  }

  /// Starts a `main` with these classes.
  public static ForkedJvm start(String classPath, Class<?> main, Object... arguments)
      throws IOException {
    return start(List.of(), classPath, main, arguments);
  }

  /// Starts a `main` with all classes of the tests, behind a program that sets up its process.
  public static ForkedJvm start(List<String> before, Class<?> main, Object... arguments)
      throws IOException {
    return start(before, classPath(), main, arguments);
  }

  /// Where all classes of the tests are.
  public static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  /// Starts a `main` with these classes, behind a program that sets up its process.
  public static ForkedJvm start(
      List<String> before, String classPath, Class<?> main, Object... arguments)
      throws IOException {
    var words = new ArrayList<>(before);
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m", "-cp"));
    words.add(classPath);
    words.add(main.getName());
    for (Object argument : arguments) {
      words.add(argument.toString());
    }
    Process process =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new ForkedJvm(process, process.inputReader(StandardCharsets.UTF_8));
  }

  private static String location(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  /// Ends this process by signal 9, from outside: nothing in it gets a chance to tidy up.
  static void killSelf() {
    signalSelf("KILL");
  }

  /// Sends this process a signal from outside.
  private static void signalSelf(String signal) {
    try {
      new ProcessBuilder("sh", "-c", "kill -" + signal + " $PPID").start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A fault point that kills the process when it is reached for the n-th time, whatever its name.
  public static FaultPoint killAt(int n) {
    return strikeAt("KILL", n, () -> {});
  }

  /// The same with another signal, after which something is done: it may run a little further
  /// before the signal takes effect. A process that is stopped, by `STOP`, goes on with [#goOn].
  public static FaultPoint strikeAt(String signal, int n, Runnable then) {
    int[] count = {0};
    return name -> {
      if (++count[0] == n) {
        signalSelf(signal);
        then.run();
      }
    };
  }

  /// Whether it was stopped by a signal.
  public boolean isStopped() {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      return stat.substring(stat.lastIndexOf(')')).startsWith(") T");
    } catch (IOException e) {
      return false; // it has ended
    }
  }

  /// Lets it go on after it was stopped; it may read a line that tells so.
  public void goOn() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-CONT", Long.toString(process.pid())).start().waitFor();
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  /// The next line that it prints; `null` as text when it ended.
  public String line() throws IOException {
    return String.valueOf(out.readLine());
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
