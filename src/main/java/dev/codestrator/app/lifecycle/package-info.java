/// The life of a Case from its beginning to its completion, and what each thread does next.
@NullMarked
package dev.codestrator.app.lifecycle;

import org.jspecify.annotations.NullMarked;
