package dev.codestrator.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.codestrator.model.Rejection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskTest {
  @TempDir Path folder;

  @Test
  void aMissingFileIsEmptyAndAMissingFolderHasNoNames() {
    assertThat(Disk.read(folder.resolve("no/such"))).isEmpty();
    assertThat(Disk.names(folder.resolve("no/such"))).isEmpty();
    assertThat(Disk.modified(folder.resolve("no"))).isEmpty();
    assertThatThrownBy(() -> Disk.text(folder.resolve("no")))
        .isInstanceOfSatisfying(
            Rejection.NotFound.class, r -> assertThat(r.code()).isEqualTo("no_such_file"));
  }

  @Test
  void whatWasReplacedIsReadBackInMissingFoldersToo() {
    Path file = folder.resolve("a/b/c.md");

    Disk.replace(file, bytes("one"));
    Disk.replace(file, bytes("two"));

    assertThat(Disk.text(file)).isEqualTo("two");
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**/.orch-*");
  }

  @Test
  void replacingKeepsThePermissionsOfTheFile() throws IOException {
    Path file = folder.resolve("tool");
    Disk.replace(file, bytes("one"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxrwx--x"));

    Disk.replace(file, bytes("two"));

    assertThat(permissions(file)).isEqualTo("rwxrwx--x");
  }

  @Test
  void privateAndExecutableFilesAreTheOwnersOnly() throws IOException {
    Disk.replace(folder.resolve("secret"), bytes(""));
    Disk.writePrivate(folder.resolve("secret"), bytes("x"));
    Disk.writeExecutable(folder.resolve("run"), bytes("#!/bin/sh\n"));

    assertThat(permissions(folder.resolve("secret"))).isEqualTo("rw-------");
    assertThat(permissions(folder.resolve("run"))).isEqualTo("rwx------");
  }

  @Test
  void aSymbolicLinkIsNeitherReadNorWritten() throws IOException {
    Path outside = Files.writeString(folder.resolve("outside"), "precious");
    Path link = Files.createSymbolicLink(folder.resolve("link"), outside);

    for (Runnable attempt :
        List.<Runnable>of(
            () -> Disk.read(link),
            () -> Disk.replace(link, bytes("x")),
            () -> Disk.append(link, "x"))) {
      assertThatThrownBy(attempt::run)
          .isInstanceOfSatisfying(
              Rejection.Invalid.class, r -> assertThat(r.code()).isEqualTo("symlink"));
    }
    assertThat(outside).hasContent("precious");
    assertThat(Disk.isFile(link)).isFalse();
    assertThat(Disk.exists(link)).isTrue();
  }

  @Test
  void aPipeOrAFolderInsteadOfAFileIsRefusedAtOnce() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    for (Path odd : List.of(pipe, folder)) {
      assertThatThrownBy(() -> Disk.read(odd))
          .isInstanceOfSatisfying(
              Rejection.Invalid.class, r -> assertThat(r.code()).isEqualTo("not_a_file"));
    }
  }

  @Test
  void aFileWhereAFolderIsNeededIsAFailureWithPathAndReason() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");

    assertThatThrownBy(() -> Disk.replace(file.resolve("child"), bytes("y")))
        .isInstanceOfSatisfying(
            Rejection.ToolFailed.class,
            r -> {
              assertThat(r.code()).isEqualTo("io_failed");
              assertThat(r.message()).contains(file.toString());
              assertThat(r.hint()).isNotEmpty();
            });
    assertThat(file).hasContent("x");
  }

  @Test
  void aFullDiskIsAFailureThatLeavesTheOldFileAndNoRubbish() throws Exception {
    Path mount = Files.createDirectory(folder.resolve("mount"));
    assumeThat(run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", mount.toString()))
        .as("only root can mount a small disk")
        .isZero();
    try {
      Disk.replace(mount.resolve("file"), bytes("old"));

      assertThatThrownBy(() -> Disk.replace(mount.resolve("file"), new byte[200_000]))
          .isInstanceOfSatisfying(
              Rejection.ToolFailed.class, r -> assertThat(r.code()).isEqualTo("io_failed"))
          .hasMessageContaining(mount.resolve("file").toString());

      assertThat(mount.resolve("file")).hasContent("old");
      assertThat(mount).isDirectoryNotContaining("glob:**/.orch-*");
    } finally {
      run("umount", mount.toString());
    }
  }

  @Test
  void anInterruptDoesNotBreakAWriteOff() {
    Path file = folder.resolve("file");
    Thread.currentThread().interrupt();

    Disk.replace(file, bytes("x"));
    Disk.append(file, "y");
    String read = Disk.text(file);

    assertThat(Thread.interrupted()).as("still interrupted").isTrue();
    assertThat(read).isEqualTo("xy");
  }

  @Test
  void namesAreSortedAndHideTemporaryFiles() throws IOException {
    for (String name : List.of("b", "a", ".hidden", ".orch-1-x.tmp")) {
      Files.writeString(folder.resolve(name), "");
    }

    assertThat(Disk.names(folder)).containsExactly(".hidden", "a", "b");
  }

  @Test
  void deletingATreeDoesNotFollowLinks() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("precious"), "x");
    Path tree = Files.createDirectories(folder.resolve("tree/deep"));
    Files.createSymbolicLink(tree.resolve("link"), outside);

    Disk.deleteTree(folder.resolve("tree"));
    Disk.deleteTree(folder.resolve("tree"));

    assertThat(folder.resolve("tree")).doesNotExist();
    assertThat(outside.resolve("precious")).hasContent("x");
  }

  @Test
  void theRealPathOfWhatDoesNotExistYetResolvesLinksBeforeIt() throws IOException {
    Path target = Files.createDirectory(folder.resolve("target"));
    Files.createSymbolicLink(folder.resolve("link"), target);
    Files.createSymbolicLink(folder.resolve("nowhere"), Path.of("/no/such"));

    assertThat(Disk.real(folder.resolve("link/new/file")))
        .isEqualTo(target.toRealPath().resolve("new/file"));
    assertThat(Disk.real(folder.resolve("nowhere/file"))).isEqualTo(Path.of("/no/such/file"));
    assertThat(Disk.sameFile(folder.resolve("link/x"), target.resolve("x"))).isTrue();
    assertThat(Disk.sameFile(folder.resolve("link"), target)).isTrue();
    assertThat(Disk.sameFile(folder, target)).isFalse();
  }

  @Test
  void touchCreatesAFileAndSetsItsTime() {
    Instant time = Instant.parse("2026-11-21T02:40:11Z");

    Disk.touch(folder.resolve("beat/t-1"), time);

    assertThat(Disk.modified(folder.resolve("beat/t-1"))).contains(time);
  }

  @Test
  void linesAppendedByManyThreadsDoNotMix() throws InterruptedException {
    Path file = folder.resolve("events");
    String line = "x".repeat(10_000) + "\n";
    var threads =
        List.of(1, 2, 3, 4).stream()
            .map(
                i -> Thread.ofPlatform().start(() -> repeat(20, () -> Disk.append(file, i + line))))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(Disk.text(file).lines()).hasSize(80).allMatch(l -> l.matches("[1-4]x{10000}"));
  }

  @Test
  void temporaryFilesOfDeadWritersAreLeftovers() throws IOException {
    Path dead = Files.writeString(folder.resolve(".orch-999999999-x.tmp"), "");
    Path own = folder.resolve(".orch-" + ProcessHandle.current().pid() + "-x.tmp");
    Files.writeString(own, "");

    assertThat(Disk.leftovers(folder)).containsExactly(dead);

    Disk.touch(own, ProcessRef.self().started().minus(Duration.ofHours(1)));
    assertThat(Disk.leftovers(folder)).containsExactlyInAnyOrder(dead, own);
  }

  private static void repeat(int times, Runnable action) {
    for (int i = 0; i < times; i++) {
      action.run();
    }
  }

  private static int run(String... words) throws IOException, InterruptedException {
    return new ProcessBuilder(words)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
