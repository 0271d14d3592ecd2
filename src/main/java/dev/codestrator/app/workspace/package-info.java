/// Worktrees: making them, listing them, merging a child's work into its parent, and deciding
/// whether a piece of work needs one.
@NullMarked
package dev.codestrator.app.workspace;

import org.jspecify.annotations.NullMarked;
