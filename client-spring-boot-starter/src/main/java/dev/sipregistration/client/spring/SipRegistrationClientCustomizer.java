package dev.sipregistration.client.spring;

import dev.sipregistration.client.SipRegistrationClient;

/**
 * Changes what no property sets, such as the proxy or the HTTP client. All beans of this type are
 * called in their order, after the properties were applied.
 */
@FunctionalInterface
public interface SipRegistrationClientCustomizer {

  /**
   * Changes the builder of the client.
   *
   * @param builder has the settings of the properties
   */
  void customize(SipRegistrationClient.Builder builder);
}
