package dev.codestrator.app.session;

/// What `session.context` takes: nothing but the session.
public record ContextRequest() {}
