package dev.codestrator.architecture;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Our Java files keep the rules of style.
class SourceStyleTest {
  private static final List<Source> MAIN = Source.under(Path.of("src/main/java"));
  private static final List<Source> TESTS = Source.under(Path.of("src/test/java"));

  /// For each rule, the body of a file `A.java` that breaks it.
  private static final Map<SourceStyle, String> BREAKS =
      Map.of(
          SourceStyle.FILE_LENGTH, "/// A.\nclass A {}\n" + "\n".repeat(299),
          SourceStyle.METHOD_LENGTH, "/// A.\nclass A { void a() {\n" + "a();\n".repeat(39) + "} }",
          SourceStyle.TYPES_ARE_EXPLAINED, "/// A.\nclass A {\n enum B { C } }",
          SourceStyle.PUBLIC_METHODS_ARE_EXPLAINED, "/// A.\ninterface A { void a(); }",
          SourceStyle.DOC_COMMENTS_ARE_MARKDOWN, "/** A. */ class A {}",
          SourceStyle.NAMES_SAY_WHAT_IT_IS, "/// A.\nclass AHelper {}",
          SourceStyle.NOTHING_IS_POSTPONED, "/// A.\nclass A {} // TO" + "DO more",
          SourceStyle.NO_TEST_IS_SWITCHED_OFF, "/// A.\n@Disabled class A {}",
          SourceStyle.NOBODY_SLEEPS, "/// A.\nclass A { void a() { Thread.sleep(1); } }",
          SourceStyle.PACKAGES_ARE_NULL_MARKED_AND_EXPLAINED, "/// A.\n");

  private static final String CLEAN =
      """
      /// A.
      public class A {
        private int a;
        public A() {}
        public int a() { return a; }
        @Override public String toString() { return a() + "/** */"; }
        /// B.
        public void b() {
          class Local {}
          new Object() {};
        }
        void c() {}
      }
      """;

  @ParameterizedTest
  @EnumSource
  void ourFilesKeepTheRule(SourceStyle rule) {
    var complaints = Stream.of(MAIN, TESTS).flatMap(List::stream).map(rule::check);
    assertThat(complaints.flatMap(List::stream)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyRuleCanFail(SourceStyle rule) {
    var name = rule == SourceStyle.PACKAGES_ARE_NULL_MARKED_AND_EXPLAINED ? "package-info" : "A";
    var planted = planted(name, BREAKS.get(rule));
    assertThat(rule.check(planted)).hasSize(1);
    var others = Stream.of(SourceStyle.values()).filter(other -> other != rule);
    assertThat(others.flatMap(other -> other.check(planted).stream())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aCleanFileBreaksNoRule(SourceStyle rule) {
    assertThat(rule.check(planted("A", CLEAN))).isEmpty();
  }

  @Test
  void aPublicMethodWithoutCommentIsSeen() {
    var planted = planted("A", "/// A.\nclass A { public int a(int b) { return b; } }");
    assertThat(SourceStyle.PUBLIC_METHODS_ARE_EXPLAINED.check(planted)).hasSize(1);
  }

  @Test
  void aPackageWithoutCommentIsSeen() {
    var planted = Source.of("src/main/java/p/package-info.java", "@NullMarked package p;");
    assertThat(SourceStyle.PACKAGES_ARE_NULL_MARKED_AND_EXPLAINED.check(planted)).hasSize(1);
  }

  @Test
  void everyPackageHasItsPackageInfo() {
    assertThat(folders(MAIN, "")).isEqualTo(folders(MAIN, "package-info.java"));
  }

  private static Set<Path> folders(List<Source> sources, String file) {
    return sources.stream()
        .map(Source::path)
        .filter(path -> file.isEmpty() || path.endsWith(file))
        .map(Path::getParent)
        .collect(toSet());
  }

  private static Source planted(String name, String body) {
    var text = name.equals("A") ? body : body + "package p;";
    return Source.of("src/main/java/p/" + name + ".java", text);
  }
}
