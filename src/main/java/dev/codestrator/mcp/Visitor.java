package dev.codestrator.mcp;

import dev.codestrator.model.Caller;
import java.nio.file.Path;

/// Who has come in over HTTP, by the token it showed.
///
/// @param caller its role, session and thread, as its record says now
/// @param folder where it stands
record Visitor(Caller caller, Path folder) {}
