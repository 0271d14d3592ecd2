package dev.codestrator.fuzz;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the code that [Counting] loads has done so far: calls, branches, and characters that texts
/// and regular expressions look at for it. No clock.
public final class Cost {
  private static long steps;

  private Cost() {}

  static long steps() {
    return steps;
  }

  /// A call or a branch.
  public static void step() {
    steps++;
  }

  private static int sought(int from, int found, int length) {
    steps += Math.max(0, (found < 0 ? length : found) - from);
    return found;
  }

  private static String made(String text) {
    steps += text.length();
    return text;
  }

  // What stands for the methods of String and Pattern of the same names: the first parameter is the
  // object.

  public static int indexOf(String text, int character) {
    return sought(0, text.indexOf(character), text.length());
  }

  public static int indexOf(String text, int character, int from) {
    return sought(from, text.indexOf(character, from), text.length());
  }

  public static int indexOf(String text, String part) {
    return sought(0, text.indexOf(part), text.length());
  }

  public static int indexOf(String text, String part, int from) {
    return sought(from, text.indexOf(part, from), text.length());
  }

  public static boolean contains(String text, CharSequence part) {
    return sought(0, text.indexOf(part.toString()), text.length()) >= 0;
  }

  public static String substring(String text, int from) {
    return made(text.substring(from));
  }

  public static String substring(String text, int from, int to) {
    return made(text.substring(from, to));
  }

  public static int codePointCount(String text, int from, int to) {
    steps += to - from;
    return text.codePointCount(from, to);
  }

  public static int hashCode(String text) {
    steps += text.length();
    return text.hashCode();
  }

  public static String strip(String text) {
    steps += text.length();
    return text.strip();
  }

  public static String replace(String text, CharSequence part, CharSequence other) {
    steps += text.length();
    return text.replace(part, other);
  }

  public static boolean matches(String text, String pattern) {
    return matcher(Pattern.compile(pattern), text).matches();
  }

  public static String replaceAll(String text, String pattern, String other) {
    return matcher(Pattern.compile(pattern), text).replaceAll(other);
  }

  public static String replaceFirst(String text, String pattern, String other) {
    return matcher(Pattern.compile(pattern), text).replaceFirst(other);
  }

  public static Matcher matcher(Pattern pattern, CharSequence text) {
    return pattern.matcher(new Seen(text));
  }

  /// A text that counts each character that is looked at.
  private record Seen(CharSequence text) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      steps++;
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return text.subSequence(from, to);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
