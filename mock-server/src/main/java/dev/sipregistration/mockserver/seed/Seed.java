package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.SigningKey;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.world.World;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a server begins with, and returns to at a reset.
 *
 * @param world the accounts with all that is theirs
 * @param credentials those of the service accounts whose private keys are known here, each named
 *     like its service account; in accounts other than the first with {@code <account name>.}
 *     before it
 */
public record Seed(World world, List<Credentials> credentials) {
  /**
   * @throws IllegalArgumentException if a SIP registration is of two accounts, or the next one
   *     would get an id that was used already
   */
  public Seed {
    world.requireUniqueSipRegistrations();
    credentials = List.copyOf(credentials);
  }

  /**
   * Returns this seed with other keys in the place of generated ones: keys that are made of a
   * number, the same for the same number. With the number, anyone knows the private keys, so they
   * are good for tests and nothing else.
   */
  public Seed withKeysOf(long randomSeed) {
    Map<KeyId, SigningKey> keys = new HashMap<>();
    List<Credentials> others = new ArrayList<>();
    for (Credentials own : credentials) {
      SigningKey key = own.key().orSeeded(randomSeed, own.keyId());
      keys.put(own.keyId(), key);
      others.add(
          new Credentials(own.name(), own.accountEmail(), own.accountId(), own.keyId(), key));
    }
    List<ServiceAccount> serviceAccounts =
        world.serviceAccounts().stream().map(old -> withKey(old, keys.get(old.keyId()))).toList();
    return new Seed(
        new World(
            world.accounts(),
            serviceAccounts,
            world.nextAccountId(),
            world.nextSipRegistrationId(),
            world.clock()),
        others);
  }

  private static ServiceAccount withKey(ServiceAccount old, @Nullable SigningKey key) {
    return key == null
        ? old
        : new ServiceAccount(
            old.keyId(), old.accountId(), old.name(), old.roles(), key.publicKey());
  }

  /**
   * Loads a seed that is written in YAML and UTF-8, with new keys for those service accounts whose
   * public key it does not give.
   *
   * @throws SeedException if the file cannot be read, or there is anything wrong in it
   */
  public static Seed fromFile(Path file) {
    return SeedFile.load(file);
  }

  /**
   * Makes a seed of YAML, such as an export, with new keys for those service accounts whose public
   * key it does not give.
   *
   * @throws SeedException if there is anything wrong in it; the file is called {@code seed}
   */
  public static Seed fromYaml(String yaml) {
    return SeedFile.parse("seed", yaml, keyId -> SigningKey.generated(), InstantSource.system());
  }

  /**
   * Loads a seed that is written in YAML from the class path, with new keys for those service
   * accounts whose public key it does not give.
   *
   * @param name the resource, such as {@code seeds/two-accounts.yaml}, in UTF-8
   * @throws SeedException if there is no such resource, or there is anything wrong in it
   */
  public static Seed fromResource(String name, ClassLoader loader) {
    return SeedFile.parse(
        name,
        SeedText.readResource(name, loader),
        keyId -> SigningKey.generated(),
        InstantSource.system());
  }
}
