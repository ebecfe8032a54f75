package dev.sipregistration.mockserver.domain.sip;

import org.jspecify.annotations.Nullable;

/** The one rule for optional texts: an empty one is an absent one. */
public final class Texts {
  private Texts() {}

  public static @Nullable String orAbsent(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
