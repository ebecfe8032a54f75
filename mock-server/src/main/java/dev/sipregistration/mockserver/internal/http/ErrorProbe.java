package dev.sipregistration.mockserver.internal.http;

import org.glassfish.grizzly.Transport;
import org.glassfish.grizzly.TransportProbe;
import org.glassfish.grizzly.threadpool.AbstractThreadPool;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;
import org.glassfish.grizzly.threadpool.ThreadPoolProbe;

/** Reports what Grizzly's threads end with, and what its selectors go on after. */
final class ErrorProbe {
  private final ErrorReport errors;

  ErrorProbe(ErrorReport errors) {
    this.errors = errors;
  }

  /** Watches the selectors of a transport. */
  void watch(Transport transport) {
    transport
        .getMonitoringConfig()
        .addProbes(
            new TransportProbe.Adapter() {
              @Override
              public void onErrorEvent(Transport failed, Throwable failure) {
                errors.report(failure);
              }
            });
  }

  /** Watches the threads of a pool, and returns its configuration. */
  ThreadPoolConfig watched(ThreadPoolConfig pool) {
    pool.getInitialMonitoringConfig()
        .addProbes(
            new ThreadPoolProbe.Adapter() {
              @Override
              @SuppressWarnings("rawtypes")
              public void onThreadAllocateEvent(AbstractThreadPool started, Thread thread) {
                thread.setUncaughtExceptionHandler((ended, failure) -> errors.report(failure));
              }
            });
    return pool;
  }
}
