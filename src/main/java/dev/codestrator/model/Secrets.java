package dev.codestrator.model;

import java.util.regex.Pattern;

/// Takes out of a text what looks like a secret, before it is shown or kept in a record.
///
/// Known by shape: keys and tokens of well-known services, bearer tokens, private keys, passwords
/// in addresses; and by name: what is assigned to something called `..._KEY`, `_TOKEN`, `_SECRET`
/// or `PASSWORD`. A secret that looks like nothing stays.
public final class Secrets {
  /// What stands in its place.
  public static final String HIDDEN = "[hidden]";

  private static final Pattern SHAPES =
      Pattern.compile(
          "\\b(?:sk-[A-Za-z0-9_-]{16,}"
              + "|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{16,}"
              + "|(?:AKIA|ASIA)[A-Z0-9]{16}|xox[abeprs]-[A-Za-z0-9-]{10,}|AIza[A-Za-z0-9_-]{30,}"
              + "|npm_[A-Za-z0-9]{30,}"
              + "|eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,})");

  private static final Pattern BEARER =
      Pattern.compile("(?i)\\b(bearer|basic)([ \\t]+)[A-Za-z0-9._~+/-]{16,}=*");

  private static final Pattern PRIVATE_KEY =
      Pattern.compile(
          "-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[^-]{0,20000}"
              + "(?:-----END [A-Z ]{0,40}PRIVATE KEY-----)?");

  private static final Pattern ADDRESS =
      Pattern.compile("\\b([a-z][a-z0-9+.-]{1,20}://[^\\s/:@]{0,100}:)[^\\s/@]{1,200}@");

  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)\\b([A-Z0-9_-]{0,60}(?:[_-]KEY|TOKEN|SECRET|PASSWORD|PASSWD)[\"']?[ \\t]{0,4}"
              + "(?:=|:[ \\t])[ \\t]{0,4}[\"']?)(?!\\[hidden])([^\\s\"',;]{6,})");

  private Secrets() {}

  /// The text without them.
  public static String hide(String text) {
    if (text.isEmpty()) {
      return text;
    }
    String found = PRIVATE_KEY.matcher(text).replaceAll(HIDDEN);
    found = SHAPES.matcher(found).replaceAll(HIDDEN);
    found = BEARER.matcher(found).replaceAll("$1$2" + HIDDEN);
    found = ADDRESS.matcher(found).replaceAll("$1" + HIDDEN + "@");
    return NAMED.matcher(found).replaceAll("$1" + HIDDEN);
  }
}
