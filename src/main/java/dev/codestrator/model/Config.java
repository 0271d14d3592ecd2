package dev.codestrator.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The settings of a project, from `.orchestrator/config.yaml`. Every one has a default.
public record Config(
    Commits commits,
    Tmux tmux,
    Worktrees worktrees,
    EachWorktree worktree,
    Agents agents,
    Merge merge,
    Limits limits,
    Planning planning,
    Rules rules,
    Hooks hooks,
    @Param(value = "how people are told", name = "notify") Notify notices) {
  /// What is committed, and how.
  public record Commits(
      @Param(value = "checkpoint: commit at every checkpoint; off: never", orElse = "checkpoint")
          Mode mode,
      @Param(value = "seconds to wait for the lock of the clone", orElse = "10")
          int lockWaitSeconds) {
    /// When records are committed.
    public enum Mode {
      CHECKPOINT,
      OFF
    }
  }

  /// Where panes are made.
  public record Tmux(
      @Param("another tmux server: a socket's name or path") Optional<String> socket) {}

  /// Where worktrees are made.
  public record Worktrees(
      @Param("folder for new worktrees, relative to the main worktree; default: a sibling of it")
          Optional<String> folder,
      @Param(
              value = "seconds between two looks for conflicts between running workers; 0: never",
              orElse = "60")
          int overlapSeconds) {}

  /// What a worktree is.
  public record EachWorktree(@Param("what every new worktree gets") Setup setup) {}

  /// What every new worktree gets beside the files that git knows.
  public record Setup(
      @Param("files and folders of the main worktree that are copied; a glob may end the path")
          List<String> copy,
      @Param("the same, linked instead of copied") List<String> link,
      @Param("commands that must exit 0 in it, in this order") List<String> run,
      @Param(value = "how many free ports it gets, from ORCH_PORT_BASE on", orElse = "0") int ports,
      @Param("command that is run in it before it is removed") Optional<String> teardown,
      @Param(value = "seconds that each command may run", orElse = "600") int timeoutSeconds) {
    /// No setup at all.
    public static final Setup NONE =
        new Setup(List.of(), List.of(), List.of(), 0, Optional.empty(), 600);
  }

  /// What agents are launched.
  public record Agents(
      @Param(value = "the provider of a spawn that names none", orElse = "codex") String provider,
      @Param("what provider 'command' runs when a spawn brings no command")
          Optional<String> command,
      @Param("what provider 'command' runs for a merge reviewer") Optional<String> reviewerCommand,
      @Param("how provider 'codex' is launched") Codex codex,
      @Param("how provider 'claude_code' is launched") ClaudeCode claudeCode,
      @Param("more providers: a launch command by name") Map<String, Object> providers) {
    /// The model of this provider's agents when nobody names one; else the program has its own.
    public Optional<String> modelOf(String name) {
      return switch (name) {
        case "codex" -> codex.model();
        case "claude_code" -> claudeCode.model();
        default -> Optional.empty();
      };
    }

    /// How much this provider's agents think when nobody says it; else the program has its own.
    public Optional<String> reasoningOf(String name) {
      return switch (name) {
        case "codex" -> codex.reasoning();
        case "claude_code" -> claudeCode.reasoning();
        default -> Optional.empty();
      };
    }
  }

  /// How Codex is launched.
  public record Codex(
      @Param(value = "its name on the PATH, or its path", orElse = "codex") String program,
      @Param("the model of agents for which none is named; default: its own")
          Optional<String> model,
      @Param(
              value = "how much they think, when nobody says it; default: as it does by itself",
              alias = "effort")
          Optional<String> reasoning,
      @Param(value = "what its commands may write", orElse = "workspace_write") Sandbox sandbox,
      @Param(value = "what it asks a person about", orElse = "never") Approval approval,
      @Param("more words for its command line") List<String> args) {
    /// What the commands of an agent may do.
    public enum Sandbox {
      READ_ONLY,
      WORKSPACE_WRITE,
      DANGER_FULL_ACCESS;

      /// Its name as Codex writes it: `workspace-write`.
      public String dashed() {
        return Texts.words(name()).replace(' ', '-');
      }
    }

    /// When an agent asks before it does something.
    public enum Approval {
      NEVER,
      ON_REQUEST
    }
  }

  /// How Claude Code is launched.
  public record ClaudeCode(
      @Param(value = "its name on the PATH, or its path", orElse = "claude") String program,
      @Param("the model of agents for which none is named; default: its own")
          Optional<String> model,
      @Param(
              value = "how much they think, when nobody says it; default: as it does by itself",
              alias = "effort")
          Optional<String> reasoning,
      @Param(value = "what it does without asking, in its own words", orElse = "acceptEdits")
          String permissionMode,
      @Param("more words for its command line") List<String> args) {}

  /// A provider of the settings' own.
  public record CustomProvider(
      @Param("its shell command; {prompt_file}, {worktree}, {model}, {hook} are put in as words")
          String launch,
      @Param("the same for a conversation that goes on; {session} is its ID")
          Optional<String> resume) {}

  /// How work lands.
  public record Merge(
      @Param("command that must exit 0 in the worktree before a landing") Optional<String> verify,
      @Param(value = "seconds that the verify command may run", orElse = "1800")
          int verifyTimeoutSeconds,
      @Param(value = "merge, squash or fast_forward", orElse = "merge") Strategy strategy,
      @Param(value = "how many approved requests one landing takes along", orElse = "1") int batch,
      @Param("the remote that the target is pushed to after a landing; default: none")
          Optional<String> push,
      @Param(value = "a completed case waits in review until root says done", orElse = "false")
          boolean reviewCases) {
    /// What a landing leaves on the target.
    public enum Strategy {
      MERGE,
      SQUASH,
      FAST_FORWARD
    }
  }

  /// How much at once.
  public record Limits(
      @Param(value = "workers of a session at once", orElse = "6") int maxConcurrentChildren,
      @Param(value = "seconds until a launched agent must be ready", orElse = "30")
          int readySeconds,
      @Param(value = "seconds that a lease taken at spawn lasts without renewal", orElse = "3600")
          int leaseSeconds) {}

  /// How large a slice of a plan may be when it is given to somebody.
  public record Planning(
      @Param(value = "tokens that the work on a slice may take", orElse = "60000")
          int maxTokensPerSlice,
      @Param(value = "paths and globs that a slice may touch", orElse = "20")
          int maxFilesPerSlice) {}

  /// What becomes of work that oversteps what it was given, at edit time, at a merge and at
  /// landing.
  public record Rules(
      @Param(value = "a change outside the case's files: warn, deny or off", orElse = "warn")
          ScopePolicy scopePolicy,
      @Param(value = "a change of what another leases: enforce, warn or off", orElse = "enforce")
          LeasePolicy leasePolicy,
      @Param(
              value = "required: a case is completed only when each step has a command that passed",
              orElse = "optional")
          EvidencePolicy evidence) {
    /// What becomes of a change outside the Case's files.
    public enum ScopePolicy {
      WARN,
      DENY,
      OFF
    }

    /// What becomes of a change of a path that another thread leases.
    public enum LeasePolicy {
      ENFORCE,
      WARN,
      OFF
    }

    /// Whether a Case may be completed on its worker's word.
    public enum EvidencePolicy {
      OPTIONAL,
      REQUIRED
    }
  }

  /// What an agent's hooks answer it.
  public record Hooks(
      @Param(value = "how often a turn that ends before its case's steps is sent on", orElse = "3")
          int stopNudges) {}

  /// How people are told that an agent waits or has ended. Nothing is told by default.
  public record Notify(
      @Param("a command of the shell, with ORCH_STATUS and more in its environment")
          Optional<String> command,
      @Param(value = "true: ring the bell of the agent's terminal", orElse = "false") boolean bell,
      @Param(value = "true: show a notice on the desktop", orElse = "false") boolean desktop) {
    /// Whether anybody is to be told at all.
    public boolean wanted() {
      return command.filter(text -> !text.isBlank()).isPresent() || bell || desktop;
    }
  }
}
