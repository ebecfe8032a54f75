package dev.sipregistration.mockserver;

import dev.sipregistration.mockserver.admin.SeedLoading;
import dev.sipregistration.mockserver.admin.Seeds;
import dev.sipregistration.mockserver.auth.Keyring;
import dev.sipregistration.mockserver.seed.SeedException;
import dev.sipregistration.mockserver.seed.SeedFile;
import java.time.InstantSource;

/**
 * Gives the admin API the seeds of a server, with the keys that the server knows already.
 *
 * @param server the server
 * @param keys the keys that it knows
 * @param system the real time
 */
record ServedSeeds(MockServer server, Keyring keys, InstantSource system) implements Seeds {
  @Override
  public String export(boolean secrets) {
    return secrets ? server.exportSeedWithSecrets() : server.exportSeed();
  }

  @Override
  public SeedLoading load(String text) {
    try {
      server.load(SeedFile.parse("seed", text, keys::key, system));
      return new SeedLoading.Loaded();
    } catch (SeedException wrong) {
      return new SeedLoading.Unusable(String.valueOf(wrong.getMessage()));
    }
  }
}
