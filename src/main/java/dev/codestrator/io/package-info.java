/// The only place that touches files, locks and processes.
///
/// Knows `model` for its refusals and nothing else of ours; it knows no record and no Markdown.
@NullMarked
package dev.codestrator.io;

import org.jspecify.annotations.NullMarked;
