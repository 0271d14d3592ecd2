package dev.codestrator.cli.job;

/// How jobs are used.
final class JobHelp {
  static final String TEXT =
      """
      Usage: orch job COMMAND [ARGUMENTS] [OPTIONS]        (also: codex-agent COMMAND ...)

      Start and speak
        start "prompt"       start an agent; start - reads the prompt from standard input
        send ID "text"       tell it something when its turn ends; --interrupt: at once
        await-turn ID        wait for the end of its turn; exit 0 done, 1 failed, 2 context full
        watch ID             follow what it says, runs and changes until it is over
        capture ID [LINES]   the last lines of its terminal
        output ID            all that its terminal got; --strip-ansi: as plain text
        attach ID            the command that shows its terminal

      Look
        jobs                 all jobs; --tree, --json, --limit N, --all
        status ID            one job
        report ID            tokens, files, errors, summary
        sessions, claims     tmux sessions, leased paths
        log, context         agents.log; what to know after compaction
        note KIND "text"     add to agents.log: session, findings, synthesis or claim; --prd FILE
        dashboard            all of this again whenever it changes; --once, --interval SECONDS
        health               whether jobs can be started

      End
        done ID, kill ID     mark as done, stop
        delete ID, clean     put one away; all that ended over 7 days ago

      Options of start
        -r, --reasoning low|medium|high|xhigh    -m, --model NAME    --provider NAME
        -s, --sandbox read-only|workspace-write|danger-full-access
        -f, --file GLOB      files before the prompt (repeat; ! excludes)
        --map                the map of the codebase before the prompt
        --context-budget N   tokens that the files may be
        -d, --dir DIR        where it works          --worktree   in a worktree of its own
        --claim GLOB         lease these paths first (repeat)     --force   in spite of others
        --retry N            start it again when it fails
        --parent-session ID  whom it belongs to      --wait       wait for its first turn
        --dry-run            show what would be sent

      Example: orch job start "Find the flaky test" -s read-only --map -f 'src/test/**'\
      """;

  private JobHelp() {}
}
