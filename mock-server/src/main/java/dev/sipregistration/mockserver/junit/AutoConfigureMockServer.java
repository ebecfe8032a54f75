package dev.sipregistration.mockserver.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;

/**
 * A Spring test class whose application context uses a mock server: {@code @SpringBootTest},
 * {@code @SpringJUnitConfig}, a test slice. The context gets the properties {@code
 * sip-registration.client.base-uri}, {@code .credentials-file}, {@code .account-id} and {@code
 * .application-id}, so the client of the Spring Boot starter calls the mock server; and the beans
 * {@link dev.sipregistration.mockserver.MockAccount} and {@link
 * dev.sipregistration.mockserver.MockServer}, to be injected into tests.
 *
 * <p>The account belongs to the context, which Spring keeps for later test classes. Before each
 * test it is {@linkplain dev.sipregistration.mockserver.MockAccount#reset() reset}. A failed test
 * shows its calls, and a test fails if a fault for a number of calls was not injected, as with
 * {@link MockServerTest}. Servers are shared by all contexts with the same settings and end with
 * the JVM. Test classes with this annotation run one after the other.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock("dev.sipregistration.mockserver.spring")
@ResourceLock(
    value = MockServerTest.WORLD,
    mode = ResourceAccessMode.READ,
    target = ResourceLockTarget.CHILDREN)
public @interface AutoConfigureMockServer {
  /**
   * Sets the prefix of the properties.
   *
   * @return by default that of the client's Spring Boot starter
   */
  String prefix() default "sip-registration.client";

  /**
   * Sets whether parameters that an operation does not have are refused with code 101, so that a
   * misspelt name fails the test.
   *
   * @return by default false, like the platform
   */
  boolean strict() default false;

  /**
   * Sets whether a test may end before a fault for a number of calls was injected.
   *
   * @return by default false: such a test fails, for it has not tested what it was to test
   */
  boolean allowUnusedFaults() default false;

  /**
   * Sets the seed of the server, whose first account the context's is modelled on.
   *
   * @return the name of a seed file on the class path; empty, the default, for the demo world
   */
  String seed() default "";
}
