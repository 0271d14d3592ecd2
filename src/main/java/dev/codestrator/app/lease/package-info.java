/// Leases: which thread may change which paths, and who holds the one lock for merges into main.
@NullMarked
package dev.codestrator.app.lease;

import org.jspecify.annotations.NullMarked;
