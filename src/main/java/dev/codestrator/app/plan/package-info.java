/// The planning graph: what is thought about work before it becomes Cases.
@NullMarked
package dev.codestrator.app.plan;

import org.jspecify.annotations.NullMarked;
