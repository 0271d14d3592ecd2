/// The soak: sessions, workers, servers and commands as real processes on one clone, some of which
/// are killed, while invariants are checked.
@NullMarked
package dev.codestrator.soak;

import org.jspecify.annotations.NullMarked;
