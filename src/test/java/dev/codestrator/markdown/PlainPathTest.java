package dev.codestrator.markdown;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

/// Ordinary records are read and edited where there is no SnakeYAML at all.
class PlainPathTest {
  private static final String RECORD =
      """
      ---
      status: todo   # a comment
      title: 'A "title"'
      depends_on:
        - c-1   # why
        - "c-2"
      session:
      ---

      - [ ] step
      """;

  @Test
  void anOrdinaryRecordNeedsNoYamlLibrary() throws Exception {
    assertThat(editedWithoutLibraries(RECORD)).isEqualTo(RECORD.replace("todo", "done"));
  }

  @Test
  void aFullRecordDoes() {
    assertThat(catchThrowable(() -> editedWithoutLibraries("---\nstatus: [a]\n---\n")))
        .isInstanceOf(InvocationTargetException.class)
        .hasCauseInstanceOf(NoClassDefFoundError.class);
  }

  private static String editedWithoutLibraries(String record) throws Exception {
    URL[] ours = {Document.class.getProtectionDomain().getCodeSource().getLocation()};
    try (var loader = new URLClassLoader(ours, ClassLoader.getPlatformClassLoader())) {
      Class<?> type = loader.loadClass(Document.class.getName());
      Object document =
          type.getMethod("parse", byte[].class).invoke(null, (Object) record.getBytes(UTF_8));
      type.getMethod("boxes").invoke(document);
      var edit = type.getMethod("withScalar", String.class, String.class);
      return edit.invoke(document, "status", "done").toString();
    }
  }
}
