package dev.codestrator.mcp;

import dev.codestrator.model.Rejection;
import dev.codestrator.model.Texts;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// What a tool answers: an object, and the same as text for clients that know no objects.
final class Results {
  private static final String DESCRIBED =
      "the same call with \"help\": true tells what each field takes";

  private Results() {}

  /// A method's result.
  static CallToolResult done(Map<String, Object> result) {
    return of(result, false);
  }

  /// A refusal: code, message and hint.
  static CallToolResult refused(Rejection refusal) {
    String hint = refusal.hint().isBlank() ? DESCRIBED : refusal.hint();
    return error(refusal.code(), refusal.message(), hint);
  }

  /// The result of the work, or how it failed.
  ///
  /// @param err where the stack trace of a bug goes
  static CallToolResult of(Supplier<CallToolResult> work, PrintStream err) {
    try {
      return work.get();
    } catch (Rejection e) {
      return refused(e);
    } catch (RuntimeException | Error e) {
      err.println("error: this is a bug of orch: " + e);
      e.printStackTrace(err);
      return bug(e);
    }
  }

  private static CallToolResult bug(Throwable bug) {
    return error(
        "internal_error",
        "this is a bug of orch: " + Texts.excerpt(bug.toString(), 200),
        "the server's standard error has the stack trace");
  }

  private static CallToolResult error(String code, String message, String hint) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("code", code);
    fields.put("message", message);
    fields.put("hint", hint);
    return of(fields, true);
  }

  private static CallToolResult of(Map<String, Object> fields, boolean isError) {
    return CallToolResult.builder()
        .structuredContent(fields)
        .addTextContent(Wire.text(fields))
        .isError(isError)
        .build();
  }

  /// The map with its keys as text; entries without a value are left out.
  static Map<String, Object> named(Map<?, ?> map) {
    var fields = new LinkedHashMap<String, Object>();
    map.forEach((key, value) -> {
      if (value != null) {
        fields.put(String.valueOf(key), value);
      }
    });
    return fields;
  }
}
