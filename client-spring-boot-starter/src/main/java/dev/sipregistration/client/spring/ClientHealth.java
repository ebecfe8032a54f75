package dev.sipregistration.client.spring;

import dev.sipregistration.client.ListQuery;
import dev.sipregistration.client.SipRegistrationClient;
import dev.sipregistration.client.SipRegistrationException;
import org.jspecify.annotations.Nullable;

/**
 * Whether the API can be used: it lists one SIP registration, which costs nothing.
 *
 * @param failure null if it can
 */
record ClientHealth(@Nullable SipRegistrationException failure) {
  /** What Spring Boot 3 has for health. */
  static final String BOOT_3 = "org.springframework.boot.actuate.health.HealthIndicator";

  /** What Spring Boot 4 has for health. */
  static final String BOOT_4 = "org.springframework.boot.health.contributor.HealthIndicator";

  static ClientHealth of(SipRegistrationClient client) {
    try {
      client.listPage(ListQuery.all().pageSize(1));
      return new ClientHealth(null);
    } catch (SipRegistrationException e) {
      return new ClientHealth(e);
    }
  }

  org.springframework.boot.actuate.health.Health boot3() {
    return failure == null
        ? org.springframework.boot.actuate.health.Health.up().build()
        : org.springframework.boot.actuate.health.Health.down(failure).build();
  }

  org.springframework.boot.health.contributor.Health boot4() {
    return failure == null
        ? org.springframework.boot.health.contributor.Health.up().build()
        : org.springframework.boot.health.contributor.Health.down(failure).build();
  }
}
