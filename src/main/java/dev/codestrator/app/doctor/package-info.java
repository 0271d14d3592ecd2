/// Looks after the records: what is wrong with them or around them, and mends what can be mended
/// without guessing and without losing anybody's work.
@NullMarked
package dev.codestrator.app.doctor;

import org.jspecify.annotations.NullMarked;
