/// What surrounds the orchestration: the outside programs that it needs.
@NullMarked
package dev.codestrator.app.system;

import org.jspecify.annotations.NullMarked;
