package dev.codestrator.app.thread;

import dev.codestrator.model.Param;
import dev.codestrator.model.ThreadStatus;
import java.util.List;
import java.util.Optional;

/// What `thread.child.wait_status` takes.
public record WaitRequest(
    @Param("the child") Optional<String> threadId,
    @Param("several children: the first to arrive counts, or with all the last")
        List<String> threadIds,
    @Param(value = "wait until each of them has arrived", orElse = "false") boolean all,
    @Param("what to wait for; default: whatever ends it") List<ThreadStatus> targetStatuses,
    @Param(value = "how long to wait", orElse = "60") int timeoutSeconds) {}
