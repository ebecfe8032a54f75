package dev.sipregistration.mockserver.callbacks;

import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended.
 *
 * @param failure why it failed, or null if it did not
 * @param hopeless whether another attempt could not end otherwise
 */
record Verdict(@Nullable String failure, boolean hopeless) {
  static final Verdict ARRIVED = new Verdict(null, false);

  static Verdict failed(String why) {
    return new Verdict(why, false);
  }

  static Verdict hopeless(String why) {
    return new Verdict(why, true);
  }
}
