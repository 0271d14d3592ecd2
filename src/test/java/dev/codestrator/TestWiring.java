package dev.codestrator;

import dev.codestrator.api.Dispatcher;
import dev.codestrator.app.hook.Hooks;
import dev.codestrator.app.job.JobServices;
import dev.codestrator.app.mirror.Mirrors;
import dev.codestrator.io.Programs;
import java.time.InstantSource;
import java.util.Map;

/// Lets tests of other packages have the services as they are connected.
public final class TestWiring {
  private TestWiring() {}

  /// The way of every call, with these programs and this clock.
  public static Dispatcher dispatcher(
      Map<String, String> environment, Programs programs, InstantSource clock) {
    return Wiring.dispatcher(environment, "test", programs, clock);
  }

  /// What answers hooks, with these programs and this clock.
  public static Hooks hooks(
      Map<String, String> environment, Programs programs, InstantSource clock) {
    return Wiring.hooks(environment, programs, clock);
  }

  /// What renders the records.
  public static Mirrors mirrors() {
    return Wiring.mirrors();
  }

  /// What the commands of jobs call, with these programs and this clock.
  public static JobServices jobs(
      Map<String, String> environment, Programs programs, InstantSource clock) {
    return Wiring.jobs(environment, programs, clock);
  }
}
