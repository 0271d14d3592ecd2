package dev.codestrator.model;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
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
    return isPath(glob) && isPath(file) && meet(segments(glob), List.of(literal(file).split("/")));
  }

  private static boolean isPath(String text) {
    return text.length() <= LONGEST;
  }

  private static List<String> segments(String glob) {
    var segments = new ArrayList<>(List.of(glob.split("/")));
    if (!segments.getLast().equals(ANY_FOLDERS)) {
      segments.add(ANY_FOLDERS);
    }
    return segments;
  }

  /// Whether some path fits both: a search over pairs of positions, since trying one way after the
  /// other takes time without end where many folders may be any.
  private static boolean meet(List<String> a, List<String> b) {
    var seen = new boolean[a.size() + 1][b.size() + 1];
    var open = new ArrayDeque<int[]>();
    open.add(new int[] {0, 0});
    while (!open.isEmpty()) {
      int[] at = open.remove();
      int i = at[0];
      int j = at[1];
      if (i > a.size() || j > b.size() || seen[i][j]) {
        continue;
      }
      seen[i][j] = true;
      if (i == a.size() && j == b.size()) {
        return true;
      }
      step(a, i, b, j, open);
    }
    return false;
  }

  private static void step(List<String> a, int i, List<String> b, int j, ArrayDeque<int[]> open) {
    boolean anyA = i < a.size() && a.get(i).equals(ANY_FOLDERS);
    boolean anyB = j < b.size() && b.get(j).equals(ANY_FOLDERS);
    if (anyA || anyB) {
      if (anyA || i < a.size()) {
        open.add(new int[] {i + 1, j});
      }
      if (anyB || j < b.size()) {
        open.add(new int[] {i, j + 1});
      }
    } else if (i < a.size() && j < b.size() && segmentsMeet(a.get(i), b.get(j))) {
      open.add(new int[] {i + 1, j + 1});
    }
  }

  /// Whether some folder name fits both patterns: a search over pairs of positions.
  private static boolean segmentsMeet(String a, String b) {
    var seen = new boolean[a.length() + 1][b.length() + 1];
    var open = new ArrayDeque<int[]>();
    open.add(new int[] {0, 0});
    while (!open.isEmpty()) {
      int[] at = open.remove();
      int i = at[0];
      int j = at[1];
      if (i > a.length() || j > b.length() || seen[i][j]) {
        continue;
      }
      seen[i][j] = true;
      if (i == a.length() && j == b.length()) {
        return true;
      }
      step(a, i, b, j, open);
    }
    return false;
  }

  private static void step(String a, int i, String b, int j, ArrayDeque<int[]> open) {
    boolean starA = i < a.length() && a.charAt(i) == '*';
    boolean starB = j < b.length() && b.charAt(j) == '*';
    if (starA) {
      open.add(new int[] {i + 1, j});
      if (j < b.length() && !starB) {
        open.add(new int[] {i, j + width(b, j)});
      }
    }
    if (starB) {
      open.add(new int[] {i, j + 1});
      if (i < a.length() && !starA) {
        open.add(new int[] {i + width(a, i), j});
      }
    }
    if (!starA && !starB && i < a.length() && j < b.length() && charactersMeet(a, i, b, j)) {
      open.add(new int[] {i + width(a, i), j + width(b, j)});
    }
  }

  private static int width(String glob, int at) {
    return glob.charAt(at) == '\\' && at + 1 < glob.length() ? 2 : 1;
  }

  private static boolean charactersMeet(String a, int i, String b, int j) {
    if (a.charAt(i) == '?' || b.charAt(j) == '?') {
      return true;
    }
    return a.charAt(i + width(a, i) - 1) == b.charAt(j + width(b, j) - 1);
  }
}
