/// The methods: each is defined once, with its name, its parameters, who may call it and what it
/// does. The command line, the MCP server and the documents are made from these definitions.
///
/// Knows the services. It knows no command line and no protocol.
@NullMarked
package dev.codestrator.api;

import org.jspecify.annotations.NullMarked;
