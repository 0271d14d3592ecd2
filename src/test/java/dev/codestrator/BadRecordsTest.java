package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.io.Disk;
import dev.codestrator.testing.GitFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One bad file among the records: it is told with its place and what to do, it is never written
/// to, and all other records go on working.
class BadRecordsTest {
  @TempDir Path temp;
  Cli cli = new Cli(new GitFixture(Path.of(""), Path.of("")), Path.of(""), Map.of(), "");
  String session = "";
  String group = "";
  String good = "";
  String bad = "";
  Path file = Path.of("");

  /// What can be wrong with a file, and how that is told.
  enum Damage {
    NOT_YAML("\\.md:4:1: ", "---\nstatus: todo\nid: {c\n---\n"),
    NOT_A_MAPPING("\\.md:2:1: ", "---\n- status\n- id\n---\n"),
    DUPLICATE_KEY("\\.md:3:1: .*'status'", "---\nstatus: todo\nstatus: done\n---\n"),
    TAG("\\.md:2:9: ", "---\nstatus: !!java.io.File todo\n---\n"),
    ALIAS_BOMB(
        "\\.md:2:4: ",
        "---\na: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c, *c]\n---\n"),
    TEN_MEGABYTES(
        "\\.md:2:1: front matter of more than ",
        "---\nstatus: todo\nx: " + "y".repeat(10_000_000) + "\n---\n"),
    NOT_CLOSED("\\.md:1:1: ", "---\nstatus: todo\n\n# Bad\n"),
    NO_FRONT_MATTER("\\.md:1:1: ", "# Bad\n\n- [ ] Step\n"),
    EMPTY("\\.md:1:1: ", ""),
    CONFLICT_MARKERS(
        "\\.md:2:1: ",
        "---\n<<<<<<< ours\nstatus: todo\n=======\nstatus: done\n>>>>>>> theirs\n---\n"),
    OTHER_ID("\\.md:3:5: its name says . and its front matter says .-0000000", ""),
    LINK(" is a symbolic link", ""),
    BROKEN_LINK(" is a symbolic link", ""),
    FOLDER(" is no ordinary file", "");

    private final String told;
    private final String text;

    Damage(String told, String text) {
      this.told = told;
      this.text = text;
    }

    void spoil(Path file) throws IOException {
      String before = Disk.text(file);
      Files.delete(file);
      Path outside = file.getRoot().resolve(file.subpath(0, file.getNameCount() - 1)).resolve("x");
      switch (this) {
        case OTHER_ID ->
            Files.writeString(file, before.replaceFirst("\nid: (.)-.{7}", "\nid: $1-0000000"));
        case LINK -> Files.createSymbolicLink(file, Files.writeString(outside, before));
        case BROKEN_LINK -> Files.createSymbolicLink(file, outside);
        case FOLDER -> Files.writeString(Files.createDirectory(file).resolve("kept"), before);
        default -> Files.writeString(file, text);
      }
    }

    String told(String id) {
      return "(?s).*" + told.replace("says .", "says " + id).replace(id + "-0", ".-0") + ".*";
    }
  }

  @BeforeEach
  void prepare() {
    cli = Cli.initialised(temp);
    String epic = cli.id("task", "add", "epic", "Checkout");
    String feature = cli.id("task", "add", "feature", "Payment", "--parent", epic);
    group = cli.id("task", "add", "test_group", "Rules", "--parent", feature);
    bad = cli.id("task", "add", "case", "Bad", "--parent", group, "--step", "Try");
    good = cli.id("task", "add", "case", "Good", "--parent", group, "--step", "Try");
    cli.git().commit("Plan");
    session = cli.id("open", "Pay by card");
    cli = cli.with("ORCH_SESSION", session);
    file = Path.of(cli.done("task", "path", bad).line());
  }

  @ParameterizedTest
  @EnumSource
  void aBadCaseStopsNothingElse(Damage damage) throws IOException {
    damage.spoil(file);
    String before = state(file);
    String told = damage.told(bad);

    assertThat(cli.done("task", "list").out()).contains(good, bad).matches(told);
    assertThat(cli.done("task", "tree").out()).contains(good, bad).matches(told);
    assertThat(cli.done("task", "list", "--status", "todo").out()).contains(good).matches(told);
    assertThat(cli.done("task", "show", good).out()).contains("title: Good");
    refused(told, "task", "show", bad);
    edit();
    refused(told, "case", "begin", bad);
    doctor(told);
    assertThat(state(file)).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void aBadSessionStopsNothingElse(Damage damage) throws IOException {
    String other = cli.id("open", "Refund a card");
    file = records().resolve("sessions/" + session + ".md");
    damage.spoil(file);
    String before = state(file);
    String told = damage.told(session);

    assertThat(cli.done("sessions").out()).contains(other).matches(told);
    refused(told, "status");
    cli = cli.with("ORCH_SESSION", other);
    assertThat(cli.done("status").out()).contains(other);
    edit();
    cli.done("lock", "src/pay");
    cli.done("open", "Another");
    doctor(told);
    assertThat(state(file)).isEqualTo(before);
  }

  @Test
  void theSecondFileOfAnIdIsTold() throws IOException {
    Path copy = file.resolveSibling(bad + "-zz.md");
    Files.writeString(copy, Disk.text(file).replace("Bad", "Copy"));
    String before = state(copy);

    assertThat(cli.done("task", "list").out()).contains(copy.getFileName() + " has the ID of ");
    assertThat(cli.done("task", "show", bad).out()).contains("title: Bad");
    edit();
    assertThat(cli.run("doctor", "--fix").out()).contains(copy.getFileName().toString(), "one");
    assertThat(state(copy)).isEqualTo(before);
  }

  @Test
  void aFileMadeByHandThatCannotBeTakenInIsTold() throws IOException {
    Path mine =
        Files.writeString(file.resolveSibling("mine.md"), "---\npriority: [\n---\n# Mine\n");
    String told = "(?s).*mine\\.md:3:1: .*";

    assertThat(cli.done("task", "list").out()).matches(told);
    edit();
    doctor("(?s).*mine\\.md.*");
    assertThat(Disk.text(mine)).isEqualTo("---\npriority: [\n---\n# Mine\n");
  }

  @ParameterizedTest
  @EnumSource(
      value = Damage.class,
      names = {"LINK", "BROKEN_LINK", "FOLDER"},
      mode = EnumSource.Mode.INCLUDE)
  void aFolderOfTasksThatIsNoneStopsNothingElse(Damage damage) throws IOException {
    Path folder = file.resolveSibling("../g-0000000-linked").normalize();
    Path outside = Files.createDirectories(temp.resolve("outside"));
    Files.writeString(outside.resolve("c-0000000-x.md"), Disk.text(file));
    switch (damage) {
      case LINK -> Files.createSymbolicLink(folder, outside);
      case BROKEN_LINK -> Files.createSymbolicLink(folder, temp.resolve("nothing"));
      default -> Files.writeString(folder, "kept");
    }

    assertThat(cli.done("task", "list").out())
        .contains(good, "g-0000000-linked is a link or a file where a folder")
        .doesNotContain("c-0000000");
    edit();
    doctor("(?s).*g-0000000-linked is a link or a file.*");
  }

  @Test
  void aFolderOfRecordsThatIsALinkIsNeitherReadNorWritten() throws IOException {
    cli.done("lock", "src/pay");
    Path outside = temp.resolve("outside");
    Files.move(records().resolve("locks"), outside);
    Files.createSymbolicLink(records().resolve("locks"), outside);
    List<String> before = Disk.names(outside);

    refused("(?s).*counts as held: .*locks.*", "lock", "src/other");
    edit();
    doctor("(?s).*locks is a link.*");
    assertThat(Disk.names(outside)).isEqualTo(before);
  }

  @Test
  void whatAFileHasAnotherNameForOutsideIsNotWrittenThere() throws IOException {
    Path outside = Files.createLink(temp.resolve("outside.md"), Path.of(caseFile(good)));
    String before = Disk.text(outside);
    edit();
    assertThat(Disk.text(outside)).isEqualTo(before);
    assertThat(Disk.text(Path.of(caseFile(good)))).isNotEqualTo(before);
  }

  private String caseFile(String id) {
    return cli.done("task", "path", id).line();
  }

  /// As a clone may bring them that was made where the case or the form of letters counts: on
  /// another disk only one of them is there.
  @Test
  void namesThatDifferInCaseOrFormOnlyAreToldAndStopNothingElse() throws IOException {
    String text = Disk.text(file);
    for (String name :
        List.of("\u00e9clair", "e\u0301clair", "CON", "aux", "dot.", "blank ", "Bad", "BAD")) {
      Files.writeString(file.resolveSibling(bad + "-" + name + ".md"), text);
    }
    Files.writeString(file.resolveSibling(bad.toUpperCase(Locale.ROOT) + "-upper.md"), text);
    String told = "(?s).* has the ID of .*";
    assertThat(cli.done("task", "list").out()).contains(good).matches(told);
    edit();
    assertThat(cli.run("doctor").out()).contains("e\u0301clair", "\u00e9clair", "BAD.md");
  }

  @Test
  void aFolderOfRecordsThatLeadsElsewhereIsNotFollowed() throws IOException {
    Cli there = Cli.initialised(Files.createDirectories(temp.resolve("other")));
    Path outside = temp.resolve("others");
    Files.move(there.git().root().resolve(".orchestrator"), outside);
    Files.createSymbolicLink(there.git().root().resolve(".orchestrator"), outside);
    List<String> before = Disk.names(outside);
    there.run("task", "add", "epic", "Written outside");
    there.run("open", "Written outside");
    there.run("doctor", "--fix");
    assertThat(Disk.names(outside)).isEqualTo(before);
    try (Stream<Path> files = Files.walk(outside)) {
      assertThat(files.filter(each -> each.toString().contains("written"))).isEmpty();
    }
  }

  @Test
  void aFileInTheInboxStopsNoMessage() throws IOException {
    Files.createDirectories(records().resolve("inbox"));
    Files.writeString(records().resolve("inbox/.gitkeep"), "");

    cli.done("inbox");
    edit();
  }

  /// Begins the good Case, ticks its step and makes another Case.
  private void edit() {
    cli.done("case", "begin", good);
    cli.done("step", "check", good, "Try", "pass");
    assertThat(cli.done("task", "show", good).out()).contains("steps_done: 1");
    cli.done("task", "add", "case", "Later", "--parent", group);
  }

  private void refused(String told, String... words) {
    Cli.Ran ran = cli.run(words);
    assertThat(ran.err()).startsWith("error: ").contains("\nhint: ").matches(told);
    assertThat(ran.exit()).isBetween(2, 7);
  }

  private void doctor(String told) {
    for (Cli.Ran ran : List.of(cli.run("doctor"), cli.run("doctor", "--fix"))) {
      assertThat(ran.out()).matches(told);
      assertThat(ran.exit()).isEqualTo(1);
    }
  }

  private Path records() {
    return Path.of(cli.done("task", "path", good).line().replaceFirst("/tasks/.*", ""));
  }

  /// What a file is, without following it.
  private static String state(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      return "link to " + Files.readSymbolicLink(file);
    }
    return Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
        ? "folder of " + Disk.names(file)
        : new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
