package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Disk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A desk with two Cases, and how its records are examined: each fault is made, found, and mended
/// or explained; after that nothing is found.
abstract class Examined {
  static final String GONE_SESSION = "s-0000000";

  @TempDir Path temp;
  Desk desk;
  String group = "";
  Desk.Made one = new Desk.Made("", Path.of(""));
  Desk.Made two = one;

  @BeforeEach
  void prepare() {
    desk = Desk.in(temp).open();
    group = desk.group();
    one = desk.make("case", "Reject expired cards", group, "Check the date");
    two = desk.make("case", "Accept cards", group, "Call the bank");
  }

  Map<String, Object> doctor(boolean fix) {
    return at(desk.git().root()).call("system.doctor", "fix", fix);
  }

  /// Somebody without a session at a worktree; all open sessions are looked at all the same.
  Desk at(Path worktree) {
    return Desk.at(desk.git().at(worktree));
  }

  void nothing() {
    assertThat(Desk.rows(doctor(false), "problems")).isEmpty();
  }

  /// Found, not mended, with the reason; the message and the hint.
  String explained(String code, String text) {
    Map<String, Object> found = doctor(false);
    assertThat(codes(found)).containsExactly(code);
    assertThat(Desk.text(found, "text")).contains(text);
    Map<String, Object> tried = doctor(true);
    assertThat(codes(tried)).containsExactly(code);
    assertThat(Desk.text(tried, "left")).isEqualTo("1");
    assertThat(Desk.text(tried, "diff")).isEmpty();
    return Desk.text(found, "text");
  }

  void mended(String code, String diff) {
    assertThat(codes(doctor(false))).containsExactly(code);
    Map<String, Object> mended = doctor(true);
    assertThat(codes(mended)).containsExactly(code);
    assertThat(Desk.text(mended, "left")).isEqualTo("0");
    assertThat(Desk.text(mended, "diff")).contains(diff);
    nothing();
  }

  static List<String> codes(Map<String, Object> report) {
    return Desk.rows(report, "problems").stream().map(row -> Desk.text(row, "code")).toList();
  }

  Path lease() {
    Object id = desk.call("lock.acquire", "scope_path", "src/a").get("lock_id");
    return records("locks").resolve(id + ".md");
  }

  Path spawn() {
    return Path.of(String.valueOf(desk.call("worktree.spawn", "task_id", one.id()).get("path")));
  }

  String spawned() {
    return Desk.rows(desk.call("worktree.list"), "worktrees").stream()
        .filter(row -> row.containsKey("parent"))
        .findFirst()
        .map(row -> Desk.text(row, "id"))
        .orElseThrow();
  }

  Path records(String folder) {
    return desk.root().root().resolve(".orchestrator").resolve(folder);
  }

  Path local() {
    return desk.git().root().resolve(".git/orchestrator");
  }

  static void edit(Path file, String... pairs) {
    String text = Disk.text(file);
    for (int i = 0; i < pairs.length; i += 2) {
      assertThat(text).contains(pairs[i]);
      text = text.replace(pairs[i], pairs[i + 1]);
    }
    put(file, text);
  }

  static void put(Path file, String text) {
    Disk.replace(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
