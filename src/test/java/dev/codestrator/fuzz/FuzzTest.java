package dev.codestrator.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Nothing that others wrote breaks what reads it: neither an input that once did, nor some made
/// from a seed. `-Dfuzz.seed=7 -Dfuzz.inputs=100000` tries others.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class FuzzTest {
  private static final long SEED = Long.getLong("fuzz.seed", 1);
  private static final int INPUTS = Integer.getInteger("fuzz.inputs", 1_000);

  @ParameterizedTest
  @EnumSource(Target.class)
  void whatOnceBrokeItDoesNoMore(Target target) {
    assertThat(target.kept()).isNotEmpty();
    target.kept().forEach(file -> check(target, Target.read(file), file.toString()));
  }

  @ParameterizedTest
  @EnumSource(Target.class)
  void noInputFromASeedBreaksIt(Target target) {
    List<byte[]> beginnings = target.beginnings().stream().map(Target::read).toList();
    var mutations = new Mutations(new Random(SEED), beginnings);
    for (int i = 0; i < INPUTS; i++) {
      check(target, mutations.next(), "seed " + SEED + ", input " + i);
    }
  }

  private static void check(Target target, byte[] input, String name) {
    try {
      target.check(input);
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      throw new AssertionError(
          target.word() + ", " + name + ": " + new String(input, ISO_8859_1), e);
    }
  }
}
