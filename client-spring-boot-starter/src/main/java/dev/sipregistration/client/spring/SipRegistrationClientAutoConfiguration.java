package dev.sipregistration.client.spring;

import dev.sipregistration.client.CallListener;
import dev.sipregistration.client.SipRegistrationClient;
import dev.sipregistration.client.observation.ObservedCalls;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Makes a {@link SipRegistrationClient} of the properties {@code sip-registration.client.*}, unless
 * the application has one of its own; closes it with the context. Beans of the types {@link
 * SipRegistrationClientCustomizer} and {@link CallListener} are applied to it.
 *
 * <p>Calls are observed where there is an {@link ObservationRegistry}. A health indicator lists one
 * SIP registration, if {@code management.health.sip-registration.enabled} is true.
 */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
      "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
    })
@ConditionalOnProperty(
    prefix = SipRegistrationClientProperties.PREFIX,
    name = "enabled",
    matchIfMissing = true)
@EnableConfigurationProperties(SipRegistrationClientProperties.class)
public class SipRegistrationClientAutoConfiguration {

  /** Creates the configuration; Spring calls this. */
  public SipRegistrationClientAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  SipRegistrationClient sipRegistrationClient(
      SipRegistrationClientProperties properties,
      ObjectProvider<CallListener> listeners,
      ObjectProvider<SipRegistrationClientCustomizer> customizers) {
    SipRegistrationClient.Builder builder = ClientFactory.builder(properties);
    listeners.orderedStream().forEach(builder::listener);
    customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
    return builder.build();
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(ObservationRegistry.class)
  @ConditionalOnBean(ObservationRegistry.class)
  static class Observations {
    @Bean
    @ConditionalOnMissingBean
    ObservedCalls sipRegistrationObservedCalls(ObservationRegistry registry) {
      return new ObservedCalls(registry);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(SanitizingFunction.class)
  static class Secrets {
    @Bean
    SanitizingFunction sipRegistrationSanitizingFunction() {
      return new CredentialsSanitizer();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = ClientHealth.BOOT_3)
  @ConditionalOnMissingClass(ClientHealth.BOOT_4)
  @ConditionalOnProperty("management.health.sip-registration.enabled")
  static class HealthOfBoot3 {
    @Bean
    org.springframework.boot.actuate.health.HealthIndicator sipRegistrationHealthIndicator(
        SipRegistrationClient client) {
      return () -> ClientHealth.of(client).boot3();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = ClientHealth.BOOT_4)
  @ConditionalOnProperty("management.health.sip-registration.enabled")
  static class HealthOfBoot4 {
    @Bean
    org.springframework.boot.health.contributor.HealthIndicator sipRegistrationHealthIndicator(
        SipRegistrationClient client) {
      return () -> ClientHealth.of(client).boot4();
    }
  }
}
