package dev.codestrator.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Loads our classes anew, so that they count what they do in [Cost].
final class Counting extends ClassLoader {
  private static final String OURS = "dev.codestrator.";
  private static final ClassDesc COST = Cost.class.describeConstable().orElseThrow();
  private static final MethodTypeDesc STEP = MethodTypeDesc.of(ConstantDescs.CD_void);

  /// The methods that stand for others, by owner, name and type of those.
  private static final Map<String, MethodTypeDesc> INSTEAD =
      Stream.of(Cost.class.getMethods())
          .filter(method -> method.getDeclaringClass() == Cost.class)
          .filter(method -> method.getParameterCount() > 0)
          .collect(Collectors.toMap(Counting::replaced, Counting::type));

  Counting() {
    super(Counting.class.getClassLoader());
  }

  /// How many steps a target takes to read this.
  long steps(Target target, byte[] input) {
    try {
      Class<?> counted = loadClass(Target.class.getName());
      Object same = counted.getMethod("valueOf", String.class).invoke(null, target.name());
      Method check = counted.getMethod("check", byte[].class);
      long before = Cost.steps();
      check.invoke(same, (Object) input);
      return Cost.steps() - before;
    } catch (InvocationTargetException e) {
      throw new AssertionError(target.word(), e);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(target.word(), e);
    }
  }

  private static MethodTypeDesc type(Method method) {
    return MethodTypeDesc.ofDescriptor(
        java.lang.invoke.MethodType.methodType(method.getReturnType(), method.getParameterTypes())
            .descriptorString());
  }

  private static String replaced(Method method) {
    MethodTypeDesc type = type(method);
    return key(type.parameterType(0), method.getName(), type.dropParameterTypes(0, 1));
  }

  private static String key(ClassDesc owner, String name, MethodTypeDesc type) {
    return owner.descriptorString() + name + type.descriptorString();
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      return name.startsWith(OURS) && !name.startsWith(Cost.class.getName())
          ? define(name)
          : super.loadClass(name, resolve);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = counted(in.readAllBytes());
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] counted(byte[] bytes) {
    ClassFile file =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(
                        (Function<ClassDesc, InputStream>) this::resource)
                    .orElse(ClassHierarchyResolver.defaultResolver())));
    return file.transformClass(
        file.parse(bytes),
        ClassTransform.transformingMethodBodies(
            CodeTransform.ofStateful(() ->
                new CodeTransform() {
                  @Override
                  public void atStart(CodeBuilder code) {
                    code.invokestatic(COST, "step", STEP);
                  }

                  @Override
                  public void accept(CodeBuilder code, CodeElement element) {
                    count(code, element);
                  }
                })));
  }

  private InputStream resource(ClassDesc type) {
    String descriptor = type.descriptorString();
    return getResourceAsStream(descriptor.substring(1, descriptor.length() - 1) + ".class");
  }

  private static void count(CodeBuilder code, CodeElement element) {
    if (element instanceof BranchInstruction) {
      code.invokestatic(COST, "step", STEP).with(element);
    } else if (element instanceof InvokeInstruction call
        && call.opcode() == Opcode.INVOKEVIRTUAL
        && INSTEAD.containsKey(
            key(call.owner().asSymbol(), call.name().stringValue(), call.typeSymbol()))) {
      String key = key(call.owner().asSymbol(), call.name().stringValue(), call.typeSymbol());
      code.invokestatic(COST, call.name().stringValue(), INSTEAD.get(key));
    } else {
      code.with(element);
    }
  }
}
