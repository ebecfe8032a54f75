package dev.sipregistration.mockserver.domain.sip;

import dev.sipregistration.mockserver.domain.id.Password;
import org.jspecify.annotations.Nullable;

/**
 * What the platform needs to REGISTER at somebody else's registrar.
 *
 * @param sipUsername the user name at the registrar
 * @param proxy the registrar
 * @param authUser the name to authenticate with, or null for the SIP user name
 * @param outboundProxy the proxy to send through, or null for none
 * @param password the password, or null for none
 */
public record SipCredentials(
    SipUsername sipUsername,
    SipProxy proxy,
    @Nullable String authUser,
    @Nullable SipProxy outboundProxy,
    @Nullable Password password) {

  /**
   * Makes the smallest possible credentials.
   *
   * @param sipUsername the user name at the registrar
   * @param proxy the registrar
   * @return credentials without the optional parts
   */
  public static SipCredentials of(SipUsername sipUsername, SipProxy proxy) {
    return new SipCredentials(sipUsername, proxy, null, null, null);
  }
}
