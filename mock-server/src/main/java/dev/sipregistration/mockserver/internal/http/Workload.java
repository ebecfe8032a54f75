package dev.sipregistration.mockserver.internal.http;

/** What serving a request takes. Each kind has threads that no other kind can take. */
public enum Workload {
  /** Responds at once. */
  IMMEDIATE,
  /** Computes for a short time. */
  SHORT,
  /** May sleep, as a fault makes it. */
  DELAYED,
  /** May compute for long, or write much; some at a time. */
  LONG,
  /** Takes many times the memory of its body; one at a time. */
  HEAVY;

  /** Tells whether the thread may wait for the client to read the response. */
  boolean mayWaitForClient() {
    return this == LONG || this == HEAVY;
  }

  /** Tells what serving a request takes. */
  @FunctionalInterface
  public interface Rule {
    /**
     * Judges a request.
     *
     * @param method its method
     * @param path its path as it was sent
     */
    Workload of(String method, String path);
  }
}
