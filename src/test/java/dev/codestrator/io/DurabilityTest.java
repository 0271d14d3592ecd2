package dev.codestrator.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DurabilityTest {
  @Test
  void theDiskIsWaitedForUnlessTheVariableSaysOff() {
    assertThat(Durability.of(Map.of()).forced()).isTrue();
    assertThat(Durability.of(Map.of("ORCH_FSYNC", "")).forced()).isTrue();
    assertThat(Durability.of(Map.of("ORCH_FSYNC", "on")).forced()).isTrue();
    assertThat(Durability.of(Map.of("ORCH_FSYNC", "off")).forced()).isFalse();
  }

  @Test
  void whatIsNotWaitedForIsNotEvenOpened() throws Exception {
    Path missing = Path.of("/no/such/folder");
    new Durability(false).force(missing);
    assertThatThrownBy(() -> new Durability(true).force(missing))
        .isInstanceOf(NoSuchFileException.class);
  }
}
