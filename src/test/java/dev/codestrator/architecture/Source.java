package dev.codestrator.architecture;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// A Java file as the compiler parses it.
///
/// @param path where it is, relative to the project
/// @param text its characters
/// @param unit its tree
/// @param trees finds positions and doc comments in the tree
record Source(Path path, String text, CompilationUnitTree unit, DocTrees trees) {
  /// A place in the file.
  ///
  /// @param line counted from 1
  record Place(TreePath path, long line) {
    Tree tree() {
      return path.getLeaf();
    }

    /// The declaration just around it.
    Optional<ClassTree> around() {
      return path.getParentPath().getLeaf() instanceof ClassTree type
          ? Optional.of(type)
          : Optional.empty();
    }
  }

  /// All Java files under a folder.
  static List<Source> under(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .map(Source::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A file that a test plants.
  static Source of(String path, String text) {
    var file =
        new SimpleJavaFileObject(URI.create("string:///" + path), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean lenient) {
            return text;
          }
        };
    var compiler = ToolProvider.getSystemJavaCompiler();
    var task = (JavacTask) compiler.getTask(null, null, null, List.of(), null, List.of(file));
    var trees = DocTrees.instance(task);
    try {
      return new Source(Path.of(path), text, task.parse().iterator().next(), trees);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether the rules for tests hold here, not those for the program.
  boolean isTest() {
    return path.startsWith("src/test");
  }

  List<String> lines() {
    return text.lines().toList();
  }

  /// Named types, outer and nested; not those inside a method.
  List<Place> types() {
    return find(tree -> tree instanceof ClassTree)
        .filter(place -> !(place.path().getParentPath().getLeaf() instanceof BlockTree))
        .filter(place -> !((ClassTree) place.tree()).getSimpleName().isEmpty())
        .toList();
  }

  /// Methods and constructors that are written out, in all types.
  List<Place> methods() {
    return find(tree -> tree instanceof MethodTree)
        .filter(place -> end(place) > start(place))
        .toList();
  }

  /// The places whose tree is wanted.
  Stream<Place> find(Predicate<Tree> wanted) {
    var found = new ArrayList<Place>();
    new TreePathScanner<Void, Void>() {
      @Override
      public Void scan(Tree tree, Void nothing) {
        if (tree != null && wanted.test(tree)) {
          var path = new TreePath(getCurrentPath(), tree);
          found.add(new Place(path, line(trees.getSourcePositions().getStartPosition(unit, tree))));
        }
        return super.scan(tree, null);
      }
    }.scan(new TreePath(unit), null);
    return found.stream();
  }

  /// The doc comment of a declaration.
  Optional<DocCommentTree> doc(TreePath place) {
    return Optional.ofNullable(trees.getDocCommentTree(place));
  }

  /// How many lines a declaration has, annotations included.
  long length(Place place) {
    Tree body = place.tree() instanceof MethodTree method ? method.getBody() : null;
    if (body == null) {
      return line(end(place) - 1) - place.line() + 1;
    }
    var positions = trees.getSourcePositions();
    long last = positions.getEndPosition(unit, body) - 1;
    return line(last) - line(positions.getStartPosition(unit, body)) + 1;
  }

  private long start(Place place) {
    return trees.getSourcePositions().getStartPosition(unit, place.tree());
  }

  private long end(Place place) {
    return trees.getSourcePositions().getEndPosition(unit, place.tree());
  }

  private long line(long position) {
    return position < 0 ? 0 : unit.getLineMap().getLineNumber(position);
  }

  private static Source read(Path file) {
    try {
      return of(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
