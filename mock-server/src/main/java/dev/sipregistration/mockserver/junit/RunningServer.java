package dev.sipregistration.mockserver.junit;

import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.MockServerOptions;
import dev.sipregistration.mockserver.domain.id.AccountId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** A server that tests share. Safe for use by many threads. */
final class RunningServer implements CloseableStoreValue {
  private final MockServerOptions options;
  private final Isolation isolation;
  private final MockServer server;
  private final AtomicBoolean inUse = new AtomicBoolean();
  private final Set<TestRun> tests = ConcurrentHashMap.newKeySet();
  private volatile boolean printsCoverage;
  private volatile @Nullable String closedBy;

  RunningServer(ServerSpec spec) {
    options = spec.options().get();
    isolation = spec.isolation();
    server = MockServer.start(options);
  }

  MockServer server() {
    return server;
  }

  /** Returns the account for a test that has none yet. */
  MockAccount account() {
    return isolation == Isolation.ACCOUNT ? server.newAccount() : firstOfSeed();
  }

  /** Starts a test, which ends when the returned value is closed. */
  TestRun begin() {
    if (isolation == Isolation.RESET) {
      if (!inUse.compareAndSet(false, true)) {
        throw new ExtensionConfigurationException(
            "Two tests run at once on a mock server that is reset before each of them. Use"
                + " Isolation.ACCOUNT, which gives each test an account of its own, or put"
                + " @ResourceLock(MockServerTest.WORLD) on the test class");
      }
      server.reset();
    }
    TestRun test = new TestRun(this);
    tests.add(test);
    if (tests.size() > 1) {
      tests.forEach(TestRun::runsWithAnother);
    }
    return test;
  }

  /** Starts a test that has an account already. */
  TestRun begin(MockAccount account) {
    TestRun test = begin();
    test.use(account);
    return test;
  }

  void end(TestRun test) {
    tests.remove(test);
    inUse.set(false);
  }

  /** Tells whether an account was injected into one of the tests that run now. */
  boolean isInjected(@Nullable AccountId id) {
    return tests.stream().anyMatch(test -> test.isOf(id));
  }

  /** Notes which test has closed the server, if one has. */
  void noteClosing(String test) {
    if (server.isClosed() && closedBy == null) {
      closedBy = test;
    }
  }

  /**
   * Makes sure that no test has closed the server.
   *
   * @throws ExtensionConfigurationException if one has
   */
  void requireOpen() {
    if (server.isClosed()) {
      throw new ExtensionConfigurationException(
          "The mock server that tests share was closed by %s: leave that to JUnit, or start a server of its own there with MockServer.start()"
              .formatted(closedBy == null ? "one of them" : closedBy));
    }
  }

  private MockAccount firstOfSeed() {
    return options.seed().world().accounts().stream()
        .findFirst()
        .map(account -> server.accountNamed(account.profile().name().value()))
        .orElseThrow(
            () ->
                new ExtensionConfigurationException(
                    "The seed has no account that could be injected: add one to it, or use"
                        + " Isolation.ACCOUNT"));
  }

  /** Makes the server print the coverage of the API at the end of the run. */
  void printCoverage() {
    printsCoverage = true;
  }

  /** Prints the coverage of the API, if that was asked for. */
  void endRun() {
    if (printsCoverage) {
      printsCoverage = false;
      System.out.println(server.coverage().report().table());
    }
  }

  @Override
  public void close() {
    endRun();
    server.close();
  }
}
