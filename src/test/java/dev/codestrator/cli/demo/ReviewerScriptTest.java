package dev.codestrator.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Command;
import dev.codestrator.io.Disk;
import dev.codestrator.io.Outcome;
import dev.codestrator.io.SystemPrograms;
import dev.codestrator.testing.GitFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The demo's agents alone: the defect that one plants is what the reviewer finds.
class ReviewerScriptTest {
  private static final String CUT = "echo $(($1 * $2 / 100))";
  private static final String ROUNDED = "echo $((($1 * $2 + 50) / 100))";

  @TempDir private Path folder;
  private Path shop = Path.of("");

  @BeforeEach
  void copyTheShop() {
    Path real = Disk.real(folder);
    Scenery.copy(real);
    shop = real.resolve("shop");
    GitFixture git = new GitFixture(real, shop);
    git.git("init", "--quiet");
    git.git(
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@b",
        "commit",
        "--quiet",
        "--allow-empty",
        "-m",
        "x");
    Disk.writeExecutable(
        real.resolve("bin/orch"),
        ("#!/bin/sh\necho \"$*\" >>" + real + "/calls\n").getBytes(StandardCharsets.UTF_8));
    Disk.replace(
        real.resolve("prompt"), "- merge_request_id: r-1234567\n".getBytes(StandardCharsets.UTF_8));
  }

  private Outcome play(String agent) {
    Path home = shop.resolveSibling("");
    return new SystemPrograms()
        .run(
            Command.of(shop, List.of("sh", home.resolve("agents/" + agent).toString()))
                .withEnvironment(
                    Map.of(
                        "PATH", home.resolve("bin") + ":" + System.getenv("PATH"),
                        "ORCH_THREAD", "t-1234567",
                        "ORCH_CASE", "c-1234567",
                        "ORCH_PROMPT", home.resolve("prompt").toString(),
                        "DEMO_PAUSE", "0")));
  }

  private String verdict() throws IOException {
    return Files.readString(shop.resolveSibling("calls"))
        .lines()
        .filter(line -> line.startsWith("merge submit"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatTheVatAgentWritesIsBlocked() throws IOException {
    assertThat(play("vat.sh").ok()).isTrue();
    assertThat(play("reviewer.sh").ok()).isTrue();
    assertThat(verdict()).startsWith("merge submit r-1234567 block");
  }

  @Test
  void withoutThePlantedDefectTheFirstVerdictIsApprove() throws IOException {
    Path vat = shop.resolveSibling("agents/vat.sh");
    String script = Files.readString(vat);
    assertThat(script).contains(CUT);
    Files.writeString(vat, script.replace(CUT, ROUNDED));
    assertThat(play("vat.sh").ok()).isTrue();
    assertThat(play("reviewer.sh").ok()).isTrue();
    assertThat(verdict()).startsWith("merge submit r-1234567 approve");
  }

  @Test
  void whatTheRepairAgentMendsIsApproved() throws IOException {
    assertThat(play("vat.sh").ok()).isTrue();
    assertThat(play("repair.sh").ok()).isTrue();
    assertThat(play("reviewer.sh").ok()).isTrue();
    assertThat(verdict()).startsWith("merge submit r-1234567 approve");
  }
}
