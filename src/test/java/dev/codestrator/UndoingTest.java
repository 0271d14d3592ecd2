package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codestrator.io.Disk;
import dev.codestrator.model.Rejection;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndoingTest {
  @TempDir Path temp;
  Desk desk;
  Path file = Path.of("");
  String id = "";
  String before = "";

  @BeforeEach
  void beginACase() {
    desk = Desk.in(temp).open();
    Desk.Made made = desk.make("case", "Reject expired cards", desk.group(), "Check the date");
    file = made.file();
    id = made.id();
    before = Disk.text(file);
    desk.call("case.begin", "case_id", id);
  }

  @Test
  void aWriteIsListedAndTakenBack() {
    Map<String, Object> begin = undos("case.begin");
    assertThat(Desk.text(begin, "paths")).contains(file.toString());
    assertThat(Disk.text(file)).isNotEqualTo(before);

    var undone = desk.call("system.undo", "undo_id", Desk.text(begin, "id"));

    assertThat(Desk.text(undone, "text")).contains("restored " + file);
    assertThat(Disk.text(file)).isEqualTo(before);
  }

  @Test
  void takingBackCanBeTakenBack() {
    String begun = Disk.text(file);
    desk.call("system.undo", "undo_id", Desk.text(undos("case.begin"), "id"));

    desk.call("system.undo", "undo_id", Desk.text(undos("undo of"), "id"));

    assertThat(Disk.text(file)).isEqualTo(begun);
  }

  @Test
  void aFileThatWasChangedSinceIsLeftAlone() {
    String begin = Desk.text(undos("case.begin"), "id");
    desk.call("step.check", "case_id", id, "step", "Check the date", "result", "pass");
    String checked = Disk.text(file);

    assertThatThrownBy(() -> desk.call("system.undo", "undo_id", begin))
        .isInstanceOfSatisfying(
            Rejection.Conflict.class, e -> assertThat(e.code()).isEqualTo("changed_since"));

    assertThat(Disk.text(file)).isEqualTo(checked);
  }

  @Test
  void whatIsNotKeptCannotBeTakenBack() {
    for (String wrong : new String[] {"1999", ""}) {
      assertThatThrownBy(() -> desk.call("system.undo", "undo_id", wrong))
          .isInstanceOf(Rejection.NotFound.class);
    }
    desk.call("step.check", "case_id", id, "step", "Check the date", "result", "pass");
    assertThatThrownBy(() -> desk.call("system.undo", "undo_id", "2"))
        .isInstanceOf(Rejection.Invalid.class)
        .hasMessageContaining("fits");
  }

  private Map<String, Object> undos(String label) {
    return Desk.rows(desk.call("system.undo"), "undos").stream()
        .filter(each -> Desk.text(each, "label").startsWith(label))
        .findFirst()
        .orElseThrow();
  }
}
