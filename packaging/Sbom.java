import dev.codestrator.json.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Refuses libraries that may not be shipped, by what a CycloneDX SBOM lists: a licence that isn't in
/// `licences.json`, or a version of which `advisories.json` says that it is vulnerable. Offline.
///
/// ```sh
/// java -cp 'codestrator.jar:lib/*' packaging/Sbom.java sbom.json
/// ```
public final class Sbom {
  private static final int FAILED = 7;
  private static final Pattern EXPRESSION = Pattern.compile("[()]|\\s+(AND|OR|WITH)\\s+");

  private final Value licences;
  private final Value advisories;

  private Sbom(Value licences, Value advisories) {
    this.licences = licences;
    this.advisories = advisories;
  }

  public static void main(String[] args) throws IOException {
    Path here = Path.of(System.getProperty("packaging", "packaging"));
    var sbom = new Sbom(read(here.resolve("licences.json")), read(here.resolve("advisories.json")));
    Value components = read(Path.of(args[0])).path("components");
    List<String> complaints = new ArrayList<>();
    int count = 0;
    for (Value component : components) {
      count++;
      complaints.addAll(sbom.judge(component));
    }
    if (count == 0) {
      complaints.add(args[0] + " lists no component");
    }
    complaints.forEach(complaint -> System.err.println("error: " + complaint));
    if (!complaints.isEmpty()) {
      System.err.println("hint: take another version or library, or say in packaging/ why it may stay");
      System.exit(FAILED);
    }
    System.out.println(
        count
            + " libraries: licences are compatible, no known advisory (list of "
            + sbom.advisories.path("date").asText()
            + ")");
  }

  private static Value read(Path file) throws IOException {
    return Value.of(Files.readString(file))
        .orElseThrow(() -> new IllegalArgumentException(file + " is no JSON"));
  }

  private List<String> judge(Value component) {
    String purl = component.path("purl").asText();
    String name = purl.replaceFirst("[@?].*", "");
    String version = component.path("version").asText();
    var complaints = new ArrayList<String>();
    if (name.isEmpty() || version.isEmpty()) {
      complaints.add(component.path("name").asText() + " has no purl or version");
    } else if (!mayShip(name, component.path("licenses"))) {
      complaints.add(
          purl
              + " has a licence that isn't in packaging/licences.json: "
              + component.path("licenses").toString().replaceAll("\\s+", " "));
    }
    for (Value advisory : advisories.path("advisories")) {
      affecting(advisory, name, version)
          .ifPresent(range ->
              complaints.add(
                  purl + " is vulnerable (" + range + "): " + advisory.path("id").asText() + ", "
                      + advisory.path("summary").asText()));
    }
    return complaints;
  }

  /// A list of licences means that one may choose.
  private boolean mayShip(String name, Value stated) {
    if (!licences.path("exceptions").path(name).asText().isEmpty()) {
      return true;
    }
    for (Value each : stated) {
      Value licence = each.path("license");
      if (isCompatible(licence.path("id").asText())
          || isCompatible(licence.path("name").asText())
          || isCompatibleExpression(each.path("expression").asText())) {
        return true;
      }
    }
    return false;
  }

  private boolean isCompatible(String licence) {
    return !licence.isEmpty() && !licences.path("compatible").path(licence).asText().isEmpty();
  }

  /// Of an expression all parts must be compatible, alternatives too.
  private boolean isCompatibleExpression(String expression) {
    List<String> parts =
        EXPRESSION.splitAsStream(expression).map(String::strip).filter(part -> !part.isEmpty()).toList();
    return !parts.isEmpty() && parts.stream().allMatch(this::isCompatible);
  }

  private static Optional<String> affecting(Value advisory, String name, String version) {
    if (!advisory.path("purl").asText().equals(name)) {
      return Optional.empty();
    }
    for (Value range : advisory.path("ranges")) {
      String from = range.path("introduced").asText();
      String fixed = range.path("fixed").asText();
      if (compare(version, from) >= 0 && (fixed.isEmpty() || compare(version, fixed) < 0)) {
        return Optional.of("from " + from + ", fixed in " + (fixed.isEmpty() ? "none" : fixed));
      }
    }
    return Optional.empty();
  }

  /// Numbers by size, words by letter; a word comes before the end, and the end before a number, so
  /// that `2.0-rc1` is before `2.0`, and that before `2.0.1`.
  private static int compare(String a, String b) {
    String[] left = a.split("[.-]");
    String[] right = b.split("[.-]");
    int compared = 0;
    for (int i = 0; compared == 0 && i < Math.max(left.length, right.length); i++) {
      compared = compareParts(i < left.length ? left[i] : "0", i < right.length ? right[i] : "0");
    }
    return compared;
  }

  private static int compareParts(String one, String other) {
    boolean number = isNumber(one);
    if (number != isNumber(other)) {
      return number ? 1 : -1;
    }
    return number
        ? Long.compare(Long.parseLong(one), Long.parseLong(other))
        : one.compareTo(other);
  }

  private static boolean isNumber(String part) {
    return part.matches("\\d{1,18}");
  }
}
