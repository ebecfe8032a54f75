package dev.sipregistration.mockserver.domain;

import org.jspecify.annotations.Nullable;

/** The one rule for optional texts: an empty one is an absent one. */
final class Texts {
  private Texts() {}

  static @Nullable String orAbsent(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
