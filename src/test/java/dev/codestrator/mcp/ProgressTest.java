package dev.codestrator.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.app.Narration;
import dev.codestrator.testing.Waiting;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Duration NEVER = Duration.ofHours(1);

  private final List<ProgressNotification> told = new CopyOnWriteArrayList<>();

  private String run(Duration beat, Supplier<String> call) {
    return Progress.during(told::add, "p1", "merge.main.land", Optional.of(60.0), beat, call);
  }

  private List<String> words() {
    return told.stream().map(ProgressNotification::message).toList();
  }

  @Test
  void whatACallSaysIsToldAtOnceAndOnce() {
    String result =
        run(
            NEVER,
            () -> {
              Narration.say("verify");
              Narration.say("verify");
              Narration.say("move main");
              return "done";
            });
    assertThat(result).isEqualTo("done");
    assertThat(words()).containsExactly("verify", "move main");
    assertThat(told).allMatch(each -> each.progressToken().equals("p1"), "its token");
    assertThat(told).extracting(ProgressNotification::total).containsOnly(60.0);
    assertThat(told.get(1).progress()).isGreaterThan(told.get(0).progress());
  }

  @Test
  void aCallThatSaysNothingStillGivesSigns() {
    run(
        Duration.ofMillis(5),
        () -> {
          Waiting.until("three signs are given", () -> told.size() > 2);
          return "done";
        });
    assertThat(words()).containsOnly("merge.main.land");
  }

  @Test
  void nothingIsToldAfterTheEnd() {
    run(Duration.ofMillis(1), () -> "done");
    int before = told.size();
    Narration.say("too late");
    assertThat(told).hasSize(before);
  }
}
