package dev.codestrator.app.install;

import java.util.Optional;

/// A file that is ours alone.
record WholeFile(String path, String text) implements Part {
  @Override
  public Optional<String> in(String content) {
    return Optional.of(content).filter(there -> !there.isEmpty());
  }

  @Override
  public String with(String content) {
    return text;
  }

  @Override
  public String without(String content) {
    return "";
  }

  @Override
  public Optional<String> obstacle(String content) {
    return Optional.empty();
  }
}
