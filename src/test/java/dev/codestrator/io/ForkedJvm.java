package dev.codestrator.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A second Java process that runs a `main` of the tests.
public record ForkedJvm(Process process, BufferedReader out) implements AutoCloseable {
  /// The exit code of a process that was killed.
  public static final int KILLED = 128 + 9;

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
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return start(before, path, main, arguments);
  }

  private static ForkedJvm start(
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
    try {
      new ProcessBuilder("sh", "-c", "kill -9 $PPID").start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A fault point that kills the process when it is reached for the n-th time, whatever its name.
  public static FaultPoint killAt(int n) {
    int[] count = {0};
    return name -> {
      if (++count[0] == n) {
        killSelf();
      }
    };
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
