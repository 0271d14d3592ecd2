/// The MCP server: the methods as tools of the Model Context Protocol, for one client over standard
/// input and output, or for many over HTTP.
///
/// `McpProgram` and `LineTransport` are the one way, `HttpProgram`, `Mcp`, `Gate` and `Visits` the
/// other; both serve by `Serving`.
///
/// Knows the methods and, alone, the protocol's SDK. It knows no command line.
@NullMarked
package dev.codestrator.mcp;

import org.jspecify.annotations.NullMarked;
