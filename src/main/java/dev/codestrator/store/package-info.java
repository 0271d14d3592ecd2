/// The records on disk: where each is read and written, and how a change of them is made whole.
///
/// Knows `model`, `markdown` and `io`. It starts no program and knows neither git nor tmux: which
/// worktrees there are comes in as a `Clone`.
@NullMarked
package dev.codestrator.store;

import org.jspecify.annotations.NullMarked;
