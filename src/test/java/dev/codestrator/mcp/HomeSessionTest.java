package dev.codestrator.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.model.Caller;
import dev.codestrator.model.Id;
import dev.codestrator.model.Role;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HomeSessionTest {
  private static final Id ONE = new Id("s-0000001");
  private static final Id TWO = new Id("s-0000002");
  private static final Caller STRANGER =
      new Caller(Role.ROOT, Optional.empty(), Optional.empty(), "a@b", "1 (orch mcp)", false);

  private final HomeSession home = new HomeSession();

  @Test
  void aCallerWithoutASessionGetsTheOpenedOne() {
    assertThat(home.of(STRANGER).session()).isEmpty();
    home.learn("session.open", Map.of("status", "open", "session_id", ONE.value()));
    assertThat(home.of(STRANGER).session()).contains(ONE);
  }

  @Test
  void aCallerThatNamesASessionKeepsIt() {
    home.learn("session.open", Map.of("session_id", ONE.value()));
    assertThat(home.of(STRANGER.in(TWO)).session()).contains(TWO);
  }

  @Test
  void choosingAmongCandidatesOpensNothing() {
    home.learn("session.open", Map.of("session_id", ONE.value()));
    home.learn("session.open", Map.of("status", "awaiting_resume"));
    assertThat(home.of(STRANGER).session()).contains(ONE);
  }

  @Test
  void anAttachedSessionIsHome() {
    home.learn("resume.candidates.attach", Map.of("session_id", TWO.value()));
    assertThat(home.of(STRANGER).session()).contains(TWO);
  }

  @Test
  void onlyItsOwnCloseEndsIt() {
    home.learn("session.open", Map.of("session_id", ONE.value()));
    home.learn("session.close", Map.of("session_id", TWO.value()));
    assertThat(home.of(STRANGER).session()).contains(ONE);
    home.learn("session.close", Map.of("session_id", ONE.value()));
    assertThat(home.of(STRANGER).session()).isEmpty();
  }
}
