package dev.codestrator;

import static java.util.stream.Collectors.joining;

import dev.codestrator.io.Command;
import dev.codestrator.io.Disk;
import dev.codestrator.io.ForkedJvm;
import dev.codestrator.io.SystemPrograms;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Commands of `orch` in a process that has fewer rights or less room than this one.
///
/// @param before the program, with its arguments, that runs Java in such a process
record ForkedCli(List<String> before, String classPath, Planned plan) {
  private static final String END = "====";
  private static final int PAGE = 4096;

  ForkedCli(List<String> before, Planned plan) {
    this(before, ForkedJvm.classPath(), plan);
  }

  /// In a process for which permissions count: the system's root passes them all.
  static ForkedCli withoutPrivileges(Planned plan) {
    boolean root = "root".equals(System.getProperty("user.name"));
    List<String> words = List.of("setpriv", "--inh-caps=-all", "--bounding-set=-all");
    return new ForkedCli(root ? words : List.of(), plan);
  }

  /// In a process of another user, who may read the repository below this folder. Only root may
  /// start one.
  static ForkedCli ofAnotherUser(Planned plan, Path folder) throws IOException {
    Path own = Files.createDirectories(folder.resolve("eve/home"));
    var seen = new ArrayList<String>();
    for (String entry : ForkedJvm.classPath().split(File.pathSeparator, -1)) {
      if (entry.isEmpty()) {
        continue; // a path may end with a separator
      }
      Path copy = own.resolveSibling(seen.size() + "-" + Path.of(entry).getFileName());
      must(folder, List.of("cp", "-r", entry, copy.toString()));
      seen.add(copy.toString());
    }
    must(folder, List.of("chmod", "-R", "go+rX", "eve"));
    must(folder, List.of("chmod", "go+x", "."));
    var words =
        List.of(
            "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "env", "HOME=" + own);
    return new ForkedCli(words, String.join(File.pathSeparator, seen), plan);
  }

  /// In a process for which the first force of each thread takes long.
  static ForkedCli onSlowDisk(Planned plan) {
    var words = new ArrayList<>(List.of("strace", "-f", "-qq", "-o", "/dev/null"));
    words.addAll(List.of("-e", "trace=fsync", "-e", "inject=fsync:delay_enter=1500ms:when=1"));
    return new ForkedCli(words, plan);
  }

  private static void must(Path folder, List<String> words) {
    if (!new SystemPrograms().run(Command.of(folder, words)).ok()) {
      throw new IllegalStateException(String.join(" ", words));
    }
  }

  /// In a process that sees a small disk, with the same files, in the place of this folder.
  static ForkedCli onSmallDisk(Planned plan, Path folder) {
    String script =
        """
        cp -a "$0" "$0-kept" && mount -t tmpfs -o size=512k,nr_inodes=2000 tmpfs "$0" &&
        cp -a "$0-kept/." "$0" && exec "$@"\
        """;
    return new ForkedCli(List.of("unshare", "-rm", "sh", "-c", script, folder.toString()), plan);
  }

  /// Runs commands one after the other, each of words without blanks; what each printed on both
  /// streams, behind its exit code. `fill FOLDER PAGES` leaves so much room there, `free FOLDER`
  /// gives it back; `crowd FOLDER` leaves no inode, `thin FOLDER` gives them back; `mount FOLDER
  /// ro` and `mount FOLDER rw`.
  List<String> run(String... commands) throws IOException {
    var arguments = new ArrayList<Object>(List.of(plan.cli().git().root(), plan.session()));
    arguments.addAll(List.of(commands));
    try (ForkedJvm jvm = ForkedJvm.start(before, classPath, ForkedCli.class, arguments.toArray())) {
      String all = jvm.out().lines().collect(joining("\n"));
      return List.of(all.split("\n?" + END + "\n?"));
    }
  }

  /// The process.
  public static void main(String[] words) throws IOException {
    for (String command : List.of(words).subList(2, words.length)) {
      String[] parts = command.split(" ");
      switch (parts[0]) {
        case "fill" -> fill(Path.of(parts[1], "filler"), Integer.parseInt(parts[2]));
        case "free" -> Files.delete(Path.of(parts[1], "filler"));
        case "crowd" -> crowd(Path.of(parts[1], "crowd"));
        case "thin" -> Disk.deleteTree(Path.of(parts[1], "crowd"));
        case "mount" -> mount(parts[1], parts[2]);
        default -> run(List.of(parts), words);
      }
    }
  }

  private static void run(List<String> command, String[] words) {
    var out = new ByteArrayOutputStream();
    var print = new PrintStream(out, true, StandardCharsets.UTF_8);
    int exit =
        Main.run(
            command,
            Map.of("USER", "ada", "ORCH_SESSION", words[1]),
            Path.of(words[0]),
            InputStream.nullInputStream(),
            print,
            print);
    System.out.println(exit + "\n" + out.toString(StandardCharsets.UTF_8).strip() + "\n" + END);
  }

  /// Makes files until no more can be made.
  private static void crowd(Path folder) throws IOException {
    Files.createDirectory(folder);
    try {
      for (int n = 0; ; n++) {
        Files.createFile(folder.resolve(Integer.toString(n)));
      }
    } catch (IOException e) {
      return; // no more can be made
    }
  }

  /// Makes a file system one that can be written, `rw`, or only read, `ro`.
  private static void mount(String folder, String how) {
    must(Path.of("/"), List.of("mount", "-o", "remount," + how, folder));
  }

  private static void fill(Path filler, int pages) throws IOException {
    try (var out = new FileOutputStream(filler.toFile())) {
      long size = Files.getFileStore(filler).getUsableSpace() - (long) pages * PAGE;
      for (long written = 0; written < size; written += PAGE) {
        out.write(new byte[PAGE]);
      }
    }
  }
}
