package dev.codestrator.model;

/// How a review ends.
public enum Verdict {
  APPROVE,
  BLOCK
}
