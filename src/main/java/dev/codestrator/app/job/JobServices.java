package dev.codestrator.app.job;

/// What the commands of jobs call.
///
/// @param jobs finds them
/// @param starts starts them
/// @param control speaks to them and ends them
/// @param health whether any can be started
public record JobServices(Jobs jobs, Starts starts, Control control, Health health) {}
