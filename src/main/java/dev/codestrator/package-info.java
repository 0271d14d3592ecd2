/// The composition root: `Main` reads the process's surroundings, `Wiring` connects the services.
/// It may know every package; nothing may know it.
@NullMarked
package dev.codestrator;

import org.jspecify.annotations.NullMarked;
