package dev.sipregistration.mockserver.junit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The settings of a server that stays open as long as the JVM, because Spring caches contexts with
 * its address.
 *
 * @param strict whether unknown parameters are refused
 * @param seed the name of a seed on the class path; empty for the demo world
 */
record SharedServer(boolean strict, String seed) {
  private static final Map<SharedServer, RunningServer> RUNNING = new ConcurrentHashMap<>();

  /** Returns the server, which is started if it is not running. */
  RunningServer running(ClassLoader loader) {
    return RUNNING.computeIfAbsent(this, missing -> new RunningServer(spec(loader)));
  }

  private ServerSpec spec(ClassLoader loader) {
    return new ServerSpec(
        this, Scope.JVM, Isolation.ACCOUNT, () -> ServerSpec.options(strict, seed, loader));
  }
}
