package dev.sipregistration.mockserver.admin;

/** Reads and writes seed files, of which the admin API knows nothing but that they are texts. */
public interface Seeds {
  /**
   * Writes the present state.
   *
   * @param secrets whether secrets are to be in it
   * @return the text of a seed file
   */
  String export(boolean secrets);

  /**
   * Puts the state of a seed in the place of the present one, for resets as well.
   *
   * @param text the text of a seed file
   * @return whether that was done; if not, nothing has changed
   */
  SeedLoading load(String text);
}
