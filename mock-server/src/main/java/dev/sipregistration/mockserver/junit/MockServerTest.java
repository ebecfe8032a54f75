package dev.sipregistration.mockserver.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLockTarget;

/**
 * A test class that uses a mock server. Its test methods, and methods before and after each, may
 * have parameters of the types {@link dev.sipregistration.mockserver.MockAccount} (the account of
 * this test) and {@link dev.sipregistration.mockserver.MockServer}.
 *
 * <p>The server is started by the first test that needs it and closed by JUnit. Nested classes
 * share the one of the class around them.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(MockServerExtension.class)
@ResourceLock(
    value = MockServerTest.WORLD,
    mode = ResourceAccessMode.READ,
    target = ResourceLockTarget.CHILDREN)
public @interface MockServerTest {
  /**
   * The resource that all tests of mock servers share. A test that moves the clock of a shared
   * server, or resets it, needs {@code @ResourceLock(MockServerTest.WORLD)} and then runs alone.
   */
  String WORLD = "dev.sipregistration.mockserver.world";

  /**
   * Sets who shares the server.
   *
   * @return by default, all classes of the run with the same settings
   */
  Scope scope() default Scope.JVM;

  /**
   * Sets how tests are isolated.
   *
   * @return by default, by an account each
   */
  Isolation isolation() default Isolation.ACCOUNT;

  /**
   * Sets whether parameters that an operation does not have are refused with code 101, so that a
   * misspelt name fails the test.
   *
   * @return by default false, like the platform
   */
  boolean strict() default false;

  /**
   * Sets whether a test may end before a fault for a number of calls was injected, such as one of
   * {@link dev.sipregistration.mockserver.MockAccount#failNext}.
   *
   * @return by default false: such a test fails, for it has not tested what it was to test
   */
  boolean allowUnusedFaults() default false;

  /**
   * Sets the seed of the server. Accounts that are injected are modelled on its first account.
   *
   * @return the name of a seed file on the class path, such as {@code seeds/two-accounts.yaml};
   *     empty, the default, for the demo world
   */
  String seed() default "";
}
