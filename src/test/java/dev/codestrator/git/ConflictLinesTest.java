package dev.codestrator.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.testing.GitFixture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The lines that are told of a conflict, compared with the files themselves.
class ConflictLinesTest {
  @TempDir Path temp;
  private GitFixture main;
  private GitFixture one;
  private GitFixture two;
  private Git git;

  @BeforeEach
  void prepare() {
    main = GitFixture.in(temp);
    git = new Git(main.programs());
    main.write("text", String.join("", lines())).commit("Base");
    one = main.addWorktree("one");
    two = main.addWorktree("two");
  }

  private static List<String> lines() {
    return IntStream.rangeClosed(1, 20).mapToObj(i -> "text " + i + "\n").toList();
  }

  private List<MergeForecast.Conflict> conflicts() {
    try (Trials trials = git.trials(main.root(), ".orchestrator/")) {
      Trials.Tip ours = trials.working("one", one.root());
      Trials.Tip theirs = trials.working("two", two.root());
      return trials.of(List.of(new Trials.Pair(ours, theirs))).getFirst().forecast().conflicts();
    }
  }

  @Test
  void theLinesAreThoseOfTheSides() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    int told = 0;
    for (int round = 0; round < 60; round++) {
      List<String> ours = edited(random, "one");
      List<String> theirs = edited(random, "two");
      one.write("text", String.join("", ours));
      two.write("text", String.join("", theirs));
      for (MergeForecast.Conflict conflict : conflicts()) {
        for (MergeForecast.Hunk hunk : conflict.hunks()) {
          told++;
          assertThat(at(ours, hunk.oursLines())).as("seed " + seed).isEqualTo(side(hunk, 0));
          assertThat(at(theirs, hunk.theirsLines())).as("seed " + seed).isEqualTo(side(hunk, 1));
        }
      }
    }
    assertThat(told).as("seed " + seed).isPositive();
  }

  private static List<String> edited(Random random, String word) {
    var lines = new ArrayList<>(lines());
    for (int i = 0; i < 4; i++) {
      int at = random.nextInt(lines.size());
      switch (random.nextInt(3)) {
        case 0 -> lines.set(at, word + " " + random.nextInt(3) + "\n");
        case 1 -> lines.add(at, word + " new\n");
        default -> lines.remove(at);
      }
    }
    return lines;
  }

  private static String at(List<String> lines, String range) {
    if (range.startsWith("after")) {
      return "";
    }
    String[] ends = range.split("-", -1);
    int first = Integer.parseInt(ends[0]);
    int last = Integer.parseInt(ends[ends.length - 1]);
    return String.join("", lines.subList(first - 1, last));
  }

  /// What one side has between the markers.
  private static String side(MergeForecast.Hunk hunk, int wanted) {
    var text = new StringBuilder();
    int side = -1;
    for (String line : hunk.text().lines().toList()) {
      if (line.startsWith("<<<<<<< ") || line.equals("=======")) {
        side++;
      } else if (side == wanted && !line.startsWith(">>>>>>> ")) {
        text.append(line).append('\n');
      }
    }
    return text.toString();
  }
}
