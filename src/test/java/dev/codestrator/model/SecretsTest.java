package dev.codestrator.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Secrets are known by their shape and by the name that they are given.
class SecretsTest {
  private static final String LETTERS = "abcDEF0123456789abcDEF0123456789abcDEF01";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk-%s",
        "sk-ant-api03-%s",
        "ghp_%s",
        "github_pat_%s",
        "glpat-%s",
        "xoxb-%s",
        "Authorization: Bearer %s",
        "OPENAI_API_KEY=%s",
        "export DB_PASSWORD='%s'",
        "\"client_secret\": \"%s\"",
        "GH_TOKEN: %s",
        "https://ada:%s@example.org/x.git",
        "-----BEGIN OPENSSH PRIVATE KEY-----\n%s\n-----END OPENSSH PRIVATE KEY-----"
      })
  void eachShapeIsHidden(String shape) {
    String text = "before " + shape.formatted(LETTERS) + " after";
    String shown = Secrets.hide(text);
    assertThat(shown).doesNotContain(LETTERS).contains("before ", Secrets.HIDDEN, " after");
    assertThat(Secrets.hide(shown)).isEqualTo(shown);
  }

  @Test
  void keysOfAmazonAreHidden() {
    assertThat(Secrets.hide("AKIAIOSFODNN7EXAMPLE")).isEqualTo(Secrets.HIDDEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "the token of the thread is checked",
        "a skeleton, sk-ip, risk-averse",
        "tokens: 12000",
        "step pass at abc1234: `mvn -q test` exit 0",
        "commit 0123456789abcdef0123456789abcdef01234567",
        "see https://example.org:8080/path@2",
        "author: ada@example.org",
        "KEY=1"
      })
  void whatIsNoneStays(String text) {
    assertThat(Secrets.hide(text)).isEqualTo(text);
  }

  @Test
  void hugeTextsTakeNoLongTime() {
    String text = ("A_KEY".repeat(50) + " -----BEGIN PRIVATE KEY----- " + "x://y:").repeat(3_000);
    assertThat(Secrets.hide(text)).isNotEmpty();
  }
}
