package dev.sipregistration.client.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sipregistration.client.CallListener;
import dev.sipregistration.client.CreateRequest;
import dev.sipregistration.client.Credentials;
import dev.sipregistration.client.ListQuery;
import dev.sipregistration.client.SipRegistrationClient;
import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.journal.CallQuery;
import dev.sipregistration.mockserver.journal.Times;
import dev.sipregistration.mockserver.junit.MockServerTest;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.net.ProxySelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.actuate.autoconfigure.context.properties.ConfigurationPropertiesReportEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.env.EnvironmentEndpointAutoConfiguration;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;

@MockServerTest
class StarterTest {
  private static final String PREFIX = "sip-registration.client";

  private MockAccount account;
  private ApplicationContextRunner unconfigured;
  private ApplicationContextRunner application;

  @BeforeEach
  void configure(MockAccount account) {
    this.account = account;
    unconfigured =
        new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(SipRegistrationClientAutoConfiguration.class));
    application = unconfigured.withPropertyValues(properties(account));
  }

  private static String[] properties(MockAccount account) {
    return account.properties(PREFIX).entrySet().stream()
        .map(property -> property.getKey() + "=" + property.getValue())
        .toArray(String[]::new);
  }

  @Test
  void client_ofProperties_callsTheirServer() {
    application.run(
        context -> {
          context.getBean(SipRegistrationClient.class).create(request());
          assertThat(account.registrations()).hasSize(1);
        });
  }

  private static CreateRequest request() {
    return CreateRequest.sipUsername("alice").proxy("sip.example.com");
  }

  @Test
  void client_ofJson_callsItsServer() {
    unconfigured
        .withPropertyValues(
            PREFIX + ".base-uri=" + account.baseUri(),
            PREFIX + ".credentials-json=" + account.credentials().toJson())
        .run(
            context -> {
              context.getBean(SipRegistrationClient.class).create(request());
              assertThat(account.registrations()).hasSize(1);
            });
  }

  @Test
  void client_afterTheContext_isClosed() {
    List<SipRegistrationClient> clients = new ArrayList<>();
    application.run(context -> clients.add(context.getBean(SipRegistrationClient.class)));

    assertThatThrownBy(() -> clients.get(0).create(request()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void client_ofTheApplication_isTheOnlyOne() {
    SipRegistrationClient own =
        SipRegistrationClient.builder()
            .credentials(Credentials.fromFile(account.credentialsFile()))
            .build();
    unconfigured
        .withBean("own", SipRegistrationClient.class, () -> own)
        .run(context -> assertThat(context.getBean(SipRegistrationClient.class)).isSameAs(own));
  }

  @Test
  void client_notEnabled_isNotThere() {
    unconfigured
        .withPropertyValues(PREFIX + ".enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean(SipRegistrationClient.class));
  }

  @Test
  void client_withoutCredentials_failsWithTheNamesOfAllSources() {
    unconfigured.run(
        context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessage(
                    PREFIX
                        + ".credentials-file and "
                        + PREFIX
                        + ".credentials-json are not set, nor is the environment variable"
                        + " VOXIMPLANT_CREDENTIALS"));
  }

  @ParameterizedTest
  @CsvSource({
    "base-uri, ftp://example.org, base-uri",
    "base-uri, 'http://a b', base-uri",
    "credentials-file, /nowhere/credentials.json, credentials-file",
    "call-timeout, 0s, call-timeout",
    "call-timeout, soon, call-timeout",
    "connect-timeout, -1s, connect-timeout",
    "retry-create.max-attempts, 0, retry-create",
    "retry-idempotent.max-delay, 1ms, retry-idempotent",
    "retry-idempotent.max-attempts, many, retry-idempotent.max-attempts"
  })
  void property_wrong_failsWithItsName(String property, String value, String named) {
    application
        .withPropertyValues(PREFIX + "." + property + "=" + value)
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .isNotNull()
                    .hasStackTraceContaining(PREFIX + "." + named));
  }

  @Test
  void credentials_twice_areRefused() {
    application
        .withPropertyValues(PREFIX + ".credentials-json={}")
        .run(
            context ->
                assertThat(context).getFailure().rootCause().hasMessageContaining("both set"));
  }

  @Test
  void credentials_wrong_areNamedAndNotShown() {
    unconfigured
        .withPropertyValues(PREFIX + ".credentials-json={\"private_key\": \"s3cret\"}")
        .run(
            context -> {
              Throwable failure = context.getStartupFailure();
              assertThat(failure).hasStackTraceContaining(PREFIX + ".credentials-json");
              assertThat(failure).rootCause().hasMessageNotContaining("s3cret");
              FailureAnalysis analysis =
                  SpringFactoriesLoader.forDefaultResourceLocation()
                      .load(
                          FailureAnalyzer.class,
                          SpringFactoriesLoader.FailureHandler.logging(
                              LogFactory.getLog(StarterTest.class)))
                      .stream()
                      .map(analyzer -> analyzer.analyze(failure))
                      .filter(Objects::nonNull)
                      .findFirst()
                      .orElseThrow();
              assertThat(analysis.getDescription())
                  .contains(PREFIX + ".credentials-json: ")
                  .doesNotContain("s3cret");
              assertThat(analysis.getAction()).contains(PREFIX + ".enabled=false");
            });
  }

  @Test
  void listenersAndCustomizers_ofTheApplication_areApplied() {
    List<String> attempts = new CopyOnWriteArrayList<>();
    CallListener listener = attempt -> attempts.add(attempt.method());
    application
        .withBean("listener", CallListener.class, () -> listener)
        .withBean(
            "customizer",
            SipRegistrationClientCustomizer.class,
            () -> builder -> builder.listener(listener).proxy(ProxySelector.of(null)))
        .run(
            context -> {
              context.getBean(SipRegistrationClient.class).listPage(ListQuery.all());
              assertThat(attempts).containsExactly("GetSipRegistrations", "GetSipRegistrations");
            });
  }

  @Test
  void calls_withARegistry_areObserved() {
    ObservationRegistry registry = ObservationRegistry.create();
    List<String> observed = new CopyOnWriteArrayList<>();
    registry
        .observationConfig()
        .observationHandler(
            new ObservationHandler<>() {
              @Override
              public void onStop(Observation.Context context) {
                observed.add(context.getName() + " " + context.getContextualName());
              }

              @Override
              public boolean supportsContext(Observation.Context context) {
                return true;
              }
            });
    application
        .withBean(ObservationRegistry.class, () -> registry)
        .run(
            context -> {
              context.getBean(SipRegistrationClient.class).listPage(ListQuery.all());
              assertThat(observed)
                  .containsExactly("sip.registration.client.calls GetSipRegistrations");
            });
  }

  @Test
  void client_withoutMicrometerAndActuator_isThere() {
    application
        .withClassLoader(
            new FilteredClassLoader("io.micrometer", "org.springframework.boot.actuate"))
        .run(context -> assertThat(context).hasSingleBean(SipRegistrationClient.class));
  }

  @Test
  void health_byDefault_isOff() {
    application.run(
        context ->
            assertThat(context)
                .doesNotHaveBean(HealthIndicator.class)
                .doesNotHaveBean(
                    org.springframework.boot.health.contributor.HealthIndicator.class));
  }

  /** The class path of these tests has the health of both. */
  @ParameterizedTest
  @CsvSource({
    "org.springframework.boot.health, OWNER, UP",
    "org.springframework.boot.health, PAYER, DOWN 104",
    "org.springframework.boot.actuate.health, OWNER, UP",
    "org.springframework.boot.actuate.health, PAYER, DOWN 104"
  })
  void health_ofBothSpringBoots_tellsWhetherTheApiCanBeUsed(
      String otherHealth, Role role, String health) {
    unconfigured
        .withClassLoader(new FilteredClassLoader(otherHealth))
        .withPropertyValues(
            "management.health.sip-registration.enabled=true",
            PREFIX + ".base-uri=" + account.baseUri(),
            PREFIX + ".credentials-json=" + account.newServiceAccount(role).toJson())
        .run(
            context -> {
              Object indicator = context.getBean("sipRegistrationHealthIndicator");
              String told =
                  indicator instanceof HealthIndicator boot3
                      ? describe(boot3.health().getStatus(), boot3.health().getDetails())
                      : describe4(
                          (org.springframework.boot.health.contributor.HealthIndicator) indicator);
              assertThat(told).startsWith(health.split(" ")[0]);
              assertThat(told.contains("104")).isEqualTo(health.endsWith("104"));
            });
    account.verify(CallQuery.any().method("GetSipRegistrations"), Times.atLeast(1));
  }

  private static String describe(Object status, Map<String, Object> details) {
    return status + " " + details;
  }

  private static String describe4(
      org.springframework.boot.health.contributor.HealthIndicator indicator) {
    var health = indicator.health();
    return describe(health.getStatus(), health.getDetails());
  }

  @Test
  void endpoints_thatShowValues_hideCredentials() {
    unconfigured
        .withConfiguration(
            AutoConfigurations.of(
                EnvironmentEndpointAutoConfiguration.class,
                ConfigurationPropertiesReportEndpointAutoConfiguration.class))
        .withPropertyValues(
            "management.endpoints.web.exposure.include=*",
            "management.endpoints.jmx.exposure.include=*",
            "management.endpoint.env.show-values=always",
            "management.endpoint.configprops.show-values=always",
            PREFIX + ".credentials-json=" + account.credentials().toJson())
        .withSystemProperties("VOXIMPLANT_CREDENTIALS=" + account.credentials().toJson())
        .run(
            context -> {
              assertThat(
                      context
                          .getBean(EnvironmentEndpoint.class)
                          .environment(null)
                          .getPropertySources()
                          .stream()
                          .flatMap(source -> source.getProperties().entrySet().stream())
                          .map(entry -> entry.getKey() + "=" + entry.getValue().getValue())
                          .toList())
                  .contains(PREFIX + ".credentials-json=******", "VOXIMPLANT_CREDENTIALS=******")
                  .noneMatch(line -> line.contains("PRIVATE KEY"));
              assertThat(
                      context
                          .getBean(ConfigurationPropertiesReportEndpoint.class)
                          .configurationProperties()
                          .getContexts()
                          .values()
                          .stream()
                          .flatMap(each -> each.getBeans().values().stream())
                          .map(bean -> bean.getProperties() + " " + bean.getInputs())
                          .toList())
                  .anyMatch(bean -> bean.contains("credentialsJson"))
                  .noneMatch(bean -> bean.contains("PRIVATE KEY"));
              assertThat(context.getBean(SipRegistrationClientProperties.class).toString())
                  .doesNotContain("PRIVATE KEY");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "sip-registration.client.credentials-json, true",
    "SIP_REGISTRATION_CLIENT_CREDENTIALS_JSON, true",
    "SIPREGISTRATION_CLIENT_CREDENTIALSJSON, true",
    "sip-registration.client.credentialsJson, true",
    "VOXIMPLANT_CREDENTIALS, true",
    "sip-registration.client.credentials-file, false",
    "sip-registration.client.base-uri, false"
  })
  void sanitizer_hidesEverySpelling(String key, boolean hidden) {
    SanitizingFunction sanitizer = new CredentialsSanitizer();
    var data = new SanitizableData(null, key, "value");
    assertThat(sanitizer.apply(data).getValue()).isEqualTo(hidden ? "******" : "value");
  }
}
