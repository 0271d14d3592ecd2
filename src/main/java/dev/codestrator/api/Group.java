package dev.codestrator.api;

/// The groups of methods; each is a tool of the MCP server.
public enum Group {
  ORCH_SESSION("sessions: workspace.init, open, context, list, close. A root begins here."),
  ORCH_TASK("the task tree: epics, features, test groups, cases and their steps"),
  ORCH_GRAPH("the planning graph"),
  ORCH_WORKSPACE("worktrees, and leases on paths"),
  ORCH_THREAD("child agents in tmux panes: spawn, watch, wait, stop"),
  ORCH_LIFECYCLE("what to do next: the current reference. Read it after compaction"),
  ORCH_MERGE("review and landing, under the main lock"),
  ORCH_INBOX("messages between threads"),
  ORCH_SYSTEM("plans, the programs around (tmux), and the care for the records: doctor, undo");

  private final String purpose;

  Group(String purpose) {
    this.purpose = purpose;
  }

  /// What the group is for, in a few words.
  public String purpose() {
    return purpose;
  }
}
