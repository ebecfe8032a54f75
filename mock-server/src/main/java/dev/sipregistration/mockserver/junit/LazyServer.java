package dev.sipregistration.mockserver.junit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The server of one field. It stays open as long as the JVM, because frameworks cache its address
 * and test classes keep accounts in static fields, which later runs of JUnit use again: a build
 * tool that reruns failed tests starts another run. Safe for use by many threads.
 */
final class LazyServer {
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

  /** Makes the end of a run of JUnit known to the server. */
  void endRunWith(ExtensionContext.Store store) {
    store.getOrComputeIfAbsent(this, own -> endOfRun(), CloseableStoreValue.class);
  }

  private CloseableStoreValue endOfRun() {
    return () -> running().endRun();
  }
}
