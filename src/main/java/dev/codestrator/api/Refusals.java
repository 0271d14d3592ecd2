package dev.codestrator.api;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the codes of refusals mean. A method's definition names those of its own; the common ones
/// may come from any.
///
/// Read only where somebody asks for it: a command that is run loads nothing of this.
final class Refusals {
  private static final SortedMap<String, String> COMMON =
      table(
          """
          ambiguous_field: a field is given by two of its names
          ambiguous_id: several IDs begin so; they are given
          bare_repository: the repository has no main worktree
          commit_failed: git refuses the commit, as by a hook
          file_keeps_changing: somebody else writes the file again and again
          file_missing: a record has gone meanwhile
          folder_missing: the folder to work in is gone
          git_failed: git failed; what it said is given
          git_locked: somebody holds git's own lock
          id_mismatch: the ID in a record is not the one in its file name
          identity_missing: git knows no name and mail to commit with
          interrupted: the call was cut short
          io_failed: the disk refuses: no room, no permission, a file in the way
          journal_damaged: a transaction that was cut off is damaged
          lock_busy: another process holds the lock of all writes
          malformed_id: a value is no ID
          malformed_json: a text that stands for JSON is none
          malformed_pane: a pane is none of tmux
          malformed_revision: a branch or commit is no name for one
          malformed_text: a text is no Unicode
          malformed_tmux_name: a name is none for a tmux session
          merge_in_progress: a merge is begun in the worktree
          missing_field: a field that is needed is left out
          no_commit: the repository has no commit yet
          no_session: the call needs a session, and the caller belongs to none
          no_such_folder: the folder to work in is none
          not_a_file: a file is a folder, a pipe or a device
          not_a_repository: the folder is in no git repository
          not_your_method: the method is not for the caller's role
          not_trusted: config.yaml, a step or a file for agents says what nobody has agreed to here; it is shown
          other_session: what is named belongs to another session than the caller
          pane_gone: a pane is gone
          program_missing: a program is not installed
          program_timeout: a program took too long
          symlink: a file is a symbolic link
          tmux_failed: tmux failed; what it said is given
          unknown_field: there is no such field; the nearest name is given
          unknown_id: there is no such record
          unknown_method: there is no method of this name
          unknown_provider: there is no such provider of agents
          unknown_revision: git knows no such branch or commit
          unmerged_paths: files of the worktree are in conflict
          unreadable_config: config.yaml has a mistake
          unreadable_record: a record has a mistake: file, line and column are given
          unsafe_edit: a record is written so that it can only be changed by hand
          worktree_gone: a worktree isn't on this machine
          wrong_kind: an ID is of another kind of record
          wrong_type: a value is not what its field takes
          """);

  private static final SortedMap<String, String> OWN =
      table(
          """
          agent_ended: the agent ended before it was ready; its screen is given
          agent_missing: the program of the agent is not installed
          agent_too_old: the program of the agent is older than what is needed
          already_landed: its work has landed already
          already_queued: it is in the queue already
          already_requested: this was asked for already
          always_branch: always_branch is false: every session has a branch of its own
          ambiguous_rescue: several rescued works begin so
          ambiguous_title: two slices of the plan have the title
          bad_branch: this is no name for a branch
          bad_path: no file could have the name that was given
          branch_changed: another branch is checked out in the worktree than the recorded one
          branch_checked_out: the branch is checked out in a worktree
          branch_exists: there is such a branch already
          branch_not_merged: the branch has commits that would be lost
          case_claimed: a worktree has the case already
          case_of_root: the case is for root itself
          case_over: the case is done or cancelled
          case_taken: another thread has the case
          changed_since: the file was changed again after that
          child_over: the child's program has ended
          children_unmerged: worktrees below it are not merged yet
          cycle: nodes would wait for each other; the way round is given
          dependencies_open: cases that it waits for are not done
          dependency_cycle: cases would wait for each other; the way round is given
          dependency_without_case: what a slice waits for has no case and is not done
          empty_list: a list has nothing in it
          empty_text: a text has nothing in it
          ended_by_interrupt: the child ended when it was interrupted
          evidence_missing: steps of the case are not proven; they are given with the reason
          file_locked: another program holds a file of the agent
          finding_without_evidence: a finding says nothing that shows it
          folder_exists: the folder is there already
          git_too_old: git is older than what is needed
          hook_refused: a hook of the repository refuses the merge
          hook_taken: there is another hook, or core.hooksPath leads elsewhere
          inbox_empty: no message waits
          lease_held: another thread holds a lease on the paths
          lease_unreadable: a lease can't be read, and so counts as held
          link_taken: another program has the name codex-agent
          main_lock_needed: the session doesn't hold the main lock
          malformed_branch: this can't be the name of a branch
          malformed_command: a command doesn't fit on one line
          merge_conflict: the merge conflicts; the files are given
          name_taken: every name like it is taken
          negative_estimate: an estimate is below zero
          no_child: the thread is a root
          no_command: provider 'command' has no command
          no_default_branch: no branch is named, and the main worktree is on none
          no_launcher: nobody knows where the program orch is
          no_merge: the merge was ended by somebody else
          no_parent: the worktree is the root of its session
          no_reference: there is no current reference yet
          no_review: no review was asked for
          no_review_pending: no review waits for a verdict
          no_scope: a worker is given no case
          no_free_ports: no such number of ports in a row is free
          no_slices: the plan has no slices
          no_such_file: there is no such file
          no_such_line: the file has no such line
          no_verdict_written: the file of the review holds no verdict
          other_commit: the review is of another commit than the one that was judged
          no_target: there is no such branch to land on
          no_thread: a worker doesn't say which thread it is
          no_tmux_session: there is no tmux session, and none was to be made
          no_verdict: no verdict is given yet
          node_cancelled: the node is cancelled
          not_a_mirror: a file is in the way that was not made by orch
          not_active: the worktree is merged or removed
          not_approved: it is not approved
          not_begun: the case is not begun
          not_confirmed: the child did not say that it has the directive
          not_fast_forward: the branch has commits that the other lacks
          not_held: the lease is not held any more
          not_interrupted: the child did not say that its turn ended
          not_launched_here: the child was launched on another machine
          not_listed: what is to be taken off the list isn't on it
          not_own_inbox: the inbox is that of another thread
          not_own_lock: the lease is that of another thread
          not_own_thread: a child acts for itself only
          not_own_worktree: a worker merges its own worktree only
          not_pending: the node doesn't wait for approval
          not_queued: it is not in the queue
          not_ready: the child did not start in time; its screen is given
          not_root_worktree: the worktree is not the session's root worktree
          not_the_mirrors_role: only root and a doc-mirror-manager refresh the mirror
          not_the_reviewer: a verdict is given by its reviewer or a person
          nothing_asked: the child waits for no answer
          nothing_to_merge: no case of it was begun
          open_block: the summary leaves a code block or comment open
          other_parent: the node is part of another already
          out_of_range: a number is too small or too large
          outside_scope: the case is not in the caller's scope
          over_budget: the plan is over the planning budget
          own_approval: nobody approves a node of its own
          own_descendant: the new parent is the task itself or below it
          pane_dead: the program in the child's pane has ended
          path_inside: a worktree would be inside the main worktree
          path_outside: a path leads out of the repository
          path_taken: a file is in the way
          paths_leased: changes are of what others lease; they are given
          paths_outside: changes are outside of the files of the cases; they are given
          records_pending: records are not committed; commit_pending does it
          not_your_turn: somebody before you in the queue waits for the main lock too
          ref_moved: the branch moved meanwhile
          reference_outdated: the current reference is a newer one
          requester_busy: the session that would go on has work of its own
          rescue_names_taken: every name for the rescued work is taken
          review_pending: a review waits for its verdict already
          root_worktree: this is not done to the root worktree of a session
          same_session: it is the session of the caller
          self_edge: a node is connected with itself
          session_alive: the root of the session lives
          session_busy: something of the session is open; it is listed
          session_inside_child: a child opens no session
          session_over: the session is closed or handed off
          setup_failed: a command of worktree.setup failed; the end of its output is given
          setup_missing: worktree.setup names a file that the main worktree doesn't have
          setup_not_ignored: git would commit what worktree.setup brings along
          step_exists: the case has such a step already
          steps_open: steps of the case are not checked
          title_too_long: the title is too long
          tmux_missing: tmux is not installed
          too_many_children: as many children run as may
          unknown_agent: nothing can be set up for an agent of this name
          unknown_dialog: its terminal shows no question that is known; it is shown
          unknown_rescue: there is no such rescued work
          unknown_slice: the plan has no such slice
          unknown_step: the case has no such step
          unknown_undo: there is nothing of this ID to put back
          use_method: another method changes this status
          verdict_against_findings: the verdict doesn't fit its findings
          target_dirty: uncommitted work is in the way where the target is checked out
          target_in_use: the target is being rebased where it is checked out
          verdict_stale: work changed after it was reviewed
          verdict_unconfirmed: a file says approved, and nobody gave that verdict here
          verdict_without_finding: BLOCK has no blocking finding
          verify_changed_work: the command that verifies changed files: what it tested differs
          verify_failed: the command that verifies failed; its output is given
          verify_timeout: the command that verifies took too long
          work_complete: the child's work is complete
          work_uncommitted: the worktree has work that is not committed
          worker_busy: the worker has another active case
          worktree_dirty: the worktree has changes that are not committed
          worktree_kept: the worktree has work that is merged nowhere; reasons are given
          worktree_taken: a living thread has the worktree
          wrong_cursor: the cursor is none that was given for this list
          wrong_field: a child is given a field that only tasks without a parent take
          wrong_level: the task is of another level
          wrong_node_type: the node is of another type
          wrong_parent_level: the parent is of a level that takes no such children
          wrong_role: root is not launched as a child
          wrong_scope: the lock of the main merge has methods of its own
          """);

  /// With which every method refuses that launches a child.
  static final String SPAWNING =
      """
      agent_ended agent_missing agent_too_old bad_branch bad_path branch_checked_out
      branch_exists branch_not_merged case_claimed case_of_root case_over case_taken empty_text file_locked
      folder_exists lease_held lease_unreadable malformed_branch name_taken no_command
      no_free_ports no_scope no_such_file no_tmux_session not_active not_ready
      out_of_range over_budget path_inside path_outside root_worktree session_over setup_failed
      setup_missing setup_not_ignored tmux_missing too_many_children worktree_dirty
      worktree_taken wrong_level wrong_role\
      """;

  private Refusals() {}

  private static SortedMap<String, String> table(String text) {
    var table = new TreeMap<String, String>();
    text.lines().map(line -> line.split(": ", 2)).forEach(line -> table.put(line[0], line[1]));
    return Collections.unmodifiableSortedMap(table);
  }

  /// Those that any method may give, with when it does.
  static SortedMap<String, String> common() {
    return COMMON;
  }

  /// Those that definitions name, with when they are given.
  static SortedMap<String, String> own() {
    return OWN;
  }

  /// Those of one method, with when it gives them.
  static Map<String, String> of(List<String> codes) {
    var table = new TreeMap<>(OWN);
    table.keySet().retainAll(codes);
    return table;
  }
}
