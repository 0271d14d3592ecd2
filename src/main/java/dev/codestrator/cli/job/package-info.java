/// The commands of jobs, `orch job ...`, and the same by the name `codex-agent`: the names,
/// options, columns and fields that scripts for that program use.
@NullMarked
package dev.codestrator.cli.job;

import org.jspecify.annotations.NullMarked;
