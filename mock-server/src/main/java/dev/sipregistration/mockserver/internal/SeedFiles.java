package dev.sipregistration.mockserver.internal;

import dev.sipregistration.mockserver.auth.Keyring;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.internal.admin.model.SeedReading;
import dev.sipregistration.mockserver.internal.admin.model.Seeds;
import dev.sipregistration.mockserver.seed.Seed;
import dev.sipregistration.mockserver.seed.SeedException;
import dev.sipregistration.mockserver.seed.SeedFile;
import java.time.InstantSource;

/**
 * Connects the admin API with seeds, and seeds with the keys that a server has.
 *
 * @param keys the keys that it knows
 * @param system the real time
 */
public record SeedFiles(Keyring keys, InstantSource system) implements Seeds {
  @Override
  public String write(World world, boolean secrets) {
    return SeedFile.write(world, secrets);
  }

  @Override
  public SeedReading read(String text) {
    try {
      Seed seed = SeedFile.parse("seed", text, keys::key, system);
      return new SeedReading.Read(seed.world(), seed.credentials());
    } catch (SeedException wrong) {
      return new SeedReading.Unusable(String.valueOf(wrong.getMessage()));
    }
  }
}
