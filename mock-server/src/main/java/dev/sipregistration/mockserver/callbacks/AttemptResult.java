package dev.sipregistration.mockserver.callbacks;

import org.jspecify.annotations.Nullable;

/**
 * The result of one attempt to deliver a callback.
 *
 * @param failure why it failed, or null if it did not
 * @param retryable whether another attempt may have another result
 */
record AttemptResult(@Nullable String failure, boolean retryable) {
  static final AttemptResult DELIVERED = new AttemptResult(null, false);

  static AttemptResult failed(String why) {
    return new AttemptResult(why, true);
  }

  static AttemptResult failedPermanently(String why) {
    return new AttemptResult(why, false);
  }
}
