/// The rendered view of the records for people: a snapshot in, texts out.
///
/// Pure: knows `model`, and of `markdown` how it is rendered. It reads no file, asks no clock, and
/// writes the same bytes for the same snapshot. Whatever a title holds stays text.
@NullMarked
package dev.codestrator.mirror;

import org.jspecify.annotations.NullMarked;
