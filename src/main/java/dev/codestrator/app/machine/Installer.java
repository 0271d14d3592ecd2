package dev.codestrator.app.machine;

import dev.codestrator.io.SearchPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What installs packages on a system, by its official commands.
enum Installer {
  APT("apt-get", "apt-get install -y", "npm"),
  DNF("dnf", "dnf install -y", "npm"),
  PACMAN("pacman", "pacman -S --noconfirm", "npm"),
  ZYPPER("zypper", "zypper --non-interactive install", "npm"),
  APK("apk", "apk add", "npm"),
  BREW("brew", "brew install", "node");

  private final String program;
  private final String install;
  private final String npm;

  Installer(String program, String install, String npm) {
    this.program = program;
    this.install = install;
    this.npm = npm;
  }

  /// The one of this machine.
  static Optional<Installer> of(SearchPath path, Path folder) {
    return Stream.of(values())
        .filter(each -> path.find(each.program, folder).isPresent())
        .findFirst();
  }

  /// The package that has npm.
  String npm() {
    return npm;
  }

  /// Whether its commands are for the administrator.
  boolean isForAll() {
    return this != BREW;
  }

  /// The commands that install these packages.
  List<String> commands(List<String> packages) {
    var commands = new ArrayList<String>();
    if (!packages.isEmpty()) {
      if (this == APT) {
        commands.add("apt-get update");
      }
      commands.add(install + " " + String.join(" ", packages));
    }
    return commands;
  }
}
