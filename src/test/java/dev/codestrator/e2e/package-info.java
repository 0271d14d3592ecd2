/// The real agent CLIs, Codex and Claude Code, against a model's stand-in on loopback: no account,
/// no cost, every answer scripted by the test. Run by `mvn -Pagents verify`, after `npm ci --prefix
/// src/test/agents`.
@NullMarked
package dev.codestrator.e2e;

import org.jspecify.annotations.NullMarked;
