/// The board: a page in a browser that shows a clone's records as they are now, for people.
///
/// What it shows are the results of the methods, and what may be done on it are calls of methods;
/// the page itself decides nothing. Knows neither the command line nor the MCP server.
@NullMarked
package dev.codestrator.board;

import org.jspecify.annotations.NullMarked;
