package dev.sipregistration.mockserver.junit;

import dev.sipregistration.mockserver.MockServerOptions;
import dev.sipregistration.mockserver.seed.Seed;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What server a test is to have.
 *
 * @param key what tests that share a server have in common
 * @param scope who shares it
 * @param isolation how tests are kept apart
 * @param options how to start it
 */
record ServerSpec(
    Object key, Scope scope, Isolation isolation, Supplier<MockServerOptions> options) {

  /** Many tests share a journal, and each may ask for the first of its calls at its end. */
  private static final int JOURNAL_SIZE = 20_000;

  private record Wishes(Scope scope, Isolation isolation, boolean strict, String seed) {}

  /** Returns the plan of a field, which keeps the server itself. */
  static ServerSpec with(MockServerOptions options, Isolation isolation) {
    return new ServerSpec(new Object(), Scope.JVM, isolation, () -> options);
  }

  /** Reads the annotation of the test's class, or of one around it, or takes what is usual. */
  static ServerSpec of(ExtensionContext test) {
    Wishes wishes =
        annotationOf(test)
            .map(it -> new Wishes(it.scope(), it.isolation(), it.strict(), it.seed()))
            .orElse(new Wishes(Scope.JVM, Isolation.ACCOUNT, false, ""));
    ClassLoader loader =
        test.getTestClass().map(Class::getClassLoader).orElse(ServerSpec.class.getClassLoader());
    return new ServerSpec(
        wishes, wishes.scope(), wishes.isolation(), () -> options(wishes, loader));
  }

  private static Optional<MockServerTest> annotationOf(ExtensionContext test) {
    Optional<MockServerTest> own =
        AnnotationSupport.findAnnotation(test.getTestClass(), MockServerTest.class);
    return own.isPresent() ? own : test.getParent().flatMap(ServerSpec::annotationOf);
  }

  private static MockServerOptions options(Wishes wishes, ClassLoader loader) {
    MockServerOptions.Builder options =
        MockServerOptions.builder().strict(wishes.strict()).journalSize(JOURNAL_SIZE);
    if (!wishes.seed().isEmpty()) {
      options.seed(Seed.fromResource(wishes.seed(), loader));
    }
    return options.build();
  }
}
