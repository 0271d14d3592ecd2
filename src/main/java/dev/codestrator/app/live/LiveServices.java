package dev.codestrator.app.live;

/// What a live view calls.
///
/// @param sights look
/// @param changes know when to look again
/// @param acts do something to somebody
public record LiveServices(Sights sights, Changes changes, Acts acts) {}
