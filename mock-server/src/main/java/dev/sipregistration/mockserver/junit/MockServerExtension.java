package dev.sipregistration.mockserver.junit;

import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.MockServerOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A mock server for tests, and an account of its own for each of them. Most test classes say {@link
 * MockServerTest} and need no more. Kept in a static field with {@code @RegisterExtension} it takes
 * any options, and {@link #server()} is there for static methods:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final MockServerExtension MOCK =
 *     MockServerExtension.with(MockServerOptions.builder().strict(true).build());
 * }</pre>
 *
 * <p>One such field is one server, which is started when it is first needed; JUnit closes it at the
 * end of the run. Safe for tests that run beside each other.
 */
public final class MockServerExtension
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
  /**
   * The configuration parameter of JUnit which, with the value {@code true}, lets each server print
   * what the tests have used of the API when it is closed.
   */
  public static final String COVERAGE = "dev.sipregistration.mockserver.coverage";

  private static final Namespace ROOM = Namespace.create(MockServerExtension.class);

  /** The server of a field; null where the annotation says what server it is. */
  private final @Nullable LazyServer own;

  private volatile boolean ofClass;

  /** Makes the extension that does what {@link MockServerTest} says; JUnit calls this. */
  public MockServerExtension() {
    own = null;
  }

  private MockServerExtension(ServerSpec plan) {
    own = new LazyServer(plan);
  }

  /**
   * Returns an extension for a static field, whose server gives each test an account of its own.
   *
   * @param options how to start the server
   * @return an extension that has started nothing yet
   */
  public static MockServerExtension with(MockServerOptions options) {
    return new MockServerExtension(ServerSpec.with(options, Isolation.ACCOUNT));
  }

  /**
   * Returns an extension for a static field, whose server is reset before each test.
   *
   * @param options how to start the server
   * @return an extension that has started nothing yet
   */
  public static MockServerExtension resettingBeforeEachTest(MockServerOptions options) {
    return new MockServerExtension(ServerSpec.with(options, Isolation.RESET));
  }

  /**
   * Returns the server of this extension, and starts it if need be: frameworks may ask for it
   * before JUnit comes to the first test.
   *
   * @return the server, listening
   * @throws IllegalStateException if the extension was made without options
   */
  public MockServer server() {
    if (own == null) {
      throw new IllegalStateException(
          "This extension does what @MockServerTest says, and has no server of its own: make it"
              + " with MockServerExtension.with(options)");
    }
    return own.running().server();
  }

  @Override
  public void beforeAll(ExtensionContext testClass) {
    ofClass = true;
    running(testClass);
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    if (own != null && !ofClass) {
      throw new ExtensionConfigurationException(
          "The field of the MockServerExtension is not static: each test would start a server of"
              + " its own");
    }
    test.getStore(ROOM).put(CloseableStoreValue.class, running(test).begin());
  }

  @Override
  public void afterEach(ExtensionContext test) {
    MockAccount account = test.getStore(ROOM).get(MockAccount.class, MockAccount.class);
    if (account != null) {
      test.getExecutionException().ifPresent(failure -> report(test, account, failure));
    }
  }

  private static void report(ExtensionContext test, MockAccount account, Throwable failure) {
    CallsOfFailedTest calls = CallsOfFailedTest.of(account);
    failure.addSuppressed(calls);
    test.publishReportEntry("mock server", String.valueOf(calls.getMessage()));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == MockServer.class || type == MockAccount.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    RunningServer running = running(context);
    if (parameter.getParameter().getType() == MockServer.class) {
      return running.server();
    }
    if (context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          "A MockAccount belongs to one test: have it as a parameter of the test or of @BeforeEach."
              + " For an account that all tests of a class share, have the MockServer here and call"
              + " newAccount()");
    }
    return context
        .getStore(ROOM)
        .getOrComputeIfAbsent(MockAccount.class, missing -> running.account(), MockAccount.class);
  }

  private RunningServer running(ExtensionContext context) {
    RunningServer running = startedFor(context);
    if (context.getConfigurationParameter(COVERAGE).map(Boolean::parseBoolean).orElse(false)) {
      running.printCoverage();
    }
    return running;
  }

  private RunningServer startedFor(ExtensionContext context) {
    if (own != null) {
      own.keepUntilTheEndOf(context.getRoot().getStore(ROOM));
      return own.running();
    }
    ServerSpec plan = ServerSpec.of(context);
    return plan.scope()
        .of(context)
        .getStore(ROOM)
        .getOrComputeIfAbsent(plan.key(), missing -> new RunningServer(plan), RunningServer.class);
  }
}
