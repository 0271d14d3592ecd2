package dev.codestrator.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.git.Clones;
import dev.codestrator.io.FileKind;
import dev.codestrator.model.Clone;
import dev.codestrator.model.Id;
import dev.codestrator.model.Worktree;
import dev.codestrator.testing.GitFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How many files are read to find one task, and to list all, and what else is looked at: names
/// tell the rest.
class FilesReadTest {
  private static final String ONE = "c-0000001";

  @TempDir private Path temp;
  private GitFixture git;
  private Clone repository;
  private final Counting tree = new Counting();

  @BeforeEach
  void aRepository() {
    git = GitFixture.in(temp);
    repository = Clones.find(git.root());
  }

  /// The files on disk; tells which were read.
  private static final class Counting implements Tree {
    private final Tree disk = new DiskTree();
    private final List<Path> read = new ArrayList<>();
    private final List<Path> listed = new ArrayList<>();
    private final List<Path> lookedAt = new ArrayList<>();

    @Override
    public Optional<byte[]> read(Path file) {
      read.add(file);
      return disk.read(file);
    }

    @Override
    public List<String> names(Path folder) {
      listed.add(folder);
      return disk.names(folder);
    }

    @Override
    public Optional<FileKind> kind(Path path) {
      lookedAt.add(path);
      return disk.kind(path);
    }

    @Override
    public boolean isShared() {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 30, 300})
  void toShowOneCaseItsFileAloneIsRead(int cases) throws IOException {
    make(cases);
    TaskTree tasks = tasks();
    assertThat(tasks.read(tasks.get("c-0")).task().title()).isEqualTo("Case 1");
    assertThat(tree.read).singleElement().satisfies(file -> assertThat(name(file)).contains(ONE));
  }

  @Test
  void toListAllEachFileIsReadOnce() throws IOException {
    make(30);
    TaskTree tasks = tasks();
    tasks.nodes().forEach(node -> assertThat(tasks.read(node).task().id()).isEqualTo(node.id()));
    assertThat(tree.read).hasSize(33).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 300})
  void toKnowAllTasksEachFolderIsLookedAtAndListedOnce(int cases) throws IOException {
    make(cases);
    assertThat(tasks().nodes()).hasSize(3 + cases);
    assertThat(tree.read).isEmpty();
    assertThat(ofTasks(tree.lookedAt)).hasSize(4).doesNotHaveDuplicates();
    assertThat(ofTasks(tree.listed)).hasSize(4).doesNotHaveDuplicates();
  }

  /// Each root worktree has a copy of all that landed before its session began.
  @Test
  void toListRecordsWhatLandedIsReadOnceHoweverManySessionsAreOpen() throws IOException {
    for (int n = 1; n <= 20; n++) {
      worktree(repository.main().seat(), 1_000_000 + n, "s-0000009");
    }
    git.commit("Landed");
    for (int session = 1; session <= 3; session++) {
      String branch = "task/s-000000" + session + "/x";
      Path root = temp.resolve("root-" + session);
      git.git("worktree", "add", "-q", "-b", branch, root.toString());
      worktree(root.resolve(".orchestrator"), 2_000_000 + session, "s-000000" + session);
    }
    worktree(repository.main().seat(), 2_000_001, "s-0000001");
    View view = view(Clones.find(repository.main().root()));
    assertThat(view.list(RecordType.WORKTREE))
        .extracting(stored -> stored.value().id().value())
        .hasSize(23)
        .contains("w-1000001", "w-1000020", "w-2000001", "w-2000002", "w-2000003");
    assertThat(tree.read).hasSize(24).doesNotHaveDuplicates();
  }

  /// An escape may hide the word.
  @Test
  void ofRecordsThatDoNotSayAWordNoneIsGiven() throws IOException {
    Path seat = repository.main().seat();
    for (int n = 1; n <= 4; n++) {
      worktree(seat, 1_000_000 + n, "s-0000009");
    }
    say(seat.resolve("worktrees/w-1000001.md"), "merged");
    say(seat.resolve("worktrees/w-1000002.md"), "\"\\x61ctive\"");
    say(seat.resolve("worktrees/w-1000003.md"), "\"\\x6derged\"");
    assertThat(view(repository).listSaying(RecordType.WORKTREE, "active"))
        .extracting(stored -> stored.value().id() + " " + stored.value().status())
        .containsExactly("w-1000002 ACTIVE", "w-1000003 MERGED", "w-1000004 ACTIVE");
    assertThat(view(repository).list(RecordType.WORKTREE)).hasSize(4);
  }

  private static void say(Path file, String status) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains("status: active");
    Files.writeString(file, text.replace("status: active", "status: " + status));
  }

  private void worktree(Path seat, int number, String session) throws IOException {
    Path file = seat.resolve("worktrees/w-" + number + ".md");
    Files.createDirectories(file.getParent());
    var record =
        new Worktree(
            Worktree.Status.ACTIVE,
            new Id("w-" + number),
            Optional.empty(),
            new Id(session),
            "x",
            Optional.empty(),
            "branch",
            "base",
            "folder",
            Instant.EPOCH,
            List.of());
    Files.write(file, RecordType.WORKTREE.create(record).bytes());
  }

  private static List<Path> ofTasks(List<Path> paths) {
    return paths.stream().filter(path -> path.toString().contains("/tasks")).toList();
  }

  private TaskTree tasks() {
    return view(repository).tasks(Optional.empty());
  }

  private View view(Clone clone) {
    return new View(clone, tree, (_, _) -> Optional.empty());
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private void make(int cases) throws IOException {
    Path folder = Path.of("e-0000001-epic/f-0000001-feature/g-0000001-group");
    Path group = repository.here().seat().resolve("tasks").resolve(folder);
    Files.createDirectories(group);
    write(group.resolve("../../epic.md"), "e-0000001", "epic", "Epic");
    write(group.resolve("../feature.md"), "f-0000001", "feature", "Feature");
    write(group.resolve("test-group.md"), "g-0000001", "test_group", "Group");
    for (int n = 1; n <= cases; n++) {
      String id = n == 1 ? ONE : "c-%07d".formatted(1_000_000 + n);
      assertThat(Id.isValid(id)).isTrue();
      write(group.resolve(id + "-case.md"), id, "case", "Case " + n);
    }
  }

  private static void write(Path file, String id, String level, String title) throws IOException {
    Files.writeString(
        file.normalize(),
        "---\nstatus: todo\nid: %s\npriority: 0\nlevel: %s\ntitle: %s\n---\n"
            .formatted(id, level, title));
  }
}
