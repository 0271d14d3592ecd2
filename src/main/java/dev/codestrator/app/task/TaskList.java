package dev.codestrator.app.task;

import java.util.List;
import java.util.Optional;

/// Tasks, parents before children.
///
/// @param total how many there are without the limit
/// @param cursor give it to get the rest; absent when nothing was cut
/// @param unreadable files that may hold tasks which aren't listed, and why they can't be read
public record TaskList(
    List<TaskSummary> tasks, int total, Optional<String> cursor, List<String> unreadable) {}
