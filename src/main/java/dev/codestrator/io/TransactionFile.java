package dev.codestrator.io;

import dev.codestrator.model.Rejection;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A transaction as bytes: a header of lines, an empty line, then the bytes of each file before and
/// after, one behind the other.
///
/// ```
/// orch-transaction 1
/// label case.complete c-4hq8zz1
/// file 120 131 /repo/.orchestrator/tasks/c-4hq8zz1-reject.md
/// temp /repo/.orchestrator/tasks/.orch-4711-k3j5.tmp
/// file - 17 /repo/.orchestrator/queue/q-1xa93b0.md
/// temp /repo/.orchestrator/queue/.orch-4711-9s0d.tmp
/// ```
///
/// `-` instead of a length: there is no file. In label and paths a backslash is written `\\`, a
/// line feed `\n`.
final class TransactionFile {
  private static final String MAGIC = "orch-transaction 1";
  private static final String ABSENT = "-";

  private final Path file;
  private final byte[] bytes;
  private int position;

  private TransactionFile(Path file, byte[] bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  static byte[] encode(Transaction transaction) {
    var header = new StringBuilder(MAGIC + "\nlabel " + escape(transaction.label()) + "\n");
    var content = new ByteArrayOutputStream();
    for (Step step : transaction.steps()) {
      Change change = step.change();
      header.append("file ").append(length(change.before())).append(' ');
      header.append(length(change.after())).append(' ');
      header.append(escape(change.path().toString())).append('\n');
      header.append("temp ").append(escape(step.temporary().toString())).append('\n');
      change.before().ifPresent(content::writeBytes);
      change.after().ifPresent(content::writeBytes);
    }
    var all = new ByteArrayOutputStream();
    all.writeBytes(header.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    all.writeBytes(content.toByteArray());
    return all.toByteArray();
  }

  /// @param file where the bytes are, for the message
  /// @throws Rejection.Conflict `journal_damaged` when they aren't a whole transaction
  static Transaction decode(Path file, byte[] bytes) {
    return new TransactionFile(file, bytes).decode();
  }

  private Transaction decode() {
    try {
      require(line().equals(MAGIC));
      String label = unescape(rest(line(), "label "));
      List<Entry> entries = entries();
      var steps = new ArrayList<Step>();
      for (Entry entry : entries) {
        var change = new Change(entry.path, take(entry.before), take(entry.after));
        steps.add(new Step(change, entry.temporary));
      }
      require(position == bytes.length);
      return new Transaction(label, steps);
    } catch (NumberFormatException | InvalidPathException e) {
      throw damaged(file);
    }
  }

  private List<Entry> entries() {
    var entries = new ArrayList<Entry>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      String[] words = rest(line, "file ").split(" ", 3);
      require(words.length == 3);
      Path temporary = Path.of(unescape(rest(line(), "temp ")));
      entries.add(new Entry(Path.of(unescape(words[2])), temporary, words[0], words[1]));
    }
    return entries;
  }

  /// One file of the transaction.
  private record Entry(Path path, Path temporary, String before, String after) {}

  private String line() {
    int start = position;
    while (position < bytes.length && bytes[position] != '\n') {
      position++;
    }
    require(position < bytes.length);
    return new String(bytes, start, position++ - start, StandardCharsets.UTF_8);
  }

  private Optional<byte[]> take(String length) {
    if (length.equals(ABSENT)) {
      return Optional.empty();
    }
    int count = Integer.parseUnsignedInt(length);
    require(count >= 0 && count <= bytes.length - position);
    position += count;
    return Optional.of(Arrays.copyOfRange(bytes, position - count, position));
  }

  private String rest(String line, String key) {
    require(line.startsWith(key));
    return line.substring(key.length());
  }

  private void require(boolean condition) {
    if (!condition) {
      throw damaged(file);
    }
  }

  static Rejection damaged(Path file) {
    return new Rejection.Conflict(
        "journal_damaged",
        file + " is no whole transaction: somebody changed it, or the disk lost a part",
        "look at the files that it names, mend them, then move it away");
  }

  private static String length(Optional<byte[]> content) {
    return content.map(b -> Integer.toString(b.length)).orElse(ABSENT);
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n");
  }

  private static String unescape(String text) {
    var plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        c = text.charAt(i) == 'n' ? '\n' : text.charAt(i);
      }
      plain.append(c);
    }
    return plain.toString();
  }
}
