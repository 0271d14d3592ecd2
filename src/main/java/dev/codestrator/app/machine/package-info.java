/// The programs that an orchestration needs on a machine: whether they are there and new enough,
/// how they are installed, and whether agents really work with us.
@NullMarked
package dev.codestrator.app.machine;

import org.jspecify.annotations.NullMarked;
