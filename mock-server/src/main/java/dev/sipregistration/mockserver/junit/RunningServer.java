package dev.sipregistration.mockserver.junit;

import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.MockServerOptions;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** A server that tests share, for as long as JUnit keeps it. Safe for use by many threads. */
final class RunningServer implements CloseableStoreValue {
  private final MockServerOptions options;
  private final Isolation isolation;
  private final MockServer server;
  private final AtomicBoolean taken = new AtomicBoolean();
  private volatile boolean coverageWanted;

  RunningServer(ServerSpec plan) {
    options = plan.options().get();
    isolation = plan.isolation();
    server = MockServer.start(options);
  }

  MockServer server() {
    return server;
  }

  /** Returns the account for a test that has none yet. */
  MockAccount account() {
    return isolation == Isolation.ACCOUNT ? server.newAccount() : firstOfSeed();
  }

  /** Begins a test; closing what is returned ends it. */
  CloseableStoreValue begin() {
    if (isolation == Isolation.ACCOUNT) {
      return () -> {};
    }
    if (!taken.compareAndSet(false, true)) {
      throw new ExtensionConfigurationException(
          "Two tests run at once on a mock server that is reset before each of them. Use"
              + " Isolation.ACCOUNT, which gives each test an account of its own, or put"
              + " @ResourceLock(MockServerTest.WORLD) on the test class");
    }
    server.reset();
    return () -> taken.set(false);
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

  /** Prints, when the server is closed, what the tests have used of the API. */
  void printCoverage() {
    coverageWanted = true;
  }

  @Override
  public void close() {
    if (coverageWanted) {
      System.out.println(server.coverage().report().table());
    }
    server.close();
  }
}
