/// Input that nobody wrote: what everything that reads texts of others must hold for any bytes. By
/// the kept inputs and some seeded ones in every build, by Jazzer for as long as `bench/fuzz` is
/// told.
@NullMarked
package dev.codestrator.fuzz;

import org.jspecify.annotations.NullMarked;
