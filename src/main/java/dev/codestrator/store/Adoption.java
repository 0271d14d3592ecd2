package dev.codestrator.store;

import dev.codestrator.markdown.Document;
import dev.codestrator.markdown.Unreadable;
import dev.codestrator.model.Id;
import dev.codestrator.model.Rejection;
import dev.codestrator.model.Texts;
import java.nio.file.Path;
import java.util.Optional;

/// Takes in Cases that somebody made by hand: a Markdown file with front matter in the folder of a
/// TestGroup whose name begins with no ID. It gets one in its front matter and in its name.
///
/// A file that says an ID which another one has, or that can't be read, is left alone.
final class Adoption {
  private final Draft draft;
  private final TaskTree tree;

  Adoption(Draft draft, TaskTree tree) {
    this.draft = draft;
    this.tree = tree;
  }

  /// Takes in all there are.
  ///
  /// @return whether there was one
  boolean run() {
    boolean any = false;
    for (Path file : tree.strays()) {
      any |= adopt(file);
    }
    return any;
  }

  private boolean adopt(Path file) {
    try {
      Document document = Document.parse(draft.tree().read(file).orElseThrow());
      Optional<Id> id = id(document);
      id.ifPresent(chosen -> {
        draft.put(
            file.resolveSibling(name(file, chosen)), document.withScalar("id", chosen.value()));
        draft.remove(file);
      });
      return id.isPresent();
    } catch (Unreadable | Rejection e) {
      return false;
    }
  }

  private Optional<Id> id(Document document) {
    Optional<String> own = document.scalar("id");
    return own.isEmpty()
        ? Optional.of(fresh())
        : own.filter(Id::isValid)
            .map(Id::new)
            .filter(id -> id.kind() == Id.Kind.CASE && tree.find(id).isEmpty());
  }

  private Id fresh() {
    Id id = draft.newId(Id.Kind.CASE);
    return tree.find(id).isEmpty() ? id : fresh();
  }

  private static String name(Path file, Id id) {
    String old = String.valueOf(file.getFileName());
    String slug = Texts.slug(old.substring(0, old.length() - ".md".length()));
    return id + (slug.isEmpty() ? "" : "-" + slug) + ".md";
  }
}
