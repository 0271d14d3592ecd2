package dev.codestrator.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What comes with a repository and starts a program, or reaches outside of the repository. It does
/// nothing before the user agreed to exactly this.
///
/// @param key where it stands in `config.yaml`: `merge.verify`; or who reads it
/// @param value what it says there
public record Power(String key, String value) {
  /// What Claude Code does without asking only where that is harmless.
  private static final Set<String> ASKING = Set.of("manual", "default", "acceptEdits", "plan");

  private static final String SETUP = "worktree.setup.";

  /// Those of these settings. What is as by default has none.
  public static List<Power> of(Config config) {
    var powers = new ArrayList<Power>();
    worktrees(powers, config);
    agents(powers, config.agents());
    add(powers, "merge.verify", config.merge().verify());
    add(powers, "merge.push", config.merge().push());
    add(powers, "notify.command", config.notices().command());
    add(powers, "notify.desktop", Optional.of("true").filter(_ -> config.notices().desktop()));
    add(powers, "tmux.socket", config.tmux().socket().filter(name -> name.contains("/")));
    return powers.stream().distinct().toList();
  }

  /// A file that an agent's own program starts others by.
  ///
  /// @param provider whose agents read it
  /// @param path below the worktree's root
  public static Power ofFile(String provider, String path, byte[] bytes) {
    String hash = HexFormat.of().formatHex(sha256().digest(bytes));
    return new Power("agents." + provider + " reads", path + " (SHA-256 " + hash + ")");
  }

  private static void worktrees(List<Power> powers, Config config) {
    Config.Setup setup = config.worktree().setup();
    setup.copy().forEach(path -> powers.add(new Power(SETUP + "copy", path)));
    setup.link().forEach(path -> powers.add(new Power(SETUP + "link", path)));
    setup.run().forEach(command -> powers.add(new Power(SETUP + "run", command)));
    add(powers, SETUP + "teardown", setup.teardown());
    add(powers, "worktrees.folder", config.worktrees().folder());
  }

  private static void agents(List<Power> powers, Config.Agents agents) {
    add(powers, "agents.command", agents.command());
    add(powers, "agents.reviewer_command", agents.reviewerCommand());
    Config.Codex codex = agents.codex();
    add(powers, "agents.codex.program", other(codex.program(), "codex"));
    add(powers, "agents.codex.args", words(codex.args()));
    add(
        powers,
        "agents.codex.sandbox",
        Optional.of(codex.sandbox())
            .filter(Config.Codex.Sandbox.DANGER_FULL_ACCESS::equals)
            .map(Config.Codex.Sandbox::dashed));
    Config.ClaudeCode claude = agents.claudeCode();
    add(powers, "agents.claude_code.program", other(claude.program(), "claude"));
    add(powers, "agents.claude_code.args", words(claude.args()));
    add(
        powers,
        "agents.claude_code.permission_mode",
        Optional.of(claude.permissionMode()).filter(Predicate.not(ASKING::contains)));
    agents.providers().forEach((name, value) -> provider(powers, name, value));
  }

  /// What the settings say of a provider of their own, whatever it is.
  private static void provider(List<Power> powers, String name, Object value) {
    String key = "agents.providers." + name + ".";
    if (value instanceof Map<?, ?> fields) {
      fields.forEach((field, text) -> powers.add(new Power(key + field, String.valueOf(text))));
    }
  }

  private static Optional<String> other(String program, String usual) {
    return Optional.of(program).filter(name -> !name.equals(usual));
  }

  private static Optional<String> words(List<String> words) {
    return Optional.of(words).filter(all -> !all.isEmpty()).map(all -> String.join("\n", all));
  }

  private static void add(List<Power> powers, String key, Optional<String> value) {
    value.filter(text -> !text.isBlank()).ifPresent(text -> powers.add(new Power(key, text)));
  }

  /// What tells it from every other one, in this place and in any other.
  ///
  /// @param place where it was agreed to
  public String mark(String place) {
    MessageDigest digest = sha256();
    for (String part : List.of(place, key, value)) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }
}
