package dev.sipregistration.contract;

import java.util.stream.Stream;
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

  /** Returns what a creation for alice at {@code sip.example.org} sends, and more. */
  static Sent[] alice(Sent... more) {
    return Stream.concat(
            Stream.of(exactly("sip_username", "alice"), exactly("proxy", "sip.example.org")),
            Stream.of(more))
        .toArray(Sent[]::new);
  }

  /** Returns what a binding of a SIP registration sends. */
  static Sent[] binding(long id, boolean bind, Sent... target) {
    return Stream.concat(
            Stream.of(exactly("sip_registration_id", id), exactly("bind", bind)), Stream.of(target))
        .toArray(Sent[]::new);
  }
}
