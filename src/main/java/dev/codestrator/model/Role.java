package dev.codestrator.model;

/// What a caller is, and so what it may call.
public enum Role {
  ROOT,
  WORKER,
  MERGE_REVIEWER,
  PLAN_ARCHITECT,
  DOC_MIRROR_MANAGER,
  /// An agent with one prompt and no Case, of no session.
  JOB;

  /// The role's name as people write it: `merge-reviewer`.
  public String dashed() {
    return Texts.words(name()).replace(' ', '-');
  }
}
