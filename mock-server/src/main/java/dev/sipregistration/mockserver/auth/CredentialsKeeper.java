package dev.sipregistration.mockserver.auth;

import dev.sipregistration.mockserver.domain.id.KeyId;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

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

  /**
   * Returns the credentials that other servers have kept, but those with key ids that are known.
   */
  default Collection<Credentials> keptElsewhere(Set<KeyId> known) {
    return List.of();
  }

  /** Draws a number for a new key that no other server draws; nothing if there are no others. */
  default OptionalLong newNumber() {
    return OptionalLong.empty();
  }
}
