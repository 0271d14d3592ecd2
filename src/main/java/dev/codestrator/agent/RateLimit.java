package dev.codestrator.agent;

import java.time.Instant;
import java.util.Optional;

/// A limit of the model's service that an agent has run into or comes near to.
///
/// @param name which one, by the program's own word
/// @param usedPercent how much of it is used, where that is told
/// @param resetsAt when it counts anew, where that is told
public record RateLimit(String name, Optional<Double> usedPercent, Optional<Instant> resetsAt) {}
