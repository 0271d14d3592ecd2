package dev.codestrator.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyReaderTest {
  /// The keys of what a terminal sent.
  private static List<Key> keys(String sent) throws IOException {
    var at = new int[1];
    var reader =
        new KeyReader(soon -> {
          boolean empty = at[0] == sent.length();
          if (empty && soon) {
            return -2;
          }
          return empty ? -1 : sent.charAt(at[0]++);
        });
    var keys = new ArrayList<Key>();
    while (keys.isEmpty() || keys.getLast() != Key.Named.LEAVE) {
      keys.add(reader.read());
    }
    return keys.subList(0, keys.size() - 1);
  }

  @ParameterizedTest
  @CsvSource({
    "[A, UP",
    "OA, UP",
    "[B, DOWN",
    "[1;5B, OTHER",
    "[5~, PAGE_UP",
    "[6~, PAGE_DOWN",
    "[H, HOME",
    "[4~, END",
    "OF, END",
    "[99~, OTHER",
    "x, OTHER",
    "'', ESCAPE",
    "[, OTHER"
  })
  void aKeyThatIsNoCharacterComesAsASequence(String behindEscape, Key.Named key)
      throws IOException {
    assertThat(keys("\u001b" + behindEscape)).containsExactly(key);
  }

  @Test
  void charactersAreKeysAlsoThoseOfTwoHalves() throws IOException {
    assertThat(keys("aß😀"))
        .containsExactly(
            new Key.Typed('a'), new Key.Typed('ß'), new Key.Typed("😀".codePointAt(0)));
    assertThat(keys("\r\u007f\u0015\f\u0001"))
        .containsExactly(
            Key.Named.ENTER,
            Key.Named.BACKSPACE,
            Key.Named.CLEAR,
            Key.Named.REDRAW,
            Key.Named.OTHER);
  }

  @Test
  void whatIsPastedIsOneKeyWhateverIsInIt() throws IOException {
    assertThat(keys("\u001b[200~one\rq\u001b[A\u001b[201~j"))
        .containsExactly(new Key.Pasted("one\rq\u001b[A"), new Key.Typed('j'));
  }

  @Test
  void ctrlCAndTheEndOfATerminalLeave() throws IOException {
    assertThat(new KeyReader(_ -> 3).read()).isEqualTo(Key.Named.LEAVE);
    assertThat(new KeyReader(_ -> -1).read()).isEqualTo(Key.Named.LEAVE);
  }
}
