package dev.codestrator.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/// Classes made from sources that a test plants, to show that a rule can fail.
final class Planted {
  private Planted() {}

  /// Compiles types, each given as `package.Type: body`, and reads the classes.
  static JavaClasses classes(Path folder, List<String> types) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", folder + "/classes"));
    types.forEach(type -> arguments.add(write(folder, type)));
    int exit = compiler.run(null, null, null, arguments.toArray(String[]::new));
    if (exit != 0) {
      throw new IllegalArgumentException("the planted types don't compile: " + types);
    }
    return new ClassFileImporter().importPath(folder.resolve("classes"));
  }

  private static String write(Path folder, String type) {
    String full = type.substring(0, type.indexOf(':'));
    int dot = full.lastIndexOf('.');
    String name = full.substring(dot + 1);
    var file = folder.resolve("sources/" + full.replace('.', '/') + ".java");
    var body = type.substring(type.indexOf(':') + 1);
    var text = "package " + full.substring(0, dot) + "; public class " + name + " {" + body + "}";
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toString();
  }
}
