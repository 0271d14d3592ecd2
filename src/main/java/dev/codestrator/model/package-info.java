/// The records of an orchestration and the rules that hold between them.
///
/// Pure: knows `java.*` and nothing else, reads no file and no clock. Every other package may know
/// it.
@NullMarked
package dev.codestrator.model;

import org.jspecify.annotations.NullMarked;
