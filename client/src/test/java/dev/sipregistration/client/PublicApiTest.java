package dev.sipregistration.client;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
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
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The public API is the one in api/public-api.txt, and consists of the client's own types and the
 * JDK's.
 */
class PublicApiTest {

  private static final String FACADE = "dev.sipregistration.client";
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void publicApi_isAsWrittenDown() throws IOException {
    String actual = String.join("\n", describe()) + "\n";
    Files.writeString(Path.of("target", "public-api.txt"), actual);
    assertThat(actual)
        .as("the public API changed; if that is meant, copy target/public-api.txt to api/")
        .isEqualTo(Files.readString(Path.of("api", "public-api.txt")));
  }

  @Test
  void publicSignatures_nameOnlyOwnTypesAndTheJdks() {
    assertThat(describe())
        .allSatisfy(
            line ->
                assertThat(line)
                    .doesNotContain("internal", "com.fasterxml", "com.nimbusds", "org.slf4j"));
  }

  @Test
  void generatedCode_isMetInTwoPlacesOnly() {
    noClasses()
        .that()
        .resideInAPackage(FACADE)
        .and()
        .haveNameNotMatching(".*\\.(ApiRequests|ApiMethod)(\\$.*)?")
        .should()
        .dependOnClassesThat(resideInAPackage(FACADE + ".internal.."))
        .because("a change of the generator or of the contract must not run through the façade")
        .check(CLASSES);
  }

  @Test
  void dependencies_areTheFourLibraries() {
    classes()
        .that()
        .resideInAPackage(FACADE)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java..",
                "javax.net.ssl",
                FACADE + "..",
                "com.fasterxml.jackson..",
                "com.nimbusds..",
                "org.jspecify..",
                "org.slf4j"))
        .because("users avoid SDKs for their dependencies")
        .check(CLASSES);
  }

  @Test
  void time_isReadFromTheInjectedClock() {
    noClasses()
        .that()
        .resideInAPackage(FACADE)
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .because("tests set the time, and users read logs")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(FACADE)
        .and(not(resideInAnyPackage(FACADE + ".internal..")))
        .and()
        .doNotHaveFullyQualifiedName(SipRegistrationClient.Builder.class.getName())
        .should()
        .callMethod(Clock.class, "systemUTC")
        .because("only the builder decides which clock it is")
        .check(CLASSES);
  }

  private static List<String> describe() {
    List<String> lines = new ArrayList<>();
    CLASSES.stream()
        .filter(type -> type.getPackageName().equals(FACADE))
        .filter(PublicApiTest::isVisible)
        .map(JavaClass::reflect)
        .sorted((a, b) -> a.getName().compareTo(b.getName()))
        .forEach(
            type -> {
              lines.add(shortened(describe(type)));
              members(type).map(member -> "  " + shortened(member)).sorted().forEach(lines::add);
            });
    return lines;
  }

  private static String shortened(String line) {
    return line.replaceAll("\\b(dev\\.sipregistration\\.client|java\\.lang)\\.(?=[A-Z])", "");
  }

  private static boolean isVisible(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(PublicApiTest::isVisible).orElse(true);
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

  /** Returns the kind without modifiers, which later JDKs print differently. */
  private static String kind(Class<?> type) {
    if (type.isRecord()) {
      return "record";
    } else if (type.isEnum()) {
      return "enum";
    } else if (type.isInterface()) {
      return type.isSealed() ? "sealed interface" : "interface";
    }
    return Modifier.isFinal(type.getModifiers()) ? "final class" : "abstract class";
  }

  private static Stream<String> members(Class<?> type) {
    Stream<Field> fields = Arrays.stream(type.getDeclaredFields());
    Stream<Constructor<?>> constructors = Arrays.stream(type.getDeclaredConstructors());
    Stream<Method> methods = Arrays.stream(type.getDeclaredMethods());
    return Stream.of(fields, constructors, methods)
        .flatMap(members -> members)
        .filter(member -> isVisible((Member) member))
        .map(PublicApiTest::signature);
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
}
