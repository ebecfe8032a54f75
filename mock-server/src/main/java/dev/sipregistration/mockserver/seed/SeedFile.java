package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.auth.SigningKey;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.world.World;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * Loads seeds that are written in YAML. What does not fit, an unknown key as well as an id of
 * nothing, is refused with its line, and then nothing of the file is used.
 */
public final class SeedFile {
  /** The most bytes that a seed may have. */
  public static final int MOST_BYTES = 16 * 1024 * 1024;

  private SeedFile() {}

  /**
   * Loads a seed with new keys for those service accounts whose public key it does not give.
   *
   * @param file the file, in UTF-8
   * @return the seed
   * @throws SeedException if the file cannot be read, or there is anything wrong in it
   */
  public static Seed load(Path file) {
    return load(file, keyId -> SigningKey.generated());
  }

  /**
   * Loads a seed with keys from somewhere else.
   *
   * @param file the file, in UTF-8
   * @param keys returns the key with an id, for service accounts whose public key is not given
   * @return the seed
   * @throws SeedException if the file cannot be read, or there is anything wrong in it
   */
  public static Seed load(Path file, Function<KeyId, SigningKey> keys) {
    return parse(file.toString(), SeedText.read(file), keys, InstantSource.system());
  }

  /**
   * Makes a seed of a text.
   *
   * @param name what to call it in errors
   * @param yaml the text
   * @param keys returns the key with an id, for service accounts whose public key is not given
   * @param system tells the time at which the seed begins, unless it says so itself
   * @return the seed
   * @throws SeedException if there is anything wrong in it
   */
  public static Seed parse(
      String name, String yaml, Function<KeyId, SigningKey> keys, InstantSource system) {
    return new WorldReader(keys, system).read(YamlDocument.parse(name, yaml));
  }

  /**
   * Writes a world as a seed that loads to the same world again. What waits to be told to owners of
   * accounts is left out, and so are private keys. Of a key that nobody has needed yet not even the
   * public half is there: another one will be made for it.
   *
   * @param world the world
   * @param secrets whether passwords of SIP registrations, API keys and callback salts are written
   * @return the text of a seed file
   */
  public static String write(World world, boolean secrets) {
    return new SeedWriter(world, secrets).text();
  }
}
