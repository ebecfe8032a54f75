package dev.sipregistration.contract;

import org.jspecify.annotations.Nullable;

/**
 * A parameter that the client has to send.
 *
 * @param pattern what the value has to look like, or null if it has to be the example itself
 */
record Sent(String name, String example, @Nullable String pattern) {

  /** Returns a parameter whose value the contract or the state decides. */
  static Sent exactly(String name, Object value) {
    return new Sent(name, value.toString(), null);
  }

  /** Returns a parameter whose value is the caller's own business. */
  static Sent anything(String name, String example) {
    return new Sent(name, example, ".+");
  }
}
