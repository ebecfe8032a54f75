package dev.sipregistration.mockserver.domain.directory;

import dev.sipregistration.mockserver.domain.id.AccountName;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.Texts;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An application of an account: what rules and users belong to.
 *
 * @param name its full name, for example {@code demo.demo.voximplant.com}
 * @param label the part of the name before {@code .<account name>.voximplant.com}, which is a name
 *     of the application, too; null if the name does not end like this
 */
public record Application(ApplicationId id, String name, @Nullable String label) {
  private static final String DOMAIN = ".voximplant.com";

  /**
   * @throws IllegalArgumentException if the id or the name cannot be one
   */
  public Application {
    id.requireAssignable();
    Texts.requireName("the name of an application", label == null ? name : label);
  }

  /**
   * Makes an application.
   *
   * @param name its full name, or its label, which is what has no dot
   * @throws IllegalArgumentException if the id or the name cannot be one
   */
  public static Application of(ApplicationId id, String name, AccountName account) {
    String suffix = "." + account + DOMAIN;
    String full = name.indexOf('.') < 0 ? name + suffix : name;
    return new Application(
        id,
        full,
        full.endsWith(suffix) && full.length() > suffix.length()
            ? full.substring(0, full.length() - suffix.length())
            : null);
  }

  /** Returns the names that the application answers to. */
  public Stream<String> names() {
    return label == null ? Stream.of(name) : Stream.of(name, label);
  }

  /**
   * Returns the application as one of another account, after which it is named if it has a label.
   */
  public Application in(AccountName account) {
    return label == null
        ? of(id, name, account)
        : new Application(id, label + "." + account + DOMAIN, label);
  }
}
