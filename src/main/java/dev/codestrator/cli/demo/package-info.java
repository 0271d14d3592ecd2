/// `orch demo`: a whole orchestration in a scratch repository, with public commands only.
@NullMarked
package dev.codestrator.cli.demo;

import org.jspecify.annotations.NullMarked;
