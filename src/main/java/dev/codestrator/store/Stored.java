package dev.codestrator.store;

import java.nio.file.Path;

/// A record and the file that it was read from.
public record Stored<T extends Record>(Path file, T value) {}
