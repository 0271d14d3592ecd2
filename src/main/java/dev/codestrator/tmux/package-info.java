/// The terminal multiplexer that shows each agent in a pane of its own.
///
/// Knows `io` and `model`; knows no record, no repository and not what runs in a pane.
@NullMarked
package dev.codestrator.tmux;

import org.jspecify.annotations.NullMarked;
