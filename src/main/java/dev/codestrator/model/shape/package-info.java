/// How a record class looks as named fields: one description serves the fields of a method, the
/// front matter of a file and the result of a call.
///
/// Pure: `java.*` only. A field's name is the component's name in snake case.
@NullMarked
package dev.codestrator.model.shape;

import org.jspecify.annotations.NullMarked;
