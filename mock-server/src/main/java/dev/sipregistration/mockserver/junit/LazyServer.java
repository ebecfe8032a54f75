package dev.sipregistration.mockserver.junit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The server of one field. The field outlives a run of JUnit; another run in the same JVM starts
 * another server. Safe for use by many threads.
 */
final class LazyServer implements CloseableStoreValue {
  private final ServerSpec spec;
  private @Nullable RunningServer running;

  LazyServer(ServerSpec spec) {
    this.spec = spec;
  }

  synchronized RunningServer running() {
    if (running == null) {
      running = new RunningServer(spec);
    }
    return running;
  }

  void closeWith(ExtensionContext.Store store) {
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
