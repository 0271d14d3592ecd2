/// Messages between the threads of a session.
@NullMarked
package dev.codestrator.app.inbox;

import org.jspecify.annotations.NullMarked;
