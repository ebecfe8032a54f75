package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.domain.world.World;
import java.util.List;

/** What came of reading a seed file. */
public sealed interface SeedReading {
  /**
   * It can be loaded.
   *
   * @param world what is in it
   * @param credentials those whose private keys are known
   */
  record Read(World world, List<Credentials> credentials) implements SeedReading {
    /** Copies the credentials. */
    public Read {
      credentials = List.copyOf(credentials);
    }
  }

  /**
   * Something is wrong in it.
   *
   * @param problem where and what, in one line and without secrets
   */
  record Unusable(String problem) implements SeedReading {}
}
