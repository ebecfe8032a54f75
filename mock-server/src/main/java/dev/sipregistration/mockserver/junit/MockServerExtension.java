package dev.sipregistration.mockserver.junit;

import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.MockServerOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
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
 * <p>Each such field has one server, which starts when it is first needed and ends with the JVM, so
 * that its address and its accounts are valid when failed tests are run again. Of several
 * extensions in one class, the first one resolves parameters. Safe for tests that run in parallel.
 */
public final class MockServerExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        InvocationInterceptor,
        ParameterResolver {
  /**
   * The configuration parameter of JUnit that, if {@code true}, makes each server print the
   * coverage of the API when it is closed, or that of a field at the end of the run.
   */
  public static final String COVERAGE = "dev.sipregistration.mockserver.coverage";

  private static final Namespace NAMESPACE = Namespace.create(MockServerExtension.class);

  /** The server of a field; null for {@link MockServerTest}. */
  private final @Nullable LazyServer own;

  private final boolean allowsUnusedFaults;

  private volatile boolean ofClass;

  /** Makes the extension of {@link MockServerTest}; JUnit calls this. */
  public MockServerExtension() {
    this(null, false);
  }

  private MockServerExtension(@Nullable LazyServer own, boolean allowsUnusedFaults) {
    this.own = own;
    this.allowsUnusedFaults = allowsUnusedFaults;
  }

  /**
   * Returns an extension for a static field, whose server gives each test an account of its own.
   *
   * @param options the options of the server
   * @return an extension whose server has not started yet
   */
  public static MockServerExtension with(MockServerOptions options) {
    return new MockServerExtension(
        new LazyServer(ServerSpec.with(options, Isolation.ACCOUNT)), false);
  }

  /**
   * Returns an extension for a static field, whose server is reset before each test.
   *
   * @param options the options of the server
   * @return an extension whose server has not started yet
   */
  public static MockServerExtension resettingBeforeEachTest(MockServerOptions options) {
    return new MockServerExtension(
        new LazyServer(ServerSpec.with(options, Isolation.RESET)), false);
  }

  /**
   * Returns this extension, but with tests that may end before a fault for a number of calls was
   * injected, such as one of {@link MockAccount#failNext}; otherwise such a test fails.
   *
   * @return an extension with the same server
   */
  public MockServerExtension allowingUnusedFaults() {
    return new MockServerExtension(own, true);
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
    testClass
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(MockServerExtension.class, first -> this, MockServerExtension.class);
    running(testClass);
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    if (own != null && !ofClass) {
      throw new ExtensionConfigurationException(
          "The field of the MockServerExtension is not static: each test would start a server of"
              + " its own");
    }
    begin(test);
  }

  /** Starts the test, unless another extension with the same server has started it. */
  private TestRun begin(ExtensionContext test) {
    RunningServer running = running(test);
    ExtensionContext.Store store = test.getStore(NAMESPACE);
    TestRun run = store.getOrComputeIfAbsent(running, RunningServer::begin, TestRun.class);
    store.put(this, run);
    return run;
  }

  private @Nullable TestRun runOf(ExtensionContext test) {
    return test.getStore(NAMESPACE).get(this, TestRun.class);
  }

  @Override
  public void afterEach(ExtensionContext test) {
    TestRun run = runOf(test);
    if (run == null || !run.end()) {
      return;
    }
    run.noteClosing(nameOf(test));
    if (test.getExecutionException().isPresent()) {
      report(test, run, test.getExecutionException().get());
      run.removeUnusedFaults();
    } else if (!allowsUnusedFaults(test) && !run.hasFailed()) {
      run.requireInjectedFaults();
    }
  }

  /** The failure of a dynamic test is not one of the method that has made it. */
  @Override
  public void interceptDynamicTest(
      Invocation<Void> dynamicTest,
      DynamicTestInvocationContext invocation,
      ExtensionContext context)
      throws Throwable {
    try {
      dynamicTest.proceed();
    } catch (Throwable failure) {
      TestRun run = runOf(context);
      if (run != null) {
        run.fail();
        report(context, run, failure);
      }
      throw failure;
    }
  }

  private static void report(ExtensionContext test, TestRun run, Throwable failure) {
    CallsOfFailedTest calls = CallsOfFailedTest.of(run);
    failure.addSuppressed(calls);
    test.publishReportEntry("mock server", String.valueOf(calls.getMessage()));
  }

  private boolean allowsUnusedFaults(ExtensionContext test) {
    return allowsUnusedFaults || (own == null && ServerSpec.allowsUnusedFaults(test));
  }

  private static String nameOf(ExtensionContext test) {
    return test.getRequiredTestClass().getName() + "." + test.getRequiredTestMethod().getName();
  }

  /** Of several extensions in a class, only one may support a parameter. */
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return (type == MockServer.class || type == MockAccount.class) && isFirst(context);
  }

  private boolean isFirst(ExtensionContext context) {
    MockServerExtension first =
        context.getStore(NAMESPACE).get(MockServerExtension.class, MockServerExtension.class);
    return first == null || first.equals(this);
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
    return begin(context).injectedAccount();
  }

  private RunningServer running(ExtensionContext context) {
    RunningServer running = startedFor(context);
    running.requireOpen();
    if (context.getConfigurationParameter(COVERAGE).map(Boolean::parseBoolean).orElse(false)) {
      running.printCoverage();
    }
    return running;
  }

  private RunningServer startedFor(ExtensionContext context) {
    if (own != null) {
      own.endRunWith(context.getRoot().getStore(NAMESPACE));
      return own.running();
    }
    ServerSpec spec = ServerSpec.of(context);
    return spec.scope()
        .of(context)
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(spec.key(), missing -> new RunningServer(spec), RunningServer.class);
  }
}
