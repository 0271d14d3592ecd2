package dev.codestrator.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The picture of `docs/ARCHITECTURE.md` as rules. Change the two together.
final class Picture {
  static final String ROOT = "dev.codestrator";

  /// Each package and its floor: a package may know those on lower floors, and none on its own.
  private static final Map<String, Integer> FLOORS =
      Map.ofEntries(
          Map.entry("board", 5),
          Map.entry("cli", 5),
          Map.entry("mcp", 5),
          Map.entry("api", 4),
          Map.entry("app", 3),
          Map.entry("store", 2),
          Map.entry("git", 2),
          Map.entry("http", 2),
          Map.entry("tmux", 2),
          Map.entry("agent", 2),
          Map.entry("mirror", 2),
          Map.entry("markdown", 1),
          Map.entry("json", 1),
          Map.entry("io", 1),
          Map.entry("model", 0));

  private static final List<String> PURE = List.of("agent", "mirror", "markdown", "json");

  /// Each library and where it may be used; `Main` stands for that class.
  private static final Map<String, Set<String>> LIBRARIES =
      Map.of(
          "com.knuddels.jtokkit", Set.of("app.job"),
          "picocli", Set.of("cli", "Main"),
          "io.modelcontextprotocol", Set.of("mcp"),
          "org.jline", Set.of("cli.view"),
          "reactor", Set.of("mcp"),
          "com.sun.net.httpserver", Set.of("http"),
          "com.fasterxml.jackson", Set.of("agent", "json", "mcp"),
          "org.yaml.snakeyaml", Set.of("markdown", "mirror"),
          "com.vladsch.flexmark", Set.of("markdown", "mirror"),
          "org.eclipse.jgit", Set.of("git"));

  /// What touches files, locks or processes.
  private static final Set<String> SURROUNDINGS =
      Set.of(
          "java.nio.file.Files",
          "java.nio.file.WatchService",
          "java.nio.channels.FileChannel",
          "java.nio.channels.FileLock",
          "java.io.FileInputStream",
          "java.io.FileOutputStream",
          "java.io.FileReader",
          "java.io.FileWriter",
          "java.io.RandomAccessFile",
          "java.lang.ProcessBuilder");

  private Picture() {}

  /// All rules by name.
  static Map<String, ArchRule> rules() {
    var rules = new LinkedHashMap<String, ArchRule>();
    rules.put("every package has its place", everyPackageHasItsPlace());
    FLOORS.keySet().stream().sorted().forEach(p -> rules.put(p + " looks down only", down(p)));
    rules.put("nothing knows the composition root", nothingKnowsTheRoot());
    rules.put(
        "packages are free of cycles", slices().matching(ROOT + ".(**)").should().beFreeOfCycles());
    PURE.forEach(p -> rules.put(p + " is pure", pure(p)));
    rules.put("model is plain Java", modelIsPlainJava());
    rules.put("files and processes only in io", surroundingsOnlyInIo());
    LIBRARIES.forEach(
        (library, users) -> rules.put(library + " has its users", only(library, users)));
    rules.put("no other library", noOtherLibrary());
    rules.put(
        "one clock", calls("ask the machine's clock", Picture::asksTheClock, "Main", "Wiring"));
    rules.put(
        "one console", calls("use the standard streams or exit", Picture::usesTheConsole, "Main"));
    rules.replaceAll((name, rule) -> rule.as(name).allowEmptyShould(true));
    return rules;
  }

  private static ArchRule everyPackageHasItsPlace() {
    return classes()
        .should()
        .resideInAnyPackage(Stream.concat(Stream.of(ROOT), all()).toArray(String[]::new));
  }

  private static ArchRule down(String name) {
    var others =
        FLOORS.keySet().stream()
            .filter(other -> !other.equals(name) && FLOORS.get(other) >= FLOORS.get(name))
            .map(Picture::tree)
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(tree(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others);
  }

  private static ArchRule nothingKnowsTheRoot() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT);
  }

  private static ArchRule pure(String name) {
    return noClasses()
        .that()
        .resideInAPackage(tree(name))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(tree("io"));
  }

  private static ArchRule modelIsPlainJava() {
    return classes()
        .that()
        .resideInAPackage(tree("model"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(tree("model"), "java..", "org.jspecify..");
  }

  private static ArchRule surroundingsOnlyInIo() {
    DescribedPredicate<JavaClass> touching =
        describe("touch files, locks or processes", c -> SURROUNDINGS.contains(c.getFullName()));
    return noClasses()
        .that()
        .resideOutsideOfPackage(tree("io"))
        .should()
        .dependOnClassesThat(are(touching));
  }

  private static ArchRule only(String library, Set<String> users) {
    DescribedPredicate<JavaClass> others =
        describe("are none of " + users, c -> users.stream().noneMatch(user -> belongs(c, user)));
    return noClasses().that(others).should().dependOnClassesThat().resideInAPackage(library + "..");
  }

  private static ArchRule noOtherLibrary() {
    var known = Stream.of("java..", "org.jspecify..", ROOT + "..");
    var libraries = LIBRARIES.keySet().stream().map(library -> library + "..");
    return classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(Stream.concat(known, libraries).toArray(String[]::new));
  }

  private static ArchRule calls(String doing, Predicate<JavaAccess<?>> wanted, String... allowed) {
    DescribedPredicate<JavaClass> others =
        describe(
            "are not " + List.of(allowed), c -> Stream.of(allowed).noneMatch(a -> belongs(c, a)));
    return noClasses().that(others).should().accessTargetWhere(describe(doing, wanted));
  }

  private static boolean asksTheClock(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getFullName();
    boolean withoutArgument = access.getTarget().getFullName().endsWith("()");
    return switch (access.getName()) {
      case "now" -> owner.startsWith("java.time.") && withoutArgument;
      case "currentTimeMillis" -> owner.equals("java.lang.System");
      default -> owner.equals("java.time.Clock") && access.getName().startsWith("system");
    };
  }

  private static boolean usesTheConsole(JavaAccess<?> access) {
    return switch (access.getTargetOwner().getFullName()) {
      case "java.lang.System" ->
          Set.of("in", "out", "err", "exit", "console").contains(access.getName());
      case "java.lang.Runtime" -> Set.of("exit", "halt").contains(access.getName());
      default -> access.getTarget().getFullName().endsWith(".printStackTrace()");
    };
  }

  /// Whether a class belongs to a package of ours, or is (inside) the class of that name in the
  /// root.
  private static boolean belongs(JavaClass type, String name) {
    String full = type.getFullName();
    return Character.isUpperCase(name.charAt(0))
        ? full.equals(ROOT + "." + name) || full.startsWith(ROOT + "." + name + "$")
        : full.startsWith(ROOT + "." + name + ".");
  }

  private static Stream<String> all() {
    return FLOORS.keySet().stream().map(Picture::tree);
  }

  private static String tree(String name) {
    return ROOT + "." + name + "..";
  }
}
