package dev.sipregistration.mockserver.domain.directory;

import org.jspecify.annotations.Nullable;

/**
 * What an application answers to.
 *
 * @param full its full name
 * @param label the part of it before {@code .<account name>.voximplant.com}, or null if it has none
 */
public record ApplicationName(String full, @Nullable String label) {
  private static final String DOMAIN = ".voximplant.com";

  /** Completes a label, which is what has no dot, to the full name that the platform gives it. */
  public static ApplicationName of(String given, String accountName) {
    String suffix = "." + accountName + DOMAIN;
    String full = given.indexOf('.') < 0 ? given + suffix : given;
    return new ApplicationName(
        full,
        full.endsWith(suffix) && full.length() > suffix.length()
            ? full.substring(0, full.length() - suffix.length())
            : null);
  }
}
