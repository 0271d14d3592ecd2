/// Markdown records with YAML front matter: reading them, and changing single places in their text.
///
/// Pure: text in, text out. Knows `model` for its refusals and no file, clock or record type. An
/// edit is a list of splices; the result is read again and must differ in the intended place only.
@NullMarked
package dev.codestrator.markdown;

import org.jspecify.annotations.NullMarked;
