package dev.codestrator.mcp;

import dev.codestrator.api.Method;
import dev.codestrator.api.Schemas;
import dev.codestrator.model.shape.Kind;
import java.util.Map;

/// All about one method, for a caller that asks: the tools' descriptions stay short.
final class MethodHelp {
  private MethodHelp() {}

  static Map<String, Object> of(Method<?> method) {
    return Wire.ordered(
        "method",
        method.name(),
        "tool",
        Kind.word(method.group()),
        "description",
        method.description(),
        "effect",
        Kind.word(method.effect()),
        "signature",
        Schemas.signature(method),
        "params",
        Schemas.of(method),
        "refusals",
        method.refusals());
  }
}
