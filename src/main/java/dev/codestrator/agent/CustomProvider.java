package dev.codestrator.agent;

import dev.codestrator.model.Config;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A provider that the settings describe: a command with places for what it needs.
///
/// Its program may run the hook script `{hook}` with an event's name and its JSON on standard
/// input, as the others' do; what it tells so is kept. Its state is known from its process.
public final class CustomProvider implements Provider {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)}");

  private final String name;
  private final Config.CustomProvider settings;
  private final CommandProvider plain = new CommandProvider(Optional.empty());

  /// @param name selects it
  /// @param settings how it is launched
  public CustomProvider(String name, Config.CustomProvider settings) {
    this.name = name;
    this.settings = settings;
  }

  @Override
  public String name() {
    return name;
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
    return new LaunchPlan(
        filled(settings.launch(), request, false),
        settings.resume().map(text -> filled(text, request, true)),
        Map.of(),
        false);
  }

  /// What stands for no place of ours is the shell's own and stays.
  private static String filled(String template, LaunchRequest request, boolean resume) {
    LaunchRequest.Place place = request.place();
    Matcher matcher = PLACE.matcher(template);
    return matcher.replaceAll(match ->
        Matcher.quoteReplacement(
            switch (match.group(1)) {
              case "prompt_file" ->
                  Shell.word((resume ? place.words() : place.prompt()).toString());
              case "worktree" -> Shell.word(place.worktree().toString());
              case "model" -> Shell.word(request.model().orElse(""));
              case "hook" -> Shell.word(place.hook().toString());
              case "session" -> "\"$ORCH_RESUME\"";
              default -> match.group();
            }));
  }

  @Override
  public Speech speech() {
    return plain.speech();
  }

  @Override
  public boolean confirms(Heard heard) {
    return plain.confirms(heard) || Hooks.tellOfPrompt(heard.events());
  }

  @Override
  public Observation judge(Facts facts) {
    return plain.judge(facts);
  }
}
