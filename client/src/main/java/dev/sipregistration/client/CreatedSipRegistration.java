package dev.sipregistration.client;

import java.util.Objects;
import java.util.Optional;

/**
 * A SIP registration that was just created.
 *
 * @param id the SIP registration's id
 * @param accountInfo the account right after the call, or empty if the response left it out, which
 *     is normal
 */
public record CreatedSipRegistration(SipRegistrationId id, Optional<AccountInfo> accountInfo) {

  /** Creates the result. */
  public CreatedSipRegistration {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(accountInfo, "accountInfo");
  }
}
