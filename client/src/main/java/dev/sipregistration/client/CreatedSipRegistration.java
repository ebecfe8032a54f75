package dev.sipregistration.client;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A SIP registration that was just created.
 *
 * @param id the SIP registration's id
 * @param account the account right after the call, or null if the response left it out
 */
public record CreatedSipRegistration(SipRegistrationId id, @Nullable AccountInfo account) {

  /** Creates the result. */
  public CreatedSipRegistration {
    Objects.requireNonNull(id, "id");
  }

  /**
   * Returns the account right after the call.
   *
   * @return the account, or empty if the response left it out, which is normal
   */
  public Optional<AccountInfo> accountInfo() {
    return Optional.ofNullable(account);
  }
}
