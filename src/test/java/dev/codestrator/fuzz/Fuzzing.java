package dev.codestrator.fuzz;

/// What Jazzer calls: `bench/fuzz` starts it.
public final class Fuzzing {
  private static final Target TARGET =
      Target.valueOf(
          System.getProperty("fuzz.target", "JSON")
              .toUpperCase(java.util.Locale.ROOT)
              .replace('-', '_'));

  private Fuzzing() {}

  /// Reads one input.
  public static void fuzzerTestOneInput(byte[] input) {
    TARGET.check(input);
  }
}
