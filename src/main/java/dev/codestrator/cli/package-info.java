/// The command line, for people and for agents in a shell. Every command is a method call through
/// the same dispatcher as any other caller's; commands are generated from the methods.
///
/// Knows `api` and the command-line library; it does not know the MCP server.
@NullMarked
package dev.codestrator.cli;

import org.jspecify.annotations.NullMarked;
