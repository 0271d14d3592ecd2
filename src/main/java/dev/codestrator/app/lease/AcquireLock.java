package dev.codestrator.app.lease;

import dev.codestrator.model.Id;
import dev.codestrator.model.Lease;
import dev.codestrator.model.Param;
import java.util.List;
import java.util.Optional;

/// What `lock.acquire` takes.
public record AcquireLock(
    @Param(value = "file, prefix (a folder and all below it) or glob", orElse = "file")
        Lease.ScopeType scopeType,
    @Param("the path, relative to the repository") Optional<String> scopePath,
    @Param("several paths, all or nothing") List<String> scopePaths,
    @Param("the session that owns it; default: the caller's") Optional<Id> ownerSession,
    @Param("the thread that holds it; default: the caller's") Optional<Id> ownerThread,
    @Param(value = "seconds until it lapses without renewal", orElse = "600") int ttlSeconds,
    @Param(value = "exclusive, or shared with other readers", orElse = "exclusive") Lease.Mode mode,
    @Param(value = "what it is for", orElse = "work") String reason,
    @Param(value = "take it although its holder lives; the holder is told", orElse = "false")
        boolean steal) {}
