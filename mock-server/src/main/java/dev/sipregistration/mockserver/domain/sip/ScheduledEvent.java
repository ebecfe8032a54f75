package dev.sipregistration.mockserver.domain.sip;

import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import java.time.Instant;
import java.util.Comparator;

/** The instant at which the state of a SIP registration changes without a call. */
public record ScheduledEvent(Instant at, SipRegistrationId registration)
    implements Comparable<ScheduledEvent> {
  private static final Comparator<ScheduledEvent> ORDER =
      Comparator.comparing(ScheduledEvent::at).thenComparing(ScheduledEvent::registration);

  @Override
  public int compareTo(ScheduledEvent other) {
    return ORDER.compare(this, other);
  }
}
