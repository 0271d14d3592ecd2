package dev.codestrator.app.install;

import dev.codestrator.app.install.Installed.Outcome;
import dev.codestrator.io.Disk;
import dev.codestrator.io.SearchPath;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Texts;
import dev.codestrator.store.Draft;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Puts what agents need into a worktree, renews it, and takes it out again.
///
/// @param path where agents' programs are looked for
public record Installing(SearchPath path) {
  private static final String NONE = "none";

  /// Puts the parts for these agents where they belong. What is there already is renewed, unless
  /// somebody edited it.
  ///
  /// @param root of the worktree
  /// @param seat its folder of records, where it is noted what was put where
  /// @param agents names, also several in one with commas, or `none`; empty for those whose program
  ///   is found, and those that it was done for before
  /// @throws Rejection.Invalid `unknown_agent`
  public List<Installed> install(Draft draft, Path root, Path seat, List<String> agents) {
    var visit = new Visit(draft, root, seat);
    List<Installed> done = parts(targets(visit, agents)).map(visit::install).toList();
    visit.note();
    return done;
  }

  /// Takes all parts out, but those that somebody edited.
  ///
  /// @param root of the worktree
  /// @param seat its folder of records
  public List<Installed> remove(Draft draft, Path root, Path seat) {
    var visit = new Visit(draft, root, seat);
    List<Installed> done =
        parts(List.of(Target.values())).flatMap(part -> visit.remove(part).stream()).toList();
    visit.note();
    return done;
  }

  /// The providers whose agents a repository is set up for.
  ///
  /// @param seat its folder of records
  public static List<String> providers(Path seat) {
    Manifest manifest =
        Manifest.parse(
            Disk.read(seat.resolve(Manifest.NAME))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse(""));
    return Stream.of(Target.values())
        .filter(target -> target.isIn(manifest))
        .map(Target::provider)
        .toList();
  }

  private static Stream<Part> parts(List<Target> targets) {
    Stream<Part> own = targets.stream().flatMap(target -> target.parts().stream());
    return targets.isEmpty() ? own : Stream.concat(own, Target.shared().stream());
  }

  private List<Target> targets(Visit visit, List<String> agents) {
    List<String> names =
        agents.stream().flatMap(each -> Stream.of(each.split(","))).map(String::strip).toList();
    if (names.equals(List.of(NONE))) {
      return List.of();
    }
    return names.isEmpty()
        ? Stream.of(Target.values())
            .filter(target -> isFound(target, visit.root) || visit.knows(target))
            .toList()
        : names.stream().map(Installing::target).distinct().toList();
  }

  private boolean isFound(Target target, Path folder) {
    return path.find(target.program(), folder).isPresent();
  }

  private static Target target(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    return Stream.of(Target.values())
        .filter(each -> plain.equals(each.program()) || plain.equals(each.program() + "_code"))
        .findFirst()
        .orElseThrow(() ->
            new Rejection.Invalid(
                "unknown_agent",
                "nothing can be set up for the agent '" + Texts.excerpt(name, 40) + "'",
                "give codex, claude_code or both; none sets up the records alone"));
  }

  /// One run over a worktree.
  private static final class Visit {
    private final Draft draft;
    private final Path root;
    private final Path manifestFile;
    private final Manifest before;
    private final Manifest.Changes changes = new Manifest.Changes();

    Visit(Draft draft, Path root, Path seat) {
      this.draft = draft;
      this.root = root;
      this.manifestFile = seat.resolve(Manifest.NAME);
      this.before = Manifest.parse(read(manifestFile));
    }

    boolean knows(Target target) {
      return target.isIn(before);
    }

    Installed install(Part part) {
      Optional<Installed> linked = link(part);
      if (linked.isPresent()) {
        return linked.get();
      }
      String content = read(file(part));
      Optional<String> there = part.in(content);
      if (there.isEmpty()) {
        return part.obstacle(content)
            .map(reason -> new Installed(part.path(), Outcome.SKIPPED, Optional.of(reason)))
            .orElseGet(() -> put(part, content, Outcome.ADDED));
      }
      if (there.get().equals(part.text())) {
        changes.put(part);
        return done(part, Outcome.UNCHANGED);
      }
      return before.has(part.path(), there.get())
          ? put(part, content, Outcome.RENEWED)
          : edited(part, "take it out by hand, then again: orch init");
    }

    /// Empty when there is nothing of it.
    Optional<Installed> remove(Part part) {
      String content = link(part).isPresent() ? "" : read(file(part));
      Optional<String> there = part.in(content);
      if (there.isEmpty()) {
        changes.drop(part);
        return Optional.empty();
      }
      if (!there.get().equals(part.text()) && !before.has(part.path(), there.get())) {
        return Optional.of(edited(part, "take it out by hand"));
      }
      String left = part.without(content);
      if (left.isEmpty()) {
        draft.remove(file(part));
      } else {
        write(file(part), left);
      }
      changes.drop(part);
      return Optional.of(done(part, Outcome.REMOVED));
    }

    /// Notes what is where now.
    void note() {
      String text = before.with(changes).text();
      if (!text.isEmpty()) {
        write(manifestFile, text);
      } else if (!read(manifestFile).isEmpty()) {
        draft.remove(manifestFile);
      }
    }

    private Installed put(Part part, String content, Outcome outcome) {
      write(file(part), part.with(content));
      changes.put(part);
      return done(part, outcome);
    }

    private static Installed done(Part part, Outcome outcome) {
      return new Installed(part.path(), outcome, Optional.empty());
    }

    private static Installed edited(Part part, String way) {
      return new Installed(
          part.path(),
          Outcome.KEPT,
          Optional.of("somebody edited ours; to have it renewed, " + way));
    }

    /// Why a file that is a link, or none at all, is left alone.
    private Optional<Installed> link(Part part) {
      try {
        read(file(part));
        return Optional.empty();
      } catch (Rejection e) {
        return Optional.of(new Installed(part.path(), Outcome.SKIPPED, Optional.of(e.message())));
      }
    }

    private Path file(Part part) {
      return root.resolve(part.path());
    }

    private String read(Path file) {
      return draft.read(file).map(b -> new String(b, StandardCharsets.UTF_8)).orElse("");
    }

    private void write(Path file, String text) {
      draft.put(file, text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
