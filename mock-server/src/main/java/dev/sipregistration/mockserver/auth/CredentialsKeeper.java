package dev.sipregistration.mockserver.auth;

import java.util.Collection;

/** Keeps credentials beyond this process. */
@FunctionalInterface
public interface CredentialsKeeper {
  /** Keeps nothing. */
  CredentialsKeeper NONE = credentials -> {};

  /**
   * Keeps credentials, with their private keys, in place of those with the same key ids. They are
   * durable when it returns. Blocks while keys are made.
   */
  void keep(Collection<Credentials> credentials);
}
