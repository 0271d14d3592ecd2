package dev.codestrator.architecture;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// With which codes a method of the program may refuse, as its compiled code shows: all `new
/// Rejection.X("code", ...)` that can be reached from its handler.
///
/// A call reaches what its target's class inherits and what its subclasses put in place of it; a
/// lambda is reached from where it is made. What is passed in from the composition root is not
/// seen.
public final class ReachableRefusals {
  private static final String OURS = "dev/codestrator";
  private static final String REJECTION = OURS + "/model/Rejection$";

  private final Map<String, Set<String>> calls = new HashMap<>();
  private final Map<String, Set<String>> codes = new HashMap<>();
  private final Map<String, String> parents = new HashMap<>();
  private final Map<String, Set<String>> children = new HashMap<>();
  private final SortedMap<String, String> handlers = new TreeMap<>();

  private ReachableRefusals() {}

  /// Those of the classes in this folder.
  public static ReachableRefusals in(Path classes) throws IOException {
    var found = new ReachableRefusals();
    try (Stream<Path> files = Files.walk(classes.resolve(OURS))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        found.read(ClassFile.of().parse(file));
      }
    }
    return found;
  }

  /// The codes by the name of the method.
  public SortedMap<String, SortedSet<String>> byMethod() {
    var all = new TreeMap<String, SortedSet<String>>();
    handlers.forEach((method, handler) -> all.put(method, from(handler)));
    return all;
  }

  private SortedSet<String> from(String handler) {
    var seen = new HashSet<String>(Set.of(handler));
    var open = new ArrayDeque<String>(seen);
    var reached = new TreeSet<String>();
    while (!open.isEmpty()) {
      String next = open.poll();
      reached.addAll(codes.getOrDefault(next, Set.of()));
      calls.getOrDefault(next, Set.of()).stream()
          .flatMap(this::targets)
          .filter(seen::add)
          .forEach(open::add);
    }
    return reached;
  }

  /// What a call may come to.
  private Stream<String> targets(String call) {
    String type = call.substring(0, call.indexOf('#'));
    String method = call.substring(call.indexOf('#'));
    var inherited =
        Stream.iterate(Optional.of(type), Optional::isPresent, this::parent)
            .map(each -> each.orElseThrow() + method)
            .filter(calls::containsKey)
            .limit(1);
    return Stream.concat(inherited, below(type).map(each -> each + method));
  }

  private Optional<String> parent(Optional<String> type) {
    return type.map(parents::get);
  }

  private Stream<String> below(String type) {
    return children.getOrDefault(type, Set.of()).stream()
        .flatMap(child -> Stream.concat(Stream.of(child), below(child)));
  }

  private void read(ClassModel type) {
    String name = type.thisClass().asInternalName();
    type.superclass()
        .ifPresent(parent -> {
          parents.put(name, parent.asInternalName());
          add(children, parent.asInternalName(), name);
        });
    type.interfaces().forEach(parent -> add(children, parent.asInternalName(), name));
    type.methods().forEach(method -> new Code(name, method).read());
  }

  private static void add(Map<String, Set<String>> map, String key, String value) {
    map.computeIfAbsent(key, any -> new HashSet<>()).add(value);
  }

  /// A method's code, read from its first instruction to its last.
  private final class Code {
    private final String name;
    private final MethodModel method;
    private int sinceRejection = Integer.MAX_VALUE - 1;
    private String text = "";
    private String handler = "";

    Code(String type, MethodModel method) {
      this.method = method;
      name = type + "#" + method.methodName().stringValue() + method.methodType().stringValue();
    }

    void read() {
      calls.put(name, new HashSet<>());
      method.code().ifPresent(code -> code.forEach(this::read));
    }

    private void read(CodeElement element) {
      if (!(element instanceof Instruction)) {
        return;
      }
      sinceRejection = Math.min(sinceRejection + 1, Integer.MAX_VALUE - 1);
      switch (element) {
        case NewObjectInstruction made
            when made.className().asInternalName().startsWith(REJECTION) ->
            sinceRejection = 0;
        case ConstantInstruction constant when constant.constantValue() instanceof String given ->
            read(given);
        case InvokeInstruction call -> read(call);
        case InvokeDynamicInstruction made -> made.bootstrapArgs().forEach(this::read);
        default -> {}
      }
    }

    /// A text. Right behind `new` and `dup` it is a code; before a definition, a method's name.
    private void read(String given) {
      if (sinceRejection == 2) {
        add(codes, name, given);
      }
      text = given.matches("[a-z_]+(\\.[a-z_]+)+") ? given : text;
    }

    private void read(InvokeInstruction call) {
      String owner = call.owner().asInternalName();
      if (owner.startsWith(OURS)) {
        add(calls, name, owner + "#" + call.name().stringValue() + call.type().stringValue());
      }
      if (owner.equals(OURS + "/api/Definitions") && call.name().equalsString("add")) {
        handlers.put(text, handler);
      }
    }

    private void read(ConstantDesc argument) {
      if (argument instanceof DirectMethodHandleDesc handle) {
        String owner = handle.owner().descriptorString();
        String target = owner.substring(1, owner.length() - 1);
        if (target.startsWith(OURS)) {
          handler = target + "#" + handle.methodName() + handle.lookupDescriptor();
          add(calls, name, handler);
        }
      }
    }
  }
}
