package dev.sipregistration.mockserver.domain.id;

import java.util.regex.Pattern;

/**
 * Identifies the key of a service account, uniquely in its world.
 *
 * @param value the id as the {@code kid} header of a token carries it
 */
public record KeyId(String value) {
  private static final Pattern ASSIGNABLE = Pattern.compile("[!-~]+");

  /** Tells whether a key can have this id, which a token may carry in any form. */
  public boolean isAssignable() {
    return !Texts.isTooLong(value) && ASSIGNABLE.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
