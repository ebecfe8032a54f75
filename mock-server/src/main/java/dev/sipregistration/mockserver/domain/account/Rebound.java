package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import java.util.List;

/**
 * What comes of binding or unbinding.
 *
 * @param changed the registrations whose target changed, a displaced one before the one that
 *     displaced it; none if everything was as wished already
 */
public record Rebound(List<SipRegistrationId> changed) {
  /**
   * Makes the result with a copy of the ids.
   *
   * @param changed the registrations whose target changed, a displaced one before the one that
   *     displaced it; none if everything was as wished already
   */
  public Rebound {
    changed = List.copyOf(changed);
  }
}
