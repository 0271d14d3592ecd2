/// The live view of `orch watch`: a state that keys and news change, lines that show it, and a
/// terminal. The first two are pure; only [Screen] knows the library that speaks to terminals.
@NullMarked
package dev.codestrator.cli.view;

import org.jspecify.annotations.NullMarked;
