package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.domain.world.World;

/** Reads and writes seed files, of which the admin API knows nothing but that they are texts. */
public interface Seeds {
  /**
   * Writes a state.
   *
   * @param world the state
   * @param secrets whether secrets are to be in it
   * @return the text of a seed file
   */
  String write(World world, boolean secrets);

  /**
   * Reads a state.
   *
   * @param text the text of a seed file
   * @return what is in it, or what is wrong with it
   */
  SeedReading read(String text);
}
