package dev.codestrator.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/// A project as small as can be with a copy of our launcher, a `mvn` that only copies a jar, and an
/// environment that knows nothing else.
final class TinyProject {
  /// How a start ended.
  record Ended(int exit, String out, String err) {}

  private static final Path LAUNCHER = Path.of(System.getProperty("orch.launcher"));
  private static final Path JDK = Path.of(System.getProperty("java.home"));
  private static final List<String> TOOLS =
      List.of(
          "sh",
          "cat",
          "cksum",
          "cp",
          "date",
          "env",
          "find",
          "flock",
          "ln",
          "mkdir",
          "mv",
          "ps",
          "readlink",
          "rm",
          "sleep",
          "sort",
          "tail",
          "touch",
          "tr");

  /// Says what a test wants to know about its start.
  private static final String MAIN =
      """
      package dev.codestrator;
      public class Main {
        public static void main(String[] args) throws Exception {
          var out = new java.io.PrintStream(System.out, true, "UTF-8");
          switch (args[0]) {
            case "version" -> out.println("tiny");
            case "arguments" -> out.println(java.util.List.of(args));
            case "bin" -> out.println(System.getenv("ORCH_BIN"));
            case "jdk" -> out.println(System.getProperty("java.home"));
            case "echo" -> System.in.transferTo(out);
            case "wait" -> {
              out.println("waiting");
              System.in.transferTo(out);
              out.println(Late.WORD);
            }
            default -> System.exit(3);
          }
        }
      }
      class Training {
        public static void main(String[] args) {}
      }
      class Late {
        static String WORD = "late".toString();
      }
      """;

  /// Takes what its standard input has, notes that it ran, and fails when the source says so.
  private static final String MAVEN =
      """
      #!/bin/sh
      cat >/dev/null
      echo built >>BUILDS
      case $(cat src/main/A.java) in *broken*) echo 'A.java is broken'; exit 1 ;; esac
      for word in "$@"; do
        case $word in -Doutput.folder=*) folder=${word#*=} ;; esac
      done
      mkdir "$folder/lib" && cp JAR "$folder/codestrator.jar"
      """;

  private final Path folder;
  private final Map<String, String> environment = new TreeMap<>();
  private final Map<Process, Path> errors = new HashMap<>();

  TinyProject(Path temp) throws IOException {
    folder = Files.createDirectories(temp.toRealPath().resolve("the project"));
    Files.copy(LAUNCHER, launcher(), StandardCopyOption.COPY_ATTRIBUTES);
    Files.createDirectories(folder.resolve("src/main"));
    Files.writeString(folder.resolve("pom.xml"), "<project/>");
    source("first");
    for (String tool : TOOLS) {
      link(tool);
    }
    var jar = jar(temp);
    var script = MAVEN.replace("BUILDS", temp.resolve("builds").toString());
    program("mvn", script.replace("JAR", jar.toString()));
    environment.put("PATH", bin().toString());
    environment.put("ORCH_JVM_DIRS", Files.createDirectories(temp.resolve("jvm")).toString());
    Files.createSymbolicLink(temp.resolve("jvm/jdk"), JDK);
  }

  Path launcher() {
    return folder.resolve("orch");
  }

  Path bin() throws IOException {
    return Files.createDirectories(folder.resolveSibling("bin"));
  }

  TinyProject with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  TinyProject without(String program) throws IOException {
    Files.delete(bin().resolve(program));
    return this;
  }

  void source(String text) throws IOException {
    Files.writeString(folder.resolve("src/main/A.java"), text);
  }

  /// How often it was built.
  long builds() throws IOException {
    var log = folder.resolveSibling("builds");
    return Files.exists(log) ? Files.readAllLines(log).size() : 0;
  }

  /// The files of the kept builds whose name begins so.
  List<Path> built(String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("target/app"), 2)) {
      return files.filter(file -> file.getFileName().toString().startsWith(name)).toList();
    }
  }

  /// A folder that looks like a JDK of this version.
  Path fakeJdk(String version) throws IOException {
    var home = Files.createDirectories(folder.resolveSibling("fake-" + version));
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
    for (String program : List.of("java", "javac")) {
      Files.createSymbolicLink(home.resolve("bin").resolve(program), bin().resolve("env"));
    }
    return home;
  }

  Ended run(String... arguments) throws Exception {
    return end(start(launcher(), arguments), "");
  }

  Process start(Path launcher, String... arguments) throws IOException {
    var words = new ArrayList<>(List.of(launcher.toString()));
    words.addAll(List.of(arguments));
    var builder = new ProcessBuilder(words).directory(folder.getParent().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectError(Files.createTempFile(folder.getParent(), "err", "").toFile());
    var process = builder.start();
    errors.put(process, builder.redirectError().file().toPath());
    return process;
  }

  Ended end(Process process, String input) throws Exception {
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(UTF_8));
    } catch (IOException e) {
      // It ended without reading.
    }
    var out = new String(process.getInputStream().readAllBytes(), UTF_8);
    int exit = process.waitFor();
    return new Ended(exit, out, Files.readString(errors.get(process)));
  }

  /// Ends what is still running.
  void stop() {
    for (Process process : errors.keySet()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private void program(String name, String script) throws IOException {
    var file = Files.writeString(bin().resolve(name), script);
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("can't make " + file + " executable");
    }
  }

  private void link(String tool) throws IOException {
    for (String place : System.getenv("PATH").split(":", -1)) {
      var program = Path.of(place, tool);
      if (Files.isExecutable(program)) {
        Files.createSymbolicLink(bin().resolve(tool), program);
        return;
      }
    }
  }

  private static Path jar(Path temp) throws IOException {
    var source = Files.writeString(temp.resolve("Main.java"), MAIN);
    var compiler = ToolProvider.getSystemJavaCompiler();
    compiler.run(null, null, null, "-proc:none", "-d", temp.toString(), source.toString());
    var jar = temp.resolve("tiny.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String type : List.of("Main", "Late")) {
        var name = "dev/codestrator/" + type + ".class";
        out.putNextEntry(new JarEntry(name));
        Files.copy(temp.resolve(name), out);
      }
    }
    return jar;
  }
}
