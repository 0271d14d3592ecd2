/// Child agents: launching them in panes of their own, knowing what they do, waiting for them,
/// stopping them.
@NullMarked
package dev.codestrator.app.thread;

import org.jspecify.annotations.NullMarked;
