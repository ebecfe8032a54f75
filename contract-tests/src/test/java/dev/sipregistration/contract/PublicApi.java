package dev.sipregistration.contract;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What users of a module can hold on to: its public and protected members, outside the packages
 * that are nobody's API.
 *
 * @param module the folder of the module
 * @param root the package that all its packages are in
 */
record PublicApi(String module, String root) {
  private static final Set<String> NOT_API = Set.of("cli", "document", "generated", "internal");

  /** The reviewed file. */
  Path file() {
    return Path.of("..", module, "api", "public-api.txt");
  }

  /** One line for each type, sorted by name, with its members below it. */
  List<String> describe() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Class<?> type : types()) {
      lines.add(shortened(describe(type)));
      members(type).map(member -> "  " + shortened(member)).sorted().forEach(lines::add);
    }
    return lines;
  }

  private List<Class<?>> types() throws IOException {
    Path classes = Path.of("..", module, "target", "classes");
    try (Stream<Path> files = Files.walk(classes.resolve(root.replace('.', '/')))) {
      return files
          .filter(
              file -> file.toString().endsWith(".class") && !file.endsWith("package-info.class"))
          .map(classes::relativize)
          .filter(PublicApi::isApi)
          .<Class<?>>map(PublicApi::load)
          .filter(PublicApi::isVisible)
          .sorted((a, b) -> a.getName().compareTo(b.getName()))
          .toList();
    }
  }

  private static boolean isApi(Path file) {
    return StreamSupport.stream(file.spliterator(), false)
        .noneMatch(part -> NOT_API.contains(part.toString()));
  }

  private static Class<?> load(Path file) {
    String path = file.toString().replace(file.getFileSystem().getSeparator(), ".");
    try {
      return Class.forName(
          path.substring(0, path.length() - ".class".length()),
          false,
          PublicApi.class.getClassLoader());
    } catch (ClassNotFoundException notOnTheClassPath) {
      throw new IllegalStateException(notOnTheClassPath);
    }
  }

  private String shortened(String line) {
    return line.replace(root + ".", "").replaceAll("\\bjava\\.lang\\.(?=[A-Z])", "");
  }

  private static boolean isVisible(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && (type.getEnclosingClass() == null || isVisible(type.getEnclosingClass()));
  }

  private static String describe(Class<?> type) {
    List<String> supertypes = new ArrayList<>();
    if (type.getGenericSuperclass() != null && type.getGenericSuperclass() != Object.class) {
      supertypes.add(type.getGenericSuperclass().getTypeName());
    }
    Arrays.stream(type.getInterfaces())
        .filter(parent -> Modifier.isPublic(parent.getModifiers()))
        .forEach(parent -> supertypes.add(parent.getTypeName()));
    return kind(type)
        + " "
        + type.getName()
        + (supertypes.isEmpty() ? "" : " : " + String.join(", ", supertypes));
  }

  /** Without modifiers, which later JDKs print in other ways. */
  private static String kind(Class<?> type) {
    if (type.isRecord()) {
      return "record";
    } else if (type.isEnum()) {
      return "enum";
    } else if (type.isInterface()) {
      return type.isSealed() ? "sealed interface" : "interface";
    } else if (Modifier.isFinal(type.getModifiers())) {
      return "final class";
    }
    return Modifier.isAbstract(type.getModifiers()) ? "abstract class" : "class";
  }

  private static Stream<String> members(Class<?> type) {
    Stream<Field> fields = Arrays.stream(type.getDeclaredFields());
    Stream<Constructor<?>> constructors = Arrays.stream(type.getDeclaredConstructors());
    Stream<Method> methods = Arrays.stream(type.getDeclaredMethods());
    return Stream.of(fields, constructors, methods)
        .flatMap(members -> members)
        .filter(member -> isVisible((Member) member))
        .map(PublicApi::signature);
  }

  private static boolean isVisible(Member member) {
    return (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0
        && !member.isSynthetic();
  }

  private static String signature(AnnotatedElement member) {
    return member instanceof Field field
        ? field.toGenericString()
        : ((Executable) member).toGenericString();
  }

  @Override
  public String toString() {
    return module;
  }
}
