package dev.codestrator.cli;

import dev.codestrator.api.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A command that calls a method: where the method's fields stand on the command line.
///
/// A field that isn't named here is an option of its own name: `parent_id` is `--parent-id`.
///
/// @param path the words of the command, as in `task add`
/// @param method the method that it calls
/// @param positionals fields that are given by position; the last may be a list
/// @param optional how many of the last positionals may be left out
/// @param options fields whose options have other names
/// @param fixed values that the command itself gives
/// @param layout how the result is shown
/// @param example a use of it
/// @param bare the command that it is when its first positional is left out
/// @param saying what it is for, where the method's own description says it badly
public record Verb(
    String path,
    String method,
    List<String> positionals,
    int optional,
    Map<String, String> options,
    Map<String, Object> fixed,
    Layout layout,
    String example,
    Optional<String> bare,
    Optional<String> saying) {

  static Verb of(String path, String method, Layout layout, String example) {
    return new Verb(
        path,
        method,
        List.of(),
        0,
        Map.of(),
        Map.of(),
        layout,
        example,
        Optional.empty(),
        Optional.empty());
  }

  /// The same with these fields by position.
  Verb takes(String... fields) {
    return new Verb(
        path, method, List.of(fields), optional, options, fixed, layout, example, bare, saying);
  }

  /// The same, with the last positionals as ones that may be left out.
  Verb lastOptional(int count) {
    return new Verb(
        path, method, positionals, count, options, fixed, layout, example, bare, saying);
  }

  /// The same with another name for a field's option.
  Verb naming(String field, String option) {
    var more = new HashMap<>(options);
    more.put(field, option);
    return new Verb(
        path, method, positionals, optional, more, fixed, layout, example, bare, saying);
  }

  /// The same with a value that the command gives.
  Verb fixing(String field, Object value) {
    var more = new HashMap<>(fixed);
    more.put(field, value);
    return new Verb(
        path, method, positionals, optional, options, more, layout, example, bare, saying);
  }

  /// The same, which without its positional is that other command.
  Verb orElse(String other) {
    return new Verb(
        path, method, positionals, 1, options, fixed, layout, example, Optional.of(other), saying);
  }

  /// The same with words of its own for what it is for.
  Verb saying(String text) {
    return new Verb(
        path,
        method,
        positionals,
        optional,
        options,
        fixed,
        layout,
        example,
        bare,
        Optional.of(text));
  }

  /// What it is for, in a sentence.
  String purpose(Method<?> called) {
    return saying.orElse(called.description());
  }
}
