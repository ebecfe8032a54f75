package dev.sipregistration.mockserver;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysFalse;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import javax.net.SocketFactory;

/** The allowed dependencies between packages, each with its reason. */
@AnalyzeClasses(
    packages = "dev.sipregistration",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "dev.sipregistration.mockserver";
  private static final String DOMAIN = ROOT + ".domain..";
  private static final String STORE = ROOT + ".internal.store";
  private static final String DATABASE = ROOT + ".internal.store.jdbc..";
  private static final String AUTH = ROOT + ".auth..";
  private static final String JOURNAL = ROOT + ".journal..";
  private static final String COVERAGE = ROOT + ".coverage..";
  private static final String REST = ROOT + ".internal.rest..";
  private static final String ADMIN = ROOT + ".internal.admin..";
  private static final String HTTP = ROOT + ".internal.http..";
  private static final String FAULTS = ROOT + ".faults..";
  private static final String DOCUMENT = ROOT + ".document..";
  private static final String SEED = ROOT + ".seed..";
  private static final String TLS = ROOT + ".internal.tls..";
  private static final String CALLBACKS = ROOT + ".callbacks..";
  private static final String METRICS = ROOT + ".internal.metrics..";
  private static final String TEXT = ROOT + ".internal.text..";
  private static final String CONTRACT = ROOT + ".internal.contract..";
  private static final String THREADS = ROOT + ".internal.concurrent..";
  private static final String STATE = ROOT + ".internal.state..";
  private static final String REMOTE = ROOT + ".internal.remote..";
  private static final String UI = ROOT + ".internal.ui..";
  private static final String CLI = ROOT + ".cli..";
  private static final String CONTAINER = ROOT + ".container..";
  private static final String JUNIT = ROOT + ".junit..";
  private static final String OURS = "dev.sipregistration..";

  /** A SIP registration as the vendor lists it, which the admin API shows, too. */
  private static final DescribedPredicate<JavaClass> ROW =
      resideInAPackage(ROOT + ".internal.rest.row").or(simpleName("SipRegistrationRowModel"));

  private static ArchRule packageSeesOnly(String one, String... others) {
    return packageSeesOnly(one, resideInAnyPackage(others));
  }

  private static ArchRule packageSeesOnly(String one, DescribedPredicate<JavaClass> others) {
    return noClasses()
        .that()
        .resideInAPackage(one)
        .should()
        .dependOnClassesThat(resideInAPackage(OURS).and(not(others)));
  }

  /** Checks that each layer sees only itself and those before it, lowest first. */
  private static void checkDependsDownward(
      JavaClasses classes,
      List<String> layers,
      DescribedPredicate<JavaClass> below,
      String reason) {
    DescribedPredicate<JavaClass> visible = below;
    for (String layer : layers) {
      visible = visible.or(resideInAPackage(layer));
      packageSeesOnly(layer, visible).because(reason).check(classes);
    }
  }

  @ArchTest
  static final ArchRule DOMAIN_IS_PLAIN_JAVA =
      classes()
          .that()
          .resideInAPackage(DOMAIN)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              DOMAIN,
              "java.lang..",
              "java.math..",
              "java.net",
              "java.security..",
              "java.time..",
              "java.util..",
              "org.jspecify..",
              "org.pcollections..")
          .because("rules that know no HTTP, JSON or SQL can be tried, and moved, without any");

  @ArchTest
  static void domain_dependsDownward(JavaClasses classes) {
    checkDependsDownward(
        classes,
        Stream.of("id", "outcome", "money", "directory", "sip", "command", "account", "world")
            .map(layer -> ROOT + ".domain." + layer)
            .toList(),
        alwaysFalse(),
        "whoever reads from the bottom up meets nothing that is still to be explained");
  }

  @ArchTest
  static void rest_dependsDownward(JavaClasses classes) {
    checkDependsDownward(
        classes,
        List.of(
            ROOT + ".internal.rest.generated",
            ROOT + ".internal.rest.row",
            ROOT + ".internal.rest.body",
            ROOT + ".internal.rest.call",
            ROOT + ".internal.rest.filter",
            ROOT + ".internal.rest"),
        resideInAnyPackage(FAULTS, JOURNAL, COVERAGE, TEXT, AUTH, DOMAIN),
        "a body is read without a call, a call without a filter, and a filter without an"
            + " operation");
  }

  @ArchTest
  static void admin_dependsDownward(JavaClasses classes) {
    checkDependsDownward(
        classes,
        List.of(
            ROOT + ".internal.admin.generated",
            ROOT + ".internal.admin.model",
            ROOT + ".internal.admin.events",
            ROOT + ".internal.admin.pact",
            ROOT + ".internal.admin.resource",
            ROOT + ".internal.admin.security",
            ROOT + ".internal.admin"),
        ROW.or(
            resideInAnyPackage(
                STATE, CALLBACKS, FAULTS, JOURNAL, COVERAGE, SEED, TEXT, THREADS, AUTH, DOMAIN)),
        "operations are protected from outside, and none knows who may call it");
  }

  @ArchTest
  static final ArchRule STORE_SEES_DOMAIN =
      packageSeesOnly(STORE, STORE, THREADS, DOMAIN)
          .because("how a world is kept beyond the process is none of its business");

  @ArchTest
  static final ArchRule DATABASE_SEES_DOCUMENT_AND_STORE =
      packageSeesOnly(DATABASE, DATABASE, STORE, DOCUMENT, TEXT, THREADS, AUTH, DOMAIN)
          .because("rows hold the written form of what is in a store");

  @ArchTest
  static final ArchRule SQL_STAYS_IN_DATABASE =
      noClasses()
          .that()
          .resideOutsideOfPackage(DATABASE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..", "javax.sql..", "com.zaxxer..", "org.hsqldb..", "org.postgresql..")
          .because("most servers are in memory only, and must not load what a database needs");

  @ArchTest
  static final ArchRule AUTH_SEES_DOMAIN =
      packageSeesOnly(AUTH, AUTH, TEXT, DOMAIN)
          .because("tokens and roles are judged by account alone");

  @ArchTest
  static final ArchRule AUTH_KNOWS_NO_WEB =
      noClasses()
          .that()
          .resideInAPackage(AUTH)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta..", "org.glassfish..", "com.fasterxml..", "java.net.http..")
          .because("each rule about tokens is to be tried without a server");

  @ArchTest
  static final ArchRule JOURNAL_IS_PLAIN_JAVA =
      classes()
          .that()
          .resideInAPackage(JOURNAL)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              JOURNAL, DOMAIN, "java.lang..", "java.time..", "java.util..", "org.jspecify..")
          .because("who asserts on calls needs no server, no web and no JUnit for it");

  @ArchTest
  static final ArchRule COVERAGE_IS_PLAIN_JAVA =
      classes()
          .that()
          .resideInAPackage(COVERAGE)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              COVERAGE, JOURNAL, "java.lang..", "java.time..", "java.util..", "org.jspecify..")
          .because("what was used is read off the calls, wherever they came from");

  @ArchTest
  static final ArchRule REST_SEES_PACKAGES_BELOW_IT =
      packageSeesOnly(REST, REST, FAULTS, JOURNAL, COVERAGE, TEXT, AUTH, DOMAIN)
          .because("the vendor's wire must not depend on how state is kept or controlled");

  @ArchTest
  static final ArchRule ADMIN_SEES_WHAT_IT_CONTROLS =
      packageSeesOnly(
              ADMIN,
              ROW.or(
                  resideInAnyPackage(
                      ADMIN, STATE, CALLBACKS, FAULTS, JOURNAL, COVERAGE, SEED, TEXT, THREADS, AUTH,
                      DOMAIN)))
          .because(
              "control of the mock server is no part of what it pretends to be, though it shows a"
                  + " SIP registration as the vendor does; and its state is loaded and exported as"
                  + " a seed, here as from Java");

  @ArchTest
  static final ArchRule CALLBACKS_SEE_DOMAIN =
      packageSeesOnly(CALLBACKS, CALLBACKS, JOURNAL, TEXT, THREADS, DOMAIN)
          .because(
              "owners learn of events, whatever caused them; how many callbacks a test expects is"
                  + " said as it is of calls");

  @ArchTest
  static final ArchRule METRICS_SEE_WHAT_THEY_COUNT =
      packageSeesOnly(METRICS, METRICS, CALLBACKS, FAULTS, JOURNAL, DOMAIN)
          .because("numbers are read off what is there, and nothing is there for their sake");

  @ArchTest
  static final ArchRule MICROMETER_STAYS_IN_METRICS =
      noClasses()
          .that()
          .resideOutsideOfPackage(METRICS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.micrometer..", "io.prometheus..")
          .because("most servers are never asked for metrics, and must not load what writes them");

  @ArchTest
  static final ArchRule HTTP_SEES_FAULTS =
      packageSeesOnly(HTTP, HTTP, FAULTS, TEXT, THREADS)
          .because(
              "what is wrong as HTTP is refused before the operation is known, and a wire fault is"
                  + " all that it knows of faults");

  @ArchTest
  static final ArchRule FAULTS_SEE_CALLS =
      packageSeesOnly(FAULTS, FAULTS, JOURNAL, TEXT, DOMAIN)
          .because(
              "what goes wrong is chosen by account, method and parameters, however calls come in,"
                  + " and what is a secret is known in one place");

  @ArchTest
  static final ArchRule REMOTE_SEES_WHAT_THE_ADMIN_API_SHOWS =
      packageSeesOnly(REMOTE, REMOTE, ADMIN, DOMAIN, AUTH, JOURNAL, CALLBACKS)
          .because("it reads what is written there, and has no state of its own");

  @ArchTest
  static final ArchRule UI_SEES_HTTP =
      packageSeesOnly(UI, UI, HTTP)
          .because("the page is files: whatever it shows or changes, it does over the admin API");

  @ArchTest
  static final ArchRule TLS_SEES_NOTHING =
      packageSeesOnly(TLS, TLS, TEXT)
          .because("a key and its certificates are the same for any server");

  @ArchTest
  static final ArchRule TEXT_SEES_NOTHING =
      packageSeesOnly(TEXT, TEXT)
          .because("a slip is the same in a call, a file and a command line");

  @ArchTest
  static final ArchRule CONTRACT_SEES_NOTHING =
      packageSeesOnly(CONTRACT, CONTRACT)
          .because("the contract is what everything else is held against");

  @ArchTest
  static final ArchRule THREADS_SEE_NOTHING =
      packageSeesOnly(THREADS, THREADS).because("a thread does not know what runs on it");

  @ArchTest
  static final ArchRule STATE_SEES_WHAT_IT_REPLACES =
      packageSeesOnly(STATE, STATE, FAULTS, JOURNAL, AUTH, DOMAIN)
          .because("a reset is the same whoever asks for it");

  @ArchTest
  static final ArchRule CERTIFICATES_ARE_MADE_IN_TLS =
      noClasses()
          .that()
          .resideOutsideOfPackage(TLS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.wildfly..")
          .because("the library is loaded only when a certificate is made");

  @ArchTest
  static final ArchRule DOCUMENT_SEES_AUTH_AND_DOMAIN =
      packageSeesOnly(DOCUMENT, DOCUMENT, TEXT, AUTH, DOMAIN)
          .because("the written form of a world is the same in a file, a call and a database");

  @ArchTest
  static final ArchRule YAML_STAYS_WITH_FILES =
      noClasses()
          .that()
          .resideOutsideOfPackages(SEED, CONTRACT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.yaml..", "com.fasterxml.jackson.dataformat..")
          .because("most servers begin with the demo world, and must not load what reads files");

  @ArchTest
  static final ArchRule SEED_SEES_DOCUMENT =
      packageSeesOnly(SEED, SEED, DOCUMENT, TEXT, AUTH, DOMAIN)
          .because("a seed describes a world, and does not care who serves it");

  @ArchTest
  static final ArchRule CLI_SEES_THE_PUBLIC_API =
      packageSeesOnly(CLI, CLI, ROOT, SEED, CONTRACT, TEXT, THREADS, AUTH, DOMAIN)
          .because("what the command line can do, a test can do through the same API");

  @ArchTest
  static final ArchRule JUNIT_SEES_THE_PUBLIC_API =
      packageSeesOnly(JUNIT, JUNIT, ROOT, SEED, DOMAIN, JOURNAL, FAULTS, COVERAGE)
          .because("what the extension does, a test can do without JUnit");

  @ArchTest
  static final ArchRule JUNIT_STAYS_IN_ITS_PACKAGE =
      noClasses()
          .that()
          .resideOutsideOfPackage(JUNIT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.junit..", "org.springframework..", JUNIT)
          .because("the mock server works where there is no JUnit and no Spring");

  @ArchTest
  static final ArchRule TESTCONTAINERS_STAYS_IN_ITS_PACKAGE =
      noClasses()
          .that()
          .resideOutsideOfPackage(CONTAINER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.testcontainers..", CONTAINER)
          .because("the mock server works where there is no Testcontainers");

  @ArchTest
  static final ArchRule NOBODY_SEES_THE_WIRING =
      noClasses()
          .that()
          .resideInAnyPackage(
              DOMAIN, STORE, DATABASE, AUTH, JOURNAL, COVERAGE, FAULTS, REST, ADMIN, CALLBACKS,
              METRICS, HTTP, TEXT, THREADS, STATE, DOCUMENT, SEED, UI, REMOTE)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT)
          .because("only the root sees all packages, because it wires them");

  @ArchTest
  static final ArchRule ERROR_CODES_STAY_IN_REST =
      noClasses()
          .that()
          .resideOutsideOfPackage(REST)
          .should()
          .dependOnClassesThat()
          .haveSimpleNameStartingWith("ErrorCode")
          .orShould()
          .dependOnClassesThat(resideInAPackage(ROOT + ".internal.rest.generated..").and(not(ROW)))
          .because("one place says in the vendor's codes what others say in words");

  @ArchTest
  static final ArchRule JAX_RS_STAYS_AT_THE_WIRE =
      noClasses()
          .that()
          .resideOutsideOfPackages(REST, ADMIN, ROOT, REMOTE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.ws.rs..", "org.glassfish.jersey..")
          .because("below the wire nobody answers requests");

  @ArchTest
  static final ArchRule GRIZZLY_STAYS_IN_HTTP =
      noClasses()
          .that()
          .resideOutsideOfPackage(HTTP)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.glassfish.grizzly..")
          .because("the container can be replaced in one package");

  @ArchTest
  static final ArchRule ONLY_CALLBACKS_CONNECT =
      noClasses()
          .that()
          .resideInAnyPackage(
              DOMAIN, STORE, DATABASE, AUTH, JOURNAL, COVERAGE, FAULTS, REST, ADMIN, METRICS, HTTP,
              TEXT, THREADS, STATE, DOCUMENT, SEED, UI, TLS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.net.http..")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Socket.class, SocketFactory.class, URLConnection.class)
          .orShould()
          .callMethod(SocketChannel.class, "connect", SocketAddress.class)
          .orShould()
          .callMethod(URL.class, "openStream")
          .because("there is no telemetry: a server connects to nobody but its owners' receivers");

  @ArchTest
  static final ArchRule CLIENT_IS_UNKNOWN =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.sipregistration.client..")
          .because("a mock server made of the client would confirm the client's mistakes");

  @ArchTest
  static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
      slices()
          .matching(ROOT + ".(**)")
          .should()
          .beFreeOfCycles()
          .because("packages that need each other are one package");

  @ArchTest
  static final ArchRule TIME_COMES_FROM_A_CLOCK =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(OffsetDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .because("time that is read below the root cannot be set by a test");

  @ArchTest
  static final ArchRule TEXTS_DEPEND_ON_NO_LOCALE =
      noClasses()
          .that()
          .resideOutsideOfPackage("..generated..")
          .should()
          .callMethod(String.class, "toLowerCase")
          .orShould()
          .callMethod(String.class, "toUpperCase")
          .orShould()
          .callMethod(String.class, "format", String.class, Object[].class)
          .orShould()
          .callMethod(DateTimeFormatter.class, "ofPattern", String.class)
          .orShould()
          .callMethod(PrintStream.class, "printf", String.class, Object[].class)
          .orShould()
          .callMethod(PrintWriter.class, "printf", String.class, Object[].class)
          .because(
              "machines read what is written here, wherever it runs; LocaleTest sees to formats");

  @ArchTest
  static final ArchRule CHANCE_COMES_FROM_OUTSIDE =
      noClasses()
          .should()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callConstructor(Random.class)
          .because("the same calls are to give the same ids, at each start");

  @ArchTest
  static final ArchRule STREAMS_OF_THE_PROCESS_BELONG_TO_THE_COMMAND_LINE =
      noClasses()
          .that()
          .resideOutsideOfPackages(CLI, JUNIT)
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(System.class, "exit", int.class)
          .because(
              "a library does not write to, or end, the process of its users; a test run may ask"
                  + " for its coverage");
}
