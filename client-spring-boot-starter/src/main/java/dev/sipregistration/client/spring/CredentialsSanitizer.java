package dev.sipregistration.client.spring;

import dev.sipregistration.client.Credentials;
import java.util.Locale;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Hides the credentials in the actuator's endpoints, whoever may see the values of other
 * properties.
 */
final class CredentialsSanitizer implements SanitizingFunction {
  private static final String JSON =
      uniform(SipRegistrationClientProperties.PREFIX + ".credentials-json");
  private static final String VARIABLE = uniform(Credentials.ENVIRONMENT_VARIABLE);

  @Override
  public SanitizableData apply(SanitizableData data) {
    String key = uniform(data.getKey());
    return key.equals(JSON) || key.equals(VARIABLE) ? data.withSanitizedValue() : data;
  }

  /** Environment variables, properties and fields spell a name in their own ways. */
  private static String uniform(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }
}
