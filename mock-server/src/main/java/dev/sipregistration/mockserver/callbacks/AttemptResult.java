package dev.sipregistration.mockserver.callbacks;

import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended.
 *
 * @param failure why it failed, or null if it did not
 * @param hopeless whether another attempt could not end otherwise
 */
record AttemptResult(@Nullable String failure, boolean hopeless) {
  static final AttemptResult ARRIVED = new AttemptResult(null, false);

  static AttemptResult failed(String why) {
    return new AttemptResult(why, false);
  }

  static AttemptResult hopeless(String why) {
    return new AttemptResult(why, true);
  }
}
