/// Keeps the rendered view of the records up to date: takes the snapshot, writes the pages.
@NullMarked
package dev.codestrator.app.mirror;

import org.jspecify.annotations.NullMarked;
