package dev.sipregistration.client;

import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Rows and responses of GetSipRegistrations. */
final class Rows {

  /** A row of all that a response needs. */
  static String row(long id) {
    return row(id, "sip.example.org");
  }

  static String row(long id, String proxy) {
    return "{\"sip_registration_id\":%d,\"sip_username\":\"alice\",\"proxy\":\"%s\"}"
        .formatted(id, proxy);
  }

  /** A response with these rows, of which there are this many altogether. */
  static String page(long total, long... ids) {
    return LongStream.of(ids)
        .mapToObj(Rows::row)
        .collect(Collectors.joining(",", "{\"result\":[", "],\"count\":" + total + "}"));
  }

  static SipRegistration registration(long id) {
    return new SipRegistration(
        SipRegistrationId.of(id),
        "alice",
        "sip.example.org",
        null,
        null,
        true,
        false,
        new SipRegistrationState.NoResult(),
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private Rows() {}
}
