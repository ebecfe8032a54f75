package dev.sipregistration.client;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

/** What may use what, each with its reason. */
class ArchitectureTest {

  private static final String FACADE = "dev.sipregistration.client";
  private static final String CALLBACK = FACADE + ".callback";
  private static final String OBSERVATION = FACADE + ".observation";
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void generatedCode_isMetInThreePlacesOnly() {
    noClasses()
        .that()
        .resideInAPackage(FACADE)
        .and()
        .haveNameNotMatching(".*\\.(ApiRequests|ApiMethod|SipRegistrationRows)(\\$.*)?")
        .should()
        .dependOnClassesThat(resideInAPackage(FACADE + ".internal.."))
        .because("a change of the generator or of the contract must not run through the façade")
        .check(CLASSES);
  }

  @Test
  void callbacks_seeOnlyIdsOfTheFacade() {
    noClasses()
        .that()
        .resideInAPackage(CALLBACK)
        .should()
        .dependOnClassesThat(
            resideInAPackage(FACADE + "..")
                .and(not(resideInAPackage(CALLBACK)))
                .and(not(type(SipRegistrationId.class))))
        .because("who receives callbacks need not be able to call")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(FACADE)
        .should()
        .dependOnClassesThat(resideInAPackage(CALLBACK))
        .because("who calls need not receive callbacks")
        .check(CLASSES);
  }

  @Test
  void dependencies_areTheFourLibraries() {
    classes()
        .that()
        .resideInAnyPackage(FACADE, CALLBACK)
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
  void observation_seesTheFacadeAlone() {
    classes()
        .that()
        .resideInAPackage(OBSERVATION)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java..", FACADE, OBSERVATION, "io.micrometer.observation..", "org.jspecify.."))
        .because("it is made of what any listener of a user has")
        .check(CLASSES);
  }

  @Test
  void texts_dependOnNoLocale() {
    noClasses()
        .that()
        .resideInAnyPackage(FACADE, CALLBACK)
        .should()
        .callMethod(String.class, "toLowerCase")
        .orShould()
        .callMethod(String.class, "toUpperCase")
        .orShould()
        .callMethod(String.class, "format", String.class, Object[].class)
        .orShould()
        .callMethod(DateTimeFormatter.class, "ofPattern", String.class)
        .because("a server reads what is written here, wherever it runs")
        .check(CLASSES);
  }

  @Test
  void time_isReadFromTheInjectedClock() {
    noClasses()
        .that()
        .resideInAnyPackage(FACADE, CALLBACK)
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
}
