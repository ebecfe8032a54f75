package dev.sipregistration.client.spring;

import dev.sipregistration.client.Credentials;
import dev.sipregistration.client.RetryPolicy;
import dev.sipregistration.client.SipRegistrationClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/** Makes the builder of a client of properties; what is wrong is told with the property's name. */
final class ClientFactory {
  private ClientFactory() {}

  static SipRegistrationClient.Builder builder(SipRegistrationClientProperties properties) {
    SipRegistrationClient.Builder builder =
        SipRegistrationClient.builder().credentials(credentials(properties));
    checked("base-uri", () -> builder.baseUri(properties.baseUri()));
    checked("call-timeout", () -> builder.callTimeout(properties.callTimeout()));
    Duration connectTimeout = properties.connectTimeout();
    if (connectTimeout != null) {
      checked("connect-timeout", () -> builder.connectTimeout(connectTimeout));
    }
    var create = properties.retryCreate();
    builder.retryCreate(
        checked(
            "retry-create",
            () -> new RetryPolicy(create.maxAttempts(), create.initialDelay(), create.maxDelay())));
    var idempotent = properties.retryIdempotent();
    return builder.retryIdempotent(
        checked(
            "retry-idempotent",
            () ->
                new RetryPolicy(
                    idempotent.maxAttempts(), idempotent.initialDelay(), idempotent.maxDelay())));
  }

  private static Credentials credentials(SipRegistrationClientProperties properties) {
    Path file = properties.credentialsFile();
    String json = properties.credentialsJson();
    if (file != null && json != null) {
      throw new InvalidClientPropertyException(
          "%1$s.credentials-file and %1$s.credentials-json are both set"
              .formatted(SipRegistrationClientProperties.PREFIX));
    }
    if (file != null) {
      return checked("credentials-file", () -> Credentials.fromFile(file));
    }
    if (json != null) {
      return checked("credentials-json", () -> Credentials.fromJson(json));
    }
    return ofEnvironment();
  }

  private static Credentials ofEnvironment() {
    try {
      return Credentials.fromEnvironment();
    } catch (IllegalStateException unset) {
      throw new InvalidClientPropertyException(
          "%1$s.credentials-file and %1$s.credentials-json are not set, nor is the environment variable %2$s"
              .formatted(SipRegistrationClientProperties.PREFIX, Credentials.ENVIRONMENT_VARIABLE));
    } catch (RuntimeException wrong) {
      throw new InvalidClientPropertyException(String.valueOf(wrong.getMessage()));
    }
  }

  private static <T> T checked(String property, Supplier<T> setting) {
    try {
      return setting.get();
    } catch (RuntimeException wrong) {
      throw new InvalidClientPropertyException(property, wrong);
    }
  }
}
