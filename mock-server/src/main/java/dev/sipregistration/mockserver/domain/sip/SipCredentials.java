package dev.sipregistration.mockserver.domain.sip;

import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.id.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What the platform needs to REGISTER at a registrar of a third party.
 *
 * @param sipUsername the user name at the registrar
 * @param proxy the registrar
 * @param authUser the name to authenticate with, of 1 to {@link Texts#LONGEST} characters of any
 *     kind, or null for the SIP user name
 * @param outboundProxy the proxy to send through, or null for none
 * @param password the password, of 1 to {@link Texts#LONGEST} characters of any kind, or null for
 *     none
 */
public record SipCredentials(
    SipUsername sipUsername,
    SipProxy proxy,
    @Nullable String authUser,
    @Nullable SipProxy outboundProxy,
    @Nullable Secret password) {
  /**
   * @throws IllegalArgumentException if the name to authenticate with or the password is empty, too
   *     long or not Unicode
   */
  public SipCredentials {
    if (authUser != null) {
      require("an auth user", authUser);
    }
    if (password != null) {
      require("a password", password.value());
    }
  }

  private static void require(String what, String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException(what + " must not be empty");
    }
    Texts.requireText(what, text);
  }

  /** Makes credentials without the optional parts. */
  public static SipCredentials of(SipUsername sipUsername, SipProxy proxy) {
    return new SipCredentials(sipUsername, proxy, null, null, null);
  }
}
