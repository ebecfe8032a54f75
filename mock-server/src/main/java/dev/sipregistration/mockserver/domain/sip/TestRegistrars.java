package dev.sipregistration.mockserver.domain.sip;

/**
 * The documented test values of {@code proxy}: {@code 403.sip.invalid} fails with 403 Forbidden,
 * and so on from 300 to 699. RFC 2606 reserves {@code .invalid}, so no real registrar is shadowed.
 */
final class TestRegistrars {
  private static final String DOMAIN = ".sip.invalid";

  private TestRegistrars() {}

  /** Returns how the registrar responds if no other response is arranged. */
  static RegistrarOutcome outcomeOf(SipProxy proxy) {
    String host = proxy.host();
    String code = host.endsWith(DOMAIN) ? host.substring(0, host.length() - DOMAIN.length()) : "";
    return code.length() == 3
            && HostSyntax.isNumber(code, SipStatus.HIGHEST)
            && Integer.parseInt(code) >= SipStatus.LOWEST_FAILURE
        ? RegistrarOutcome.of(Integer.parseInt(code))
        : RegistrarOutcome.of(SipStatus.OK);
  }
}
