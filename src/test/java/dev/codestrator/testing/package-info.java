/// What several tests need: repositories, tmux servers.
@NullMarked
package dev.codestrator.testing;

import org.jspecify.annotations.NullMarked;
