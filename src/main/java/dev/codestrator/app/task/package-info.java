/// The task tree: making, finding and showing Epics, Features, TestGroups and Cases.
@NullMarked
package dev.codestrator.app.task;

import org.jspecify.annotations.NullMarked;
