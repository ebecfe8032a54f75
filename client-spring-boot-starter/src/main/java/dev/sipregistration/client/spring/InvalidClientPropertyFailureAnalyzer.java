package dev.sipregistration.client.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells people which property is wrong, in place of a stack trace. */
final class InvalidClientPropertyFailureAnalyzer
    extends AbstractFailureAnalyzer<InvalidClientPropertyException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, InvalidClientPropertyException cause) {
    return new FailureAnalysis(
        "The client of the SIP registration calls cannot be made: " + cause.getMessage(),
        "Correct the property, or set "
            + SipRegistrationClientProperties.PREFIX
            + ".enabled=false if no client is needed.",
        cause);
  }
}
