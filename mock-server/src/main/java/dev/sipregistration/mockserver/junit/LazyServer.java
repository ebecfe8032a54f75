package dev.sipregistration.mockserver.junit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The server of one field. The field outlives a run of JUnit, where tests are run again in the same
 * JVM: then there is another server. Safe for use by many threads.
 */
final class LazyServer implements CloseableStoreValue {
  private final ServerSpec plan;
  private @Nullable RunningServer running;

  LazyServer(ServerSpec plan) {
    this.plan = plan;
  }

  synchronized RunningServer running() {
    if (running == null) {
      running = new RunningServer(plan);
    }
    return running;
  }

  void keepUntilTheEndOf(ExtensionContext.Store store) {
    store.getOrComputeIfAbsent(this, own -> own, LazyServer.class);
  }

  @Override
  public synchronized void close() {
    if (running != null) {
      running.close();
      running = null;
    }
  }
}
