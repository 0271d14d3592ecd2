/// The MCP server: the methods as tools of the Model Context Protocol, over standard input and
/// output.
///
/// Knows the methods and, alone, the protocol's SDK. It knows no command line.
@NullMarked
package dev.codestrator.mcp;

import org.jspecify.annotations.NullMarked;
