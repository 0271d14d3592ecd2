/// What `orch init` puts into a repository for the agents that work there: skills, a note in the
/// files that they read first, the entry of our MCP server.
///
/// Files of others are changed in one place and nowhere else; what somebody edited of ours stays.
@NullMarked
package dev.codestrator.app.install;

import org.jspecify.annotations.NullMarked;
