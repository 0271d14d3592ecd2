/// Sessions: opening one with its root worktree, showing it, closing it.
@NullMarked
package dev.codestrator.app.session;

import org.jspecify.annotations.NullMarked;
