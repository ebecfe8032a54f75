package dev.sipregistration.mockserver.domain;

import java.time.Instant;
import java.util.Comparator;

/** A moment at which something happens to a SIP registration by itself. */
record Due(Instant at, SipRegistrationId registration) implements Comparable<Due> {
  private static final Comparator<Due> ORDER =
      Comparator.comparing(Due::at).thenComparing(Due::registration);

  @Override
  public int compareTo(Due other) {
    return ORDER.compare(this, other);
  }
}
