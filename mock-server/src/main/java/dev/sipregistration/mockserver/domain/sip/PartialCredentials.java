package dev.sipregistration.mockserver.domain.sip;

import dev.sipregistration.mockserver.domain.id.Secret;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Credentials of which any part may be absent; an absent part is null. */
public record PartialCredentials(
    @Nullable SipUsername sipUsername,
    @Nullable SipProxy proxy,
    @Nullable String authUser,
    @Nullable SipProxy outboundProxy,
    @Nullable Secret password) {

  /**
   * Returns these credentials, which must have a user name and a proxy.
   *
   * @throws NullPointerException if one of the two is absent
   */
  public SipCredentials complete() {
    return new SipCredentials(
        Objects.requireNonNull(sipUsername),
        Objects.requireNonNull(proxy),
        authUser,
        outboundProxy,
        password);
  }

  /** Returns these credentials on top of earlier ones, which keep what is absent here. */
  public SipCredentials over(SipCredentials earlier) {
    return new SipCredentials(
        sipUsername == null ? earlier.sipUsername() : sipUsername,
        proxy == null ? earlier.proxy() : proxy,
        authUser == null ? earlier.authUser() : authUser,
        outboundProxy == null ? earlier.outboundProxy() : outboundProxy,
        password == null ? earlier.password() : password);
  }
}
