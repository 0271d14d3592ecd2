/// The way in over HTTP, on the JDK's own server, for clients of this machine alone: which requests
/// may come in, how many at a time, how large, and how long the server lives.
///
/// Knows nothing of what is served. Nothing here is loaded by commands that serve nobody.
@NullMarked
package dev.codestrator.http;

import org.jspecify.annotations.NullMarked;
