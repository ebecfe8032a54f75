package dev.sipregistration.mockserver.junit;

import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.MockServerOptions;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** A server that tests share. Safe for use by many threads. */
final class RunningServer implements CloseableStoreValue {
  private final MockServerOptions options;
  private final Isolation isolation;
  private final MockServer server;
  private final AtomicBoolean inUse = new AtomicBoolean();
  private volatile boolean printsCoverage;

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
  CloseableStoreValue begin() {
    if (isolation == Isolation.ACCOUNT) {
      return () -> {};
    }
    if (!inUse.compareAndSet(false, true)) {
      throw new ExtensionConfigurationException(
          "Two tests run at once on a mock server that is reset before each of them. Use"
              + " Isolation.ACCOUNT, which gives each test an account of its own, or put"
              + " @ResourceLock(MockServerTest.WORLD) on the test class");
    }
    server.reset();
    return () -> inUse.set(false);
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

  /** Makes the server print the coverage of the API when it is closed. */
  void printCoverage() {
    printsCoverage = true;
  }

  @Override
  public void close() {
    if (printsCoverage) {
      System.out.println(server.coverage().report().table());
    }
    server.close();
  }
}
