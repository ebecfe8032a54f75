package dev.sipregistration.contract;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that the client has to send.
 *
 * @param pattern what the value has to look like, or null if it has to be the example itself
 */
record SentParameter(String name, String example, @Nullable String pattern) {

  /** Returns a parameter whose value the contract or the state decides. */
  static SentParameter exactly(String name, Object value) {
    return new SentParameter(name, value.toString(), null);
  }

  /** Returns a parameter whose value is the caller's own business. */
  static SentParameter anything(String name, String example) {
    return new SentParameter(name, example, ".+");
  }

  /** Returns what a creation for alice at {@code sip.example.org} sends, and more. */
  static SentParameter[] alice(SentParameter... more) {
    return Stream.concat(
            Stream.of(exactly("sip_username", "alice"), exactly("proxy", "sip.example.org")),
            Stream.of(more))
        .toArray(SentParameter[]::new);
  }

  /** Returns what a binding of a SIP registration sends. */
  static SentParameter[] binding(long id, boolean bind, SentParameter... target) {
    return Stream.concat(
            Stream.of(exactly("sip_registration_id", id), exactly("bind", bind)), Stream.of(target))
        .toArray(SentParameter[]::new);
  }

  /** Returns what an update of a SIP registration sends. */
  static SentParameter[] updating(long id, SentParameter... changes) {
    return Stream.concat(Stream.of(exactly("sip_registration_id", id)), Stream.of(changes))
        .toArray(SentParameter[]::new);
  }

  /** Returns what a list in pages of the usual size sends. */
  static SentParameter[] listing(SentParameter... filters) {
    return Stream.concat(
            Stream.of(exactly("count", 1000), exactly("offset", 0)), Stream.of(filters))
        .toArray(SentParameter[]::new);
  }
}
