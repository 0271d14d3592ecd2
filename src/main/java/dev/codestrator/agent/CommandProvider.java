package dev.codestrator.agent;

import dev.codestrator.model.Rejection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Any program is an agent when it reads its prompt file and speaks through `orch`.
///
/// Its state is known from its process alone; its work is complete when the records say so. It has
/// a directive when it has taken it from its inbox: what is pasted into its terminal it may never
/// read.
public final class CommandProvider implements Provider {
  private static final Speech SPEECH =
      new Speech(List.of("C-c"), List.of(), Duration.ofMillis(500), Duration.ofSeconds(2), false);

  private final Optional<String> configured;

  /// @param configured the command of the settings, for requests that bring none
  public CommandProvider(Optional<String> configured) {
    this.configured = configured;
  }

  @Override
  public String name() {
    return "command";
  }

  @Override
  public Optional<Requirement> requirement() {
    return Optional.empty();
  }

  @Override
  public boolean hasHooks() {
    return false;
  }

  @Override
  public LaunchPlan plan(LaunchRequest request) {
    String command =
        request
            .command()
            .or(() -> configured)
            .filter(text -> !text.isBlank())
            .orElseThrow(() ->
                new Rejection.Invalid(
                    "no_command",
                    "provider 'command' was asked for without a command",
                    "give launch_command, or set agents.command in .orchestrator/config.yaml"));
    return LaunchPlan.of(command);
  }

  @Override
  public Speech speech() {
    return SPEECH;
  }

  @Override
  public boolean confirms(Heard heard) {
    return heard.taken();
  }

  @Override
  public Observation judge(Facts facts) {
    return ProcessStatus.of(facts);
  }
}
