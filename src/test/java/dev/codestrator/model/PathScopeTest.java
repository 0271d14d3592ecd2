package dev.codestrator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathScopeTest {
  @ParameterizedTest
  @CsvSource({
    "src/auth, src/auth, true",
    "src/auth, src/authz, false",
    "src/auth, src/auth/Login.java, true",
    "src/auth/**, src/auth, true",
    "src/auth/**, src/authz/A.java, false",
    "src/*.java, src/A.java, true",
    "src/*.java, src/a/A.java, false",
    "src/*.java, src/A.kt, false",
    "**/*.java, src/a/b/A.java, true",
    "**/*.java, A.java, true",
    "**/test/**, src/test/java/A.java, true",
    "**/test/**, src/main/A.java, true",
    "src/*/a, src/b/*, true",
    "a*c, ab*, true",
    "a*c, b*, false",
    "a?c, abc, true",
    "a?c, ac, false",
    "*a*b*, *b*a*, true",
    "**, anything/at/all, true",
    "src/[id]/page.ts, src/[id]/page.ts, true",
    "src/[id]/page.ts, src/i/page.ts, false",
    "a/**/z, a/z, true",
    "a/**/z, a/b/c/z, true",
    "a/**/z, b/**/z, false",
    "'a\\*', ab, false",
    "'a\\*', 'a\\*', true",
    "'a\\*', 'a*', true"
  })
  void globsOverlapWhenSomeFileFitsBoth(String a, String b, boolean overlap) {
    assertThat(PathScope.overlap(a, b)).isEqualTo(overlap);
    assertThat(PathScope.overlap(b, a)).isEqualTo(overlap);
  }

  @ParameterizedTest
  @CsvSource({
    "**/*.java, src/A.java, true",
    "**/*.java, README.md, false",
    "**/test/**, src/main/A.java, false",
    "**/test/**, src/test/a/A.java, true",
    "src, src/A.java, true",
    "src, srcs/A.java, false",
    "*.sh, a.sh, true",
    "*.sh, src/a.sh, false",
    "**, a/b, true",
    "src/A.java, 'src/*.java', false"
  })
  void aGlobCoversAFile(String glob, String file, boolean covers) {
    assertThat(PathScope.covers(glob, file)).isEqualTo(covers);
  }

  @Test
  void aLiteralMeansItselfAlone() {
    assertThat(PathScope.overlap(PathScope.literal("a*b?"), "axbx")).isFalse();
    assertThat(PathScope.overlap(PathScope.literal("a*b?"), PathScope.literal("a*b?"))).isTrue();
    assertThat(PathScope.overlap(PathScope.literal("a\\b"), PathScope.literal("a\\b"))).isTrue();
  }

  @Test
  void manyStarsAreNoTrap() {
    String stars = "*a".repeat(60);
    assertThat(PathScope.overlap(stars, "a".repeat(200) + "b")).isFalse();
    String folders = "**/a/".repeat(12) + "z";
    assertThat(PathScope.overlap(folders, "a/".repeat(40) + "y")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"./a//b/, a/b", "a/../b, b", "' a ', a", ".github/x, .github/x", "a/.git, a/.git"})
  void aPathIsKeptInOneForm(String given, String kept) {
    assertThat(PathScope.normalise(given)).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "../a", "a/../../b", "/a", ".git", ".git/config"})
  void aPathOutsideIsRefused(String path) {
    assertThatThrownBy(() -> PathScope.normalise(path))
        .isInstanceOfSatisfying(
            Rejection.Invalid.class, e -> assertThat(e.code()).isEqualTo("path_outside"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "\ud800"})
  void whatCantBeAFilesNameIsRefused(String path) {
    assertThatThrownBy(() -> PathScope.normalise(path))
        .isInstanceOfSatisfying(
            Rejection.Invalid.class, e -> assertThat(e.code()).isEqualTo("bad_path"));
  }

  private static Lease lease(Lease.ScopeType type, Lease.Mode mode, String... paths) {
    return new Lease(
        Lease.State.HELD,
        new Id("l-0000000"),
        Optional.empty(),
        new Id("s-0000000"),
        type,
        mode,
        60,
        1,
        Instant.EPOCH,
        "work",
        List.of(paths));
  }

  @Test
  void leasesConflictByTypeModeAndPath() {
    var prefix = lease(Lease.ScopeType.PREFIX, Lease.Mode.EXCLUSIVE, "src/auth");
    var file = lease(Lease.ScopeType.FILE, Lease.Mode.EXCLUSIVE, "src/auth/A.java");
    var odd = lease(Lease.ScopeType.FILE, Lease.Mode.EXCLUSIVE, "src/*");
    var glob = lease(Lease.ScopeType.GLOB, Lease.Mode.EXCLUSIVE, "x", "src/*/A.*");
    var shared = lease(Lease.ScopeType.PREFIX, Lease.Mode.SHARED, "src");
    var main = lease(Lease.ScopeType.MAIN_MERGE, Lease.Mode.EXCLUSIVE);
    assertThat(prefix.conflictsWith(file)).isTrue();
    assertThat(file.conflictsWith(glob)).isTrue();
    assertThat(prefix.conflictsWith(glob)).isTrue();
    assertThat(glob.conflictsWith(lease(Lease.ScopeType.GLOB, Lease.Mode.EXCLUSIVE, "docs/**")))
        .isFalse();
    assertThat(odd.conflictsWith(file)).isFalse();
    assertThat(shared.conflictsWith(shared)).isFalse();
    assertThat(shared.conflictsWith(file)).isTrue();
    assertThat(main.conflictsWith(main)).isTrue();
    assertThat(main.conflictsWith(prefix)).isFalse();
    assertThat(prefix.covers("src/auth/b/C.java")).isTrue();
    assertThat(prefix.covers("src/authz/C.java")).isFalse();
    assertThat(main.covers("src")).isFalse();
    var java = lease(Lease.ScopeType.GLOB, Lease.Mode.EXCLUSIVE, "**/*.java");
    var readme = lease(Lease.ScopeType.FILE, Lease.Mode.EXCLUSIVE, "README.md");
    assertThat(java.conflictsWith(readme)).isFalse();
    assertThat(readme.conflictsWith(java)).isFalse();
    assertThat(java.conflictsWith(file)).isTrue();
    assertThat(prefix.conflictsWith(file) && file.conflictsWith(prefix)).isTrue();
    assertThat(prefix.isRenewedBy(prefix.with(Lease.State.RELEASED))).isTrue();
    assertThat(prefix.isRenewedBy(shared)).isFalse();
  }
}
