/// What an agent's hooks are answered: where it stands, its messages, which edits are not for it,
/// why its turn goes on; and who else is told that it waits.
///
/// Knows no agent's program: events and answers are those of `agent`.
@NullMarked
package dev.codestrator.app.hook;

import org.jspecify.annotations.NullMarked;
