package dev.codestrator.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaudeTrustTest {
  private static final Path FOLDER = Path.of("/work/a \"b\" c");
  private static final String ENTRY = "\"/work/a \\\"b\\\" c\":{\"hasTrustDialogAccepted\":true}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{ }\n",
        "{\"projects\":{}}",
        "{\"projects\": {\n  }, \"n\": 1.50e1}",
        "{\n  \"numStartups\": 1.50e1,\n  \"projects\": {\n    \"/x\": {\"a\": [1, {}]}\n  }\n}\n",
        "{\"other\":{\"projects\":{\"/y\":{}}},\"t\":\"\\u00e9 \\\"projects\\\": {\"}",
      })
  void whatIsTrustedAndForgottenIsTheSameButForTheProjects(String before) {
    String trusted = ClaudeTrust.with(before, FOLDER).orElseThrow();
    assertThat(trusted).contains(ENTRY);
    assertThat(ClaudeTrust.with(trusted, FOLDER)).isEmpty();
    String after = ClaudeTrust.without(trusted, FOLDER).orElseThrow();
    assertThat(after.replaceFirst("\"projects\":\\{},?", ""))
        .isEqualTo(before.replaceFirst("\"projects\":\\{},?", ""));
    assertThat(ClaudeTrust.without(after, FOLDER)).isEmpty();
  }

  @Test
  void aFileThatIsMissingIsBegun() {
    assertThat(ClaudeTrust.with("", FOLDER)).contains("{\"projects\":{" + ENTRY + "}}\n");
  }

  @Test
  void aFolderThatIsKnownAndNotTrustedIsTrusted() {
    String before = "{\"projects\":{\"/w\":{\"a\":1,\"hasTrustDialogAccepted\": false,\"b\":2}}}";
    assertThat(ClaudeTrust.with(before, Path.of("/w"))).contains(before.replace("false", "true"));
    assertThat(ClaudeTrust.with("{\"projects\":{\"/w\":{\"a\":1}}}", Path.of("/w")))
        .contains("{\"projects\":{\"/w\":{\"hasTrustDialogAccepted\":true,\"a\":1}}}");
  }

  @Test
  void whatIsForgottenTakesItsOwnCommaAlong() {
    String all =
        "{\n  \"projects\": {\n    \"/a\": {\"x\": 1},\n    \"/b\": {},\n    \"/c\": {}\n  }\n}";
    assertThat(ClaudeTrust.without(all, Path.of("/a")))
        .contains("{\n  \"projects\": {\n    \"/b\": {},\n    \"/c\": {}\n  }\n}");
    assertThat(ClaudeTrust.without(all, Path.of("/b")))
        .contains("{\n  \"projects\": {\n    \"/a\": {\"x\": 1},\n    \"/c\": {}\n  }\n}");
    assertThat(ClaudeTrust.without(all, Path.of("/c")))
        .contains("{\n  \"projects\": {\n    \"/a\": {\"x\": 1},\n    \"/b\": {}\n  }\n}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{", "{\"projects\":", "not json", "{} {}", "1"})
  void whatIsNoObjectIsLeftAlone(String text) {
    assertThat(ClaudeTrust.with(text, FOLDER)).isEmpty();
    assertThat(ClaudeTrust.without(text, FOLDER)).isEmpty();
  }

  @Test
  void itsQuestionIsPassedStepByStep() throws IOException {
    String asked =
        Files.readString(
            Path.of(
                "src/test/resources/recordings/claude/asks-whether-the-folder-is-trusted/screen.txt"));
    assertThat(ClaudeTrust.key(asked)).contains("Down");
    String chosen =
        asked.replace("❯ No, exit", "  No, exit").replace("  Yes, I trust", "❯ Yes, I trust");
    assertThat(ClaudeTrust.key(chosen)).contains("Enter");
    assertThat(ClaudeTrust.key("Yes, I trust this folder")).isEmpty();
    assertThat(ClaudeTrust.key("")).isEmpty();
  }
}
