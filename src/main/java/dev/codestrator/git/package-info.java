/// The repository: worktrees, commits, merges, history.
///
/// Begin at [Git] for what the `git` program answers and does, at [Clones] for what is read from
/// git's own files without starting a program. Knows `io` and `model`; knows no record's file, no
/// pane and no agent.
@NullMarked
package dev.codestrator.git;

import org.jspecify.annotations.NullMarked;
