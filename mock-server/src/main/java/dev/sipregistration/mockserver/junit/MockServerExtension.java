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
 * A mock server for tests, with an account for each of them. Most test classes need no more than
 * {@link MockServerTest}. In a static field with {@code @RegisterExtension} the extension has any
 * options, and {@link #server()} for static methods:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final MockServerExtension MOCK =
 *     MockServerExtension.with(MockServerOptions.builder().strict(true).build());
 * }</pre>
 *
 * <p>Each such field has one server, which starts when it is first needed; JUnit closes it at the
 * end of the run. Safe for tests that run in parallel.
 */
public final class MockServerExtension
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
  /**
   * The configuration parameter of JUnit that, if {@code true}, makes each server print the
   * coverage of the API when it is closed.
   */
  public static final String COVERAGE = "dev.sipregistration.mockserver.coverage";

  private static final Namespace NAMESPACE = Namespace.create(MockServerExtension.class);

  /** The server of a field; null for {@link MockServerTest}. */
  private final @Nullable LazyServer own;

  private volatile boolean ofClass;

  /** Makes the extension of {@link MockServerTest}; JUnit calls this. */
  public MockServerExtension() {
    own = null;
  }

  private MockServerExtension(ServerSpec spec) {
    own = new LazyServer(spec);
  }

  /**
   * Returns an extension for a static field, whose server gives each test an account of its own.
   *
   * @param options the options of the server
   * @return an extension whose server has not started yet
   */
  public static MockServerExtension with(MockServerOptions options) {
    return new MockServerExtension(ServerSpec.with(options, Isolation.ACCOUNT));
  }

  /**
   * Returns an extension for a static field, whose server is reset before each test.
   *
   * @param options the options of the server
   * @return an extension whose server has not started yet
   */
  public static MockServerExtension resettingBeforeEachTest(MockServerOptions options) {
    return new MockServerExtension(ServerSpec.with(options, Isolation.RESET));
  }

  /**
   * Returns the server of this extension. Starts it if necessary: frameworks may need it before
   * JUnit runs the first test.
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
    test.getStore(NAMESPACE).put(CloseableStoreValue.class, running(test).begin());
  }

  @Override
  public void afterEach(ExtensionContext test) {
    MockAccount account = test.getStore(NAMESPACE).get(MockAccount.class, MockAccount.class);
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
        .getStore(NAMESPACE)
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
      own.closeWith(context.getRoot().getStore(NAMESPACE));
      return own.running();
    }
    ServerSpec spec = ServerSpec.of(context);
    return spec.scope()
        .of(context)
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(spec.key(), missing -> new RunningServer(spec), RunningServer.class);
  }
}
