package dev.sipregistration.mockserver.domain.account;

/**
 * How many events may still be processed at once, over all accounts: the ends of months and the
 * responses of registrars. Each takes some microseconds and some hundred bytes. Mutable, for one
 * thread.
 */
public final class EventBudget {
  /** The most events that one move of the clock, or the load of one seed, may process. */
  public static final int MOST = 100_000;

  private int left = MOST;

  /** Tells whether one more event may be processed, and counts it. */
  public boolean spend() {
    return left-- > 0;
  }
}
