package dev.sipregistration.mockserver.admin;

/** What became of the wish to load a seed. */
public sealed interface SeedLoading {
  /** It is what the server has now. */
  record Loaded() implements SeedLoading {}

  /**
   * Something is wrong in it.
   *
   * @param problem where and what, in one line and without secrets
   */
  record Unusable(String problem) implements SeedLoading {}
}
