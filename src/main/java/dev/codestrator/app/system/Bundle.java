package dev.codestrator.app.system;

import dev.codestrator.app.Call;
import dev.codestrator.app.Templates;
import dev.codestrator.app.install.Skill;
import dev.codestrator.git.Git;
import dev.codestrator.io.Disk;
import dev.codestrator.model.Role;
import dev.codestrator.tmux.Tmux;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The method `runtime.bundle.info`: which parts of the program are where. It says what is there,
/// not what should be.
public final class Bundle {
  private static final List<String> SKILL_FOLDERS =
      List.of(".claude/skills", ".codex/skills", ".agents/skills");

  private final Git git;
  private final Function<Call, Tmux> tmux;
  private final Optional<Path> home;
  private final String version;

  /// @param git the program
  /// @param tmux the tmux that the settings name
  /// @param home the user's folder
  /// @param version of this program
  public Bundle(Git git, Function<Call, Tmux> tmux, Optional<Path> home, String version) {
    this.git = git;
    this.tmux = tmux;
    this.home = home;
    this.version = version;
  }

  /// What `runtime.bundle.info` takes: nothing.
  public record BundleRequest() {}

  /// A part of the program.
  ///
  /// @param installed whether it was found
  /// @param paths where it was found; else where it was looked for
  public record Part(String name, boolean installed, List<String> paths) {}

  /// All parts.
  ///
  /// @param skills of the agents' programs
  /// @param guides the roles' own; `paths` names where they come from
  /// @param mcpEntries of the agents' programs, that start `orch mcp`
  /// @param hooks what git and the agents' programs call; those of agents come with their launch
  /// @param verifyCommand says what is wrong with any of it
  public record Info(
      Map<String, Object> versions,
      List<Part> skills,
      List<Part> guides,
      List<Part> mcpEntries,
      List<Part> hooks,
      String verifyCommand) {}

  /// `runtime.bundle.info`.
  public Info info(Call call, BundleRequest request) {
    Path root = call.repository().here().root();
    return new Info(
        versions(call),
        Skill.names().map(name -> skill(root, name)).toList(),
        Stream.of(Role.values()).filter(Bundle::hasGuide).map(Bundle::guide).toList(),
        List.of(
            entry("claude_code", "\"codestrator\"", places(root, ".mcp.json", ".claude.json")),
            entry(
                "codex",
                "[mcp_servers.codestrator]",
                places(root, ".codex/config.toml", ".codex/config.toml"))),
        List.of(
            entry(
                "git merge driver",
                "[merge \"orchestrator\"]",
                List.of(call.repository().localDir().resolveSibling("config")))),
        "orch doctor");
  }

  private Map<String, Object> versions(Call call) {
    var versions = new LinkedHashMap<String, Object>();
    versions.put("orch", version);
    versions.put("java", Runtime.version().toString());
    versions.put("git", git.version());
    versions.put("tmux", tmux.apply(call).version().orElse("missing"));
    return versions;
  }

  private static boolean hasGuide(Role role) {
    return role != Role.JOB;
  }

  private static Part guide(Role role) {
    String name = Templates.guide(role);
    return new Part(role.dashed(), !Templates.text(name).isBlank(), List.of("built in: " + name));
  }

  private Part skill(Path root, String name) {
    List<Path> files =
        Stream.concat(Stream.of(root), home.stream())
            .flatMap(top -> SKILL_FOLDERS.stream().map(top::resolve))
            .map(folder -> folder.resolve(name).resolve("SKILL.md"))
            .toList();
    return part(name, files, files.stream().filter(Disk::isFile).toList());
  }

  private static Part entry(String name, String text, List<Path> files) {
    return part(name, files, files.stream().filter(file -> read(file).contains(text)).toList());
  }

  private static Part part(String name, List<Path> looked, List<Path> found) {
    List<Path> named = found.isEmpty() ? looked : found;
    return new Part(name, !found.isEmpty(), named.stream().map(Path::toString).toList());
  }

  private List<Path> places(Path root, String ofProject, String ofUser) {
    return Stream.concat(
            Stream.of(root.resolve(ofProject)), home.map(top -> top.resolve(ofUser)).stream())
        .toList();
  }

  private static String read(Path file) {
    return Disk.isFile(file)
        ? Disk.read(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("")
        : "";
  }
}
