package dev.codestrator.model.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-21T02:12:09Z",
        "2024-02-29T23:59:59Z",
        "0001-01-01T00:00:00Z",
        "2026-11-21T24:00:00Z",
        "2016-12-31T23:59:60Z",
        "2026-11-21T02:12:00.123Z",
        "2026-11-21T02:12:00.12Z",
        "2026-11-21T02:12:00+01:00"
      })
  void aTimeIsWhatTheFormatterSays(String text) {
    assertThat(Times.parse(text)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-02-30T00:00:00Z", "2026-11-21T25:00:00Z", "2026-11-21 02:12:00Z", "today"})
  void whatIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> Times.parse(text)).isInstanceOf(DateTimeException.class);
  }
}
