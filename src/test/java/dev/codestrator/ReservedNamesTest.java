package dev.codestrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codestrator.testing.Orchestra;
import dev.codestrator.testing.Scene;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Names that Windows keeps for its devices, with and without an end.
class ReservedNamesTest {
  @TempDir private Path temp;
  private Orchestra orchestra;
  private Scene scene;

  @BeforeEach
  void begin() {
    orchestra = Orchestra.in(temp);
    scene = orchestra.open("NUL");
  }

  @AfterEach
  void end() {
    orchestra.close();
  }

  @Test
  void noneIsABranchOrAFolderOfOurs() throws IOException {
    for (String name : List.of("CON", "aux.md", "com1", "Lpt9", "prn...")) {
      scene.aCase(name);
      String child = scene.root().call("worktree.spawn", "slug", name).text("id");
      assertThat(scene.folder(child)).as(name).exists();
    }
    EveryDisk.fits(scene);
    EveryDisk.fit(orchestra.git().git("for-each-ref", "--format=%(refname)").lines().toList());
  }
}
