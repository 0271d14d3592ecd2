package dev.codestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `orch mirror` and `orch mirror --html`.
class MirrorProgramTest {
  @TempDir private Path temp;
  private Cli cli;

  @BeforeEach
  void begin() {
    cli = Cli.initialised(temp);
    cli.id("task", "add", "epic", "Pay <b>by</b> card");
  }

  @Test
  void thePageGoesWhereItIsToldAndIsWrittenAnew() throws IOException {
    Path page = temp.resolve("out/status.html");
    assertThat(cli.done("mirror", "--html", page.toString()).line()).isEqualTo(page.toString());
    assertThat(Files.readString(page)).contains("Pay &lt;b&gt;by&lt;/b&gt; card");
    byte[] before = Files.readAllBytes(page);
    cli.done("mirror", "--html", page.toString());
    assertThat(page).hasBinaryContent(before);
    assertThat(cli.run("mirror", "--html", "here.html", "--json").text("path"))
        .isEqualTo(cli.folder().resolve("here.html").toString());
  }

  @Test
  void aFileOfSomebodyElsesStays() throws IOException {
    Path mine = Files.writeString(temp.resolve("mine.html"), "<!doctype html><title>Mine</title>");
    Cli.Ran ran = cli.run("mirror", "--html", mine.toString());
    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.err()).contains("was not made by orch");
    assertThat(mine).content().contains("Mine");
  }

  @Test
  void aWorkerMayNot() {
    assertThat(cli.with("ORCH_ROLE", "worker").run("mirror", "--html", "x.html").exit())
        .isEqualTo(6);
  }

  @Test
  void withoutItTheMirrorIsWrittenAsMarkdown() {
    assertThat(cli.done("mirror").out()).contains("status.md");
    assertThat(cli.done("mirror", "status").out()).contains("outdated: false");
    assertThat(cli.done("mirror", "--help").out()).contains("--target-path");
    assertThat(cli.done("mirror", "--html", "x", "--help").out()).contains("--open");
  }

  @Test
  void aBrowserIsOpenedWhereThereIsOne() throws IOException {
    Path told = temp.resolve("told");
    Path browser = Files.writeString(temp.resolve("browser"), "#!/bin/sh\necho \"$1\" >" + told);
    Files.setPosixFilePermissions(browser, PosixFilePermissions.fromString("rwx------"));
    cli.with("BROWSER", browser.toString()).done("mirror", "--html", "x.html", "--open");
    assertThat(told).content().startsWith("file:///").endsWith("x.html\n");

    Cli.Ran without = cli.with("PATH", "").run("mirror", "--html", "x.html", "--open");
    assertThat(without.exit()).isZero();
    assertThat(without.err()).contains("no browser was opened");
  }
}
