package dev.codestrator.model;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Repository-relative paths and globs, and whether two of them can mean the same file.
///
/// A glob knows `*` and `?` within a folder name and `**` over any number of folders. A backslash
/// makes the next character literal. `src/auth` covers what is below it, and never `src/authz`.
public final class PathScope {
  private static final String ANY_FOLDERS = "**";

  /// No file has a longer path.
  private static final int LONGEST = 4_096;

  private PathScope() {}

  /// The path as it is kept: relative to the repository, no `.` or `..`, forward slashes, no slash
  /// at the end.
  ///
  /// @throws Rejection.Invalid `path_outside` when it leads out of the repository or into `.git`
  public static String normalise(String path) {
    String text = path.strip();
    Path normal = parsed(text.isEmpty() ? "." : text).normalize();
    boolean outside = normal.isAbsolute() || normal.startsWith("..");
    if (outside || normal.startsWith(".git") || normal.toString().isEmpty()) {
      throw outside(path);
    }
    return normal.toString();
  }

  /// What somebody wrote, as a path.
  ///
  /// @throws Rejection.Invalid `bad_path` when no file could have this name
  public static Path parsed(String path) {
    try {
      return Path.of(path);
    } catch (InvalidPathException e) {
      throw new Rejection.Invalid(
          "bad_path",
          "'" + Texts.excerpt(path, 80) + "' can't be a path: " + e.getReason(),
          "give it without characters that no file name has");
    }
  }

  private static Rejection.Invalid outside(String path) {
    return new Rejection.Invalid(
        "path_outside",
        "'" + Texts.excerpt(path, 80) + "' is not a path inside the repository",
        "give it relative to the repository's root, like src/auth/Login.java");
  }

  /// The path as a glob that means just this path.
  public static String literal(String path) {
    return path.replaceAll("([*?\\\\])", "\\\\$1");
  }

  /// Whether some file fits both globs. A glob also covers everything below what it names.
  public static boolean overlap(String a, String b) {
    return isPath(a) && isPath(b) && meet(segments(a), segments(b));
  }

  /// Whether a file fits a glob: just this file, and not what could be below it.
  public static boolean covers(String glob, String file) {
    return isPath(glob) && isPath(file) && meet(segments(glob), names(literal(file)));
  }

  private static boolean isPath(String text) {
    return text.length() <= LONGEST;
  }

  private static List<String> segments(String glob) {
    var segments = new ArrayList<>(names(glob));
    if (!segments.getLast().equals(ANY_FOLDERS)) {
      segments.add(ANY_FOLDERS);
    }
    return segments;
  }

  /// One at least: of nothing but slashes a name that no file has.
  private static List<String> names(String path) {
    String[] names = path.split("/");
    return names.length == 0 ? List.of("") : List.of(names);
  }

  private static boolean meet(List<String> a, List<String> b) {
    return new Meeting(a, b, ANY_FOLDERS, PathScope::namesMeet).happens();
  }

  private static boolean namesMeet(String a, String b) {
    return new Meeting(characters(a), characters(b), "*", PathScope::charactersMeet).happens();
  }

  /// The characters of a folder's name in a glob, each with the backslash before it.
  private static List<String> characters(String name) {
    var characters = new ArrayList<String>();
    int at = 0;
    while (at < name.length()) {
      int end = Math.min(name.length(), name.charAt(at) == '\\' ? at + 2 : at + 1);
      characters.add(name.substring(at, end));
      at = end;
    }
    return characters;
  }

  private static boolean charactersMeet(String a, String b) {
    return a.equals("?") || b.equals("?") || a.charAt(a.length() - 1) == b.charAt(b.length() - 1);
  }
}
