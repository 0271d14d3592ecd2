package dev.codestrator.agent;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The files that a tool is about to change.
///
/// Claude Code names the file in a field. Codex gives a patch, either to the tool `apply_patch` or
/// to a program of that name in a command of its shell. What any other command of a shell changes
/// is not known.
///
/// @param folder where relative paths begin, relative to the event's own folder
/// @param paths as the tool was given them
public record Edits(Optional<String> folder, List<String> paths) {
  private static final Edits NONE = new Edits(Optional.empty(), List.of());
  private static final Set<String> EDITORS = Set.of("Edit", "Write", "MultiEdit", "NotebookEdit");
  private static final String PATCHER = "apply_patch";

  private static final Pattern FILES =
      Pattern.compile(
          "^\\*\\*\\* (?:Add File|Update File|Delete File|Move to): (.+?)[ \\t\\r]*$",
          Pattern.MULTILINE);

  /// A patch in a command of the shell, maybe after a change of the folder.
  private static final Pattern PATCH =
      Pattern.compile(
          "(?:\\bcd[ \\t]+(?:'([^']*)'|\"([^\"]*)\"|([^\\s;&|'\"]+))[ \\t]*(?:&&|;|\\n)\\s*)?"
              + "\\bapply_?patch\\b.*?^\\*\\*\\* Begin Patch$",
          Pattern.MULTILINE | Pattern.DOTALL);

  public Edits {
    paths = List.copyOf(paths);
  }

  /// What the tool of a `PreToolUse` event would change; nothing for a tool that is no editor.
  public static Edits of(HookEvent event) {
    String tool = event.text("tool_name").orElse("");
    Map<?, ?> input = event.told().get("tool_input") instanceof Map<?, ?> map ? map : Map.of();
    if (EDITORS.contains(tool)) {
      var named = Stream.of("file_path", "notebook_path").flatMap(field -> text(input, field));
      return new Edits(Optional.empty(), named.toList());
    }
    String command = text(input, "command").findFirst().orElse("");
    return tool.equals(PATCHER) ? new Edits(Optional.empty(), files(command)) : inShell(command);
  }

  private static Edits inShell(String command) {
    Matcher patch = PATCH.matcher(command);
    return patch.find() ? new Edits(folder(patch), files(command)) : NONE;
  }

  private static Optional<String> folder(Matcher patch) {
    return Stream.of(1, 2, 3).flatMap(group -> Stream.ofNullable(patch.group(group))).findFirst();
  }

  private static List<String> files(String patch) {
    return FILES.matcher(patch).results().map(found -> found.group(1)).distinct().toList();
  }

  private static Stream<String> text(Map<?, ?> input, String field) {
    return input.get(field) instanceof String text ? Stream.of(text) : Stream.empty();
  }
}
