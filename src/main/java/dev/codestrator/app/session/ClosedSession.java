package dev.codestrator.app.session;

import dev.codestrator.model.Id;
import java.util.List;
import java.util.Optional;

/// What a session came to.
///
/// @param casesDone Cases of the session that are done
/// @param casesTotal all Cases of the session
/// @param filesChanged outside the records, against where the session began
/// @param verdict the newest review's
/// @param landed the commit of the target that holds the work
/// @param unlandedBranch where approved or unfinished work stays
public record ClosedSession(
    Id sessionId,
    int casesDone,
    int casesTotal,
    List<String> filesChanged,
    Optional<String> verdict,
    Optional<String> landed,
    Optional<String> unlandedBranch,
    String summary) {}
