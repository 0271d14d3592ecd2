/// Jobs: threads of no session, one prompt each, started and looked after by single commands. What
/// a job is launched with, how its status is known and how it is spoken to is that of every thread
/// ([dev.codestrator.app.thread]).
@NullMarked
package dev.codestrator.app.job;

import org.jspecify.annotations.NullMarked;
