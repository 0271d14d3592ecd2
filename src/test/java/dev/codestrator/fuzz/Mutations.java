package dev.codestrator.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Makes inputs of others: cuts, repeats, joins them, and puts in what means something somewhere.
///
/// @param random decides
/// @param beginnings what it begins with; not empty
record Mutations(Random random, List<byte[]> beginnings) {
  private static final int LARGEST = 40_000;
  private static final int MOST = 6;
  private static final List<byte[]> WORDS =
      List.of(
              "---\n",
              "\n",
              "\r\n",
              "\r",
              "\t",
              "  ",
              "- ",
              "- [ ] ",
              "- [x] ",
              " ^a1",
              ": ",
              "#",
              "'",
              "\"",
              "\\",
              "[",
              "]",
              "{",
              "}",
              "&a ",
              "*a",
              "!!str ",
              "<<: ",
              "|\n",
              ">\n",
              "```\n",
              "<!--",
              "-->",
              "> ",
              "## Steps\n",
              "%%%%\n",
              "\0",
              "\u001b[2J",
              "\ufeff",
              "\u2028",
              "\ud83d\ude00",
              "e\u0301",
              "1e999",
              "99999999999999999999",
              "-1",
              "null",
              "true",
              "\u00a0",
              "+999999999-12-31T23:59:59Z",
              "-999999999-01-01T00:00:00Z",
              "\u2502",
              "\u276f 1. Yes\n",
              "Esc to cancel\n",
              "### Verdict: APPROVE\n",
              "- blocking `a:1`: b\n",
              "{\"a\":",
              "\\u0000")
          .stream()
          .map(word -> word.getBytes(UTF_8))
          .toList();

  /// The next one.
  byte[] next() {
    byte[] input = any(beginnings);
    for (int i = random.nextInt(MOST); i >= 0; i--) {
      input = changed(input);
    }
    return input.length > LARGEST ? Arrays.copyOf(input, LARGEST) : input;
  }

  private byte[] any(List<byte[]> some) {
    return some.get(random.nextInt(some.size()));
  }

  private byte[] changed(byte[] input) {
    int from = random.nextInt(input.length + 1);
    int to = from + random.nextInt(input.length - from + 1);
    int near = Math.min(input.length, from + random.nextInt(20));
    byte[] before = Arrays.copyOf(input, from);
    return switch (random.nextInt(8)) {
      case 0 -> joined(before, Arrays.copyOfRange(input, near, input.length));
      case 1 -> joined(before, Arrays.copyOfRange(input, to, input.length));
      case 2 ->
          joined(before, piece(input, from, near), Arrays.copyOfRange(input, from, input.length));
      case 3 -> joined(before, Arrays.copyOfRange(any(beginnings), 0, 40), rest(input, near));
      case 4 -> flipped(input, from);
      case 5 -> joined(before, new byte[] {(byte) random.nextInt(256)}, rest(input, from));
      default -> joined(before, any(WORDS), rest(input, random.nextBoolean() ? from : near));
    };
  }

  private static byte[] rest(byte[] input, int from) {
    return Arrays.copyOfRange(input, from, input.length);
  }

  private byte[] piece(byte[] input, int from, int to) {
    byte[] piece = Arrays.copyOfRange(input, from, to);
    byte[][] copies = new byte[1 + random.nextInt(30)][];
    Arrays.fill(copies, piece);
    return joined(copies);
  }

  private byte[] flipped(byte[] input, int at) {
    byte[] other = input.clone();
    if (at < other.length) {
      other[at] ^= (byte) (1 << random.nextInt(8));
    }
    return other;
  }

  private static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
