package dev.codestrator.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
  @Test
  void whatIsWrittenArrives() throws IOException {
    var sink = new ByteArrayOutputStream();
    try (var out = new StandardOutput(sink)) {
      out.write("one".getBytes(StandardCharsets.UTF_8));
      out.write('!');
      assertThat(out.isUnread()).isFalse();
    }
    assertThat(sink).hasToString("one!");
  }

  @Test
  void aFullDiskIsTold() throws IOException {
    var out = new StandardOutput(new FileOutputStream("/dev/full"));
    assertThat(new PrintStream(out).append("one").checkError()).isTrue();
    assertThat(out.isUnread()).isFalse();
  }

  @Test
  void whatNobodyReadsIsNoFailureOfTheDisk() {
    var out =
        new StandardOutput(
            new OutputStream() {
              @Override
              public void write(int single) throws IOException {
                throw new IOException("Broken pipe");
              }
            });
    assertThatThrownBy(
            () -> {
              out.write('x');
              out.flush();
            })
        .isInstanceOf(IOException.class);
    assertThat(out.isUnread()).isTrue();
  }
}
