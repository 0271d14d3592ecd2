package dev.codestrator.app.system;

import dev.codestrator.app.Call;
import dev.codestrator.app.trust.Agreement;
import dev.codestrator.model.Param;
import dev.codestrator.model.Rejection;
import dev.codestrator.tmux.Tmux;
import java.util.Optional;
import java.util.function.Function;

/// The method `runtime.tmux.ensure`.
public final class TmuxRuntime {
  private static final String INSTRUCTIONS =
      "Debian, Ubuntu: sudo apt-get install tmux; Fedora: sudo dnf install tmux; macOS: brew install tmux";

  private final Function<Call, Tmux> tmux;

  /// @param tmux the tmux that the settings name
  public TmuxRuntime(Function<Call, Tmux> tmux) {
    this.tmux = tmux;
  }

  /// What `runtime.tmux.ensure` takes.
  public record EnsureTmux(
      @Param(value = "install it when it is missing", orElse = "false") boolean autoInstall) {}

  /// How it stands with tmux.
  ///
  /// @param status `ready` or `manual_required`
  public record TmuxState(String status, Optional<String> version, Optional<String> instructions) {}

  /// `runtime.tmux.ensure`. Installing is left to the user, who is told the command.
  public TmuxState ensure(Call call, EnsureTmux request) {
    Optional<String> version = tmux.apply(call).version();
    return version.isPresent()
        ? new TmuxState("ready", version, Optional.empty())
        : new TmuxState("manual_required", Optional.empty(), Optional.of(INSTRUCTIONS));
  }

  /// The tmux to use.
  ///
  /// @param autoInstall whether to install it when it is missing
  /// @throws Rejection.Forbidden `not_trusted`
  /// @throws Rejection.ToolFailed `tmux_missing`
  public Tmux require(Call call, boolean autoInstall) {
    Agreement.require(call, "tmux.socket");
    Tmux found = tmux.apply(call);
    if (ensure(call, new EnsureTmux(autoInstall)).version().isEmpty()) {
      throw new Rejection.ToolFailed(
          "tmux_missing",
          "tmux is needed for children, and it can't be found on the PATH",
          INSTRUCTIONS);
    }
    return found;
  }
}
