package dev.codestrator.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.codestrator.model.Rejection;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Expectations of refusals.
final class Refusals {
  private Refusals() {}

  /// The call is refused with this code, and with these texts in its message.
  static void assertRefused(ThrowingCallable call, String code, String... inMessage) {
    Rejection rejection = catchThrowableOfType(Rejection.class, call);
    assertThat(rejection).as("a refusal " + code).isNotNull();
    assertThat(rejection.code()).as(rejection.message()).isEqualTo(code);
    List.of(inMessage).forEach(text -> assertThat(rejection.message()).contains(text));
  }
}
