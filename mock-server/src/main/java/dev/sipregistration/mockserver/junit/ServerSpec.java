package dev.sipregistration.mockserver.junit;

import dev.sipregistration.mockserver.MockServerOptions;
import dev.sipregistration.mockserver.seed.Seed;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The server that a test needs.
 *
 * @param key equal for tests that share a server
 * @param scope who shares it
 * @param isolation how tests are isolated
 * @param options its options
 */
record ServerSpec(
    Object key, Scope scope, Isolation isolation, Supplier<MockServerOptions> options) {

  /** Many tests share a journal, and each may verify its first call at its end. */
  private static final int JOURNAL_SIZE = 20_000;

  private record Settings(Scope scope, Isolation isolation, boolean strict, String seed) {}

  /** Returns the spec of a field, which holds the server itself. */
  static ServerSpec with(MockServerOptions options, Isolation isolation) {
    return new ServerSpec(new Object(), Scope.JVM, isolation, () -> options);
  }

  /** Reads the annotation of the test's class or of an enclosing one; otherwise the defaults. */
  static ServerSpec of(ExtensionContext test) {
    Settings settings =
        annotationOf(test)
            .map(it -> new Settings(it.scope(), it.isolation(), it.strict(), it.seed()))
            .orElse(new Settings(Scope.JVM, Isolation.ACCOUNT, false, ""));
    ClassLoader loader =
        test.getTestClass().map(Class::getClassLoader).orElse(ServerSpec.class.getClassLoader());
    return new ServerSpec(
        settings,
        settings.scope(),
        settings.isolation(),
        () -> options(settings.strict(), settings.seed(), loader));
  }

  /** Tells whether the annotation allows that a test ends before its faults were injected. */
  static boolean allowsUnusedFaults(ExtensionContext test) {
    return annotationOf(test).map(MockServerTest::allowUnusedFaults).orElse(false);
  }

  private static Optional<MockServerTest> annotationOf(ExtensionContext test) {
    Optional<MockServerTest> own =
        AnnotationSupport.findAnnotation(test.getTestClass(), MockServerTest.class);
    return own.isPresent() ? own : test.getParent().flatMap(ServerSpec::annotationOf);
  }

  /** Returns the options of a server that many tests share. */
  static MockServerOptions options(boolean strict, String seed, ClassLoader loader) {
    MockServerOptions.Builder options =
        MockServerOptions.builder().strict(strict).journalSize(JOURNAL_SIZE).callbackSink(true);
    if (!seed.isEmpty()) {
      options.seed(Seed.fromResource(seed, loader));
    }
    return options.build();
  }
}
