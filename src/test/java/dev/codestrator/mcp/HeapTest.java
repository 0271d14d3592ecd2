package dev.codestrator.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

class HeapTest {
  private static final int MUCH = 32 << 20;

  @Test
  void muchGarbageIsGivenBackEachTime() {
    for (int n = 0; n < 3; n++) {
      var garbage = new WeakReference<>(new byte[MUCH]);
      Heap.tidy();
      assertThat(garbage.get()).isNull();
    }
  }
}
