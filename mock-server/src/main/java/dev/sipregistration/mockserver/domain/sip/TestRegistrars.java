package dev.sipregistration.mockserver.domain.sip;

/**
 * The documented test values of {@code proxy}: {@code 403.sip.invalid} fails with 403 Forbidden,
 * and so on from 300 to 699. RFC 2606 reserves {@code .invalid}, so no real registrar is shadowed.
 */
final class TestRegistrars {
  private static final String DOMAIN = ".sip.invalid";
  private static final int HIGHEST = 699;
  private static final RegistrarOutcome ACCEPTED = new RegistrarOutcome.Accepted();

  private TestRegistrars() {}

  /** Returns what the registrar answers if nothing else was arranged. */
  static RegistrarOutcome outcomeOf(SipProxy proxy) {
    String host = proxy.host();
    if (!host.endsWith(DOMAIN)) {
      return ACCEPTED;
    }
    String code = host.substring(0, host.length() - DOMAIN.length());
    return code.length() == 3 && code.charAt(0) >= '3' && HostSyntax.isNumber(code, HIGHEST)
        ? new RegistrarOutcome.Rejected(SipStatus.of(Integer.parseInt(code)))
        : ACCEPTED;
  }
}
