package dev.codestrator.architecture;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/// The rules for the text of a Java file. Each finds the places that break it.
enum SourceStyle {
  FILE_LENGTH {
    @Override
    Stream<String> complaints(Source source) {
      int lines = source.lines().size();
      return lines > 300 ? Stream.of(lines + " lines, more than 300") : Stream.empty();
    }
  },
  METHOD_LENGTH {
    @Override
    Stream<String> complaints(Source source) {
      return source.methods().stream()
          .filter(method -> source.length(method) > 40)
          .map(method ->
              at(
                  method,
                  titled(method) + " has " + source.length(method) + " lines, more than 40"));
    }
  },
  TYPES_ARE_EXPLAINED {
    @Override
    Stream<String> complaints(Source source) {
      return source.types().stream()
          .filter(type -> !source.isTest() && source.doc(type.path()).isEmpty())
          .map(type -> at(type, ((ClassTree) type.tree()).getSimpleName() + " has no doc comment"));
    }
  },
  PUBLIC_METHODS_ARE_EXPLAINED {
    @Override
    Stream<String> complaints(Source source) {
      return source.methods().stream()
          .filter(
              method -> !source.isTest() && needsDoc(method) && source.doc(method.path()).isEmpty())
          .map(method -> at(method, titled(method) + " has no doc comment"));
    }
  },
  DOC_COMMENTS_ARE_MARKDOWN {
    @Override
    Stream<String> complaints(Source source) {
      return lines(source, Pattern.compile("^\\s*/\\*\\*"), "a doc comment begins with ///");
    }
  },
  PACKAGES_ARE_NULL_MARKED_AND_EXPLAINED {
    @Override
    Stream<String> complaints(Source source) {
      if (source.isTest() || !source.path().endsWith("package-info.java")) {
        return Stream.empty();
      }
      var declaration = source.unit().getPackage();
      boolean marked =
          declaration.getAnnotations().stream().anyMatch(a -> isNamed(a, "NullMarked"));
      var path = new TreePath(new TreePath(source.unit()), declaration);
      boolean explained =
          source.doc(path).isPresent() || source.text().stripLeading().startsWith("///");
      return marked && explained
          ? Stream.empty()
          : Stream.of("needs a doc comment and @NullMarked");
    }
  },
  NAMES_SAY_WHAT_IT_IS {
    @Override
    Stream<String> complaints(Source source) {
      var vague = Pattern.compile(".*(Manager|Helper|Util|Utils|Impl|Base)");
      return source.types().stream()
          .filter(type -> vague.matcher(((ClassTree) type.tree()).getSimpleName()).matches())
          .map(type ->
              at(type, ((ClassTree) type.tree()).getSimpleName() + " is a name for anything"));
    }
  },
  NOTHING_IS_POSTPONED {
    @Override
    Stream<String> complaints(Source source) {
      return lines(
          source,
          Pattern.compile("(//|\\*).*\\b(TO" + "DO|FIX" + "ME)\\b"),
          "do it, or write an issue");
    }
  },
  NO_TEST_IS_SWITCHED_OFF {
    @Override
    Stream<String> complaints(Source source) {
      return source
          .find(
              tree -> tree instanceof AnnotationTree annotation && isNamed(annotation, "Disabled"))
          .map(place -> at(place, "a disabled test"));
    }
  },
  NOBODY_SLEEPS {
    @Override
    Stream<String> complaints(Source source) {
      return source
          .find(tree -> tree instanceof MethodInvocationTree call && isSleep(call))
          .map(place -> at(place, "wait for a condition, don't sleep"));
    }
  };

  /// The places in a file that break this rule.
  abstract Stream<String> complaints(Source source);

  /// The same with the file's name before each.
  final List<String> check(Source source) {
    return complaints(source).map(complaint -> source.path() + ":" + complaint).toList();
  }

  private static String at(Source.Place place, String complaint) {
    return place.line() + ": " + complaint;
  }

  private static String titled(Source.Place method) {
    return ((MethodTree) method.tree()).getName().toString();
  }

  private static Stream<String> lines(Source source, Pattern wrong, String complaint) {
    var lines = source.lines();
    return IntStream.range(0, lines.size())
        .filter(i -> wrong.matcher(lines.get(i)).find())
        .mapToObj(i -> (i + 1) + ": " + complaint);
  }

  /// Public, no constructor, no override, no accessor.
  private static boolean needsDoc(Source.Place place) {
    var method = (MethodTree) place.tree();
    boolean inInterface =
        place.around().filter(type -> type.getKind() == Tree.Kind.INTERFACE).isPresent();
    var flags = method.getModifiers().getFlags();
    boolean open =
        flags.contains(Modifier.PUBLIC) || (inInterface && !flags.contains(Modifier.PRIVATE));
    return open && method.getReturnType() != null && !isOverride(method) && !isAccessor(method);
  }

  private static boolean isOverride(MethodTree method) {
    return method.getModifiers().getAnnotations().stream().anyMatch(a -> isNamed(a, "Override"));
  }

  /// Takes nothing and does nothing but return a name: a field.
  private static boolean isAccessor(MethodTree method) {
    if (method.getBody() == null || !method.getParameters().isEmpty()) {
      return false;
    }
    List<? extends StatementTree> statements = method.getBody().getStatements();
    return statements.size() == 1
        && statements.getFirst() instanceof ReturnTree answer
        && answer.getExpression() instanceof IdentifierTree;
  }

  private static boolean isNamed(AnnotationTree annotation, String name) {
    String type = annotation.getAnnotationType().toString();
    return type.equals(name) || type.endsWith("." + name);
  }

  private static boolean isSleep(MethodInvocationTree call) {
    return call.getMethodSelect() instanceof MemberSelectTree select
        && select.getIdentifier().contentEquals("sleep")
        && select.getExpression().toString().matches("(.*\\.)?(Thread|TimeUnit(\\..*)?)");
  }
}
