package dev.sipregistration.client.spring;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties of the client. {@link #toString()} never shows the credentials.
 *
 * @param enabled Whether there is a client.
 * @param baseUri Base URI of the API, without /platform_api. For example, that of a mock server.
 * @param credentialsFile Path of the credentials.json of a service account; classpath: and file:
 *     are understood. Without it and credentials-json, the environment variable
 *     VOXIMPLANT_CREDENTIALS is read.
 * @param credentialsJson Content of the credentials.json of a service account, in place of its
 *     path.
 * @param callTimeout Timeout of a whole call, retries included.
 * @param connectTimeout Timeout of connecting.
 * @param retryCreate How the creation of a SIP registration is retried, which costs money.
 * @param retryIdempotent How calls are retried that may be carried out twice without harm.
 */
@ConfigurationProperties(SipRegistrationClientProperties.PREFIX)
public record SipRegistrationClientProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("https://api.voximplant.com") URI baseUri,
    @Nullable Path credentialsFile,
    @Nullable String credentialsJson,
    @DefaultValue("30s") Duration callTimeout,
    @Nullable Duration connectTimeout,
    @DefaultValue RetryCreate retryCreate,
    @DefaultValue RetryIdempotent retryIdempotent) {

  /** The prefix of the properties: {@value}. */
  public static final String PREFIX = "sip-registration.client";

  /**
   * How creations are retried.
   *
   * @param maxAttempts Maximum number of attempts. More than one repeats only what was certainly
   *     not processed.
   * @param initialDelay Limit of the delay before the first retry, which doubles with each retry.
   * @param maxDelay Limit of the delay before any retry.
   */
  public record RetryCreate(
      @DefaultValue("1") int maxAttempts,
      @DefaultValue("200ms") Duration initialDelay,
      @DefaultValue("5s") Duration maxDelay) {}

  /**
   * How all other calls are retried.
   *
   * @param maxAttempts Maximum number of attempts.
   * @param initialDelay Limit of the delay before the first retry, which doubles with each retry.
   * @param maxDelay Limit of the delay before any retry.
   */
  public record RetryIdempotent(
      @DefaultValue("3") int maxAttempts,
      @DefaultValue("200ms") Duration initialDelay,
      @DefaultValue("5s") Duration maxDelay) {}

  /** Returns the base URI. */
  @Override
  public String toString() {
    return "SipRegistrationClientProperties[" + baseUri + "]";
  }
}
