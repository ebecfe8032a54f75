package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.domain.World;
import java.util.List;

/**
 * What a server begins with, and returns to at a reset.
 *
 * @param world the accounts with all that is theirs
 * @param credentials those of the service accounts whose private keys are known here
 */
public record Seed(World world, List<Credentials> credentials) {
  /** Makes a seed with a copy of the list. */
  public Seed {
    credentials = List.copyOf(credentials);
  }
}
