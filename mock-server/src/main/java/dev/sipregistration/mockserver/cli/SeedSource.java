package dev.sipregistration.mockserver.cli;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.SigningKey;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.internal.text.SafeText;
import dev.sipregistration.mockserver.seed.CredentialsDirectory;
import dev.sipregistration.mockserver.seed.DemoSeed;
import dev.sipregistration.mockserver.seed.Seed;
import dev.sipregistration.mockserver.seed.SeedException;
import dev.sipregistration.mockserver.seed.SeedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a server's seed and keys come from.
 *
 * @param file the seed file, or null for the demo world
 * @param credentialsDirectory where keys are kept, or null for keys that end with the process
 * @param randomSeed what keys are made of, or null for chance
 * @param credentialsAtOnce whether the seed's credentials are the server's, and so written before
 *     it starts
 */
record SeedSource(
    @Nullable Path file,
    @Nullable Path credentialsDirectory,
    @Nullable Long randomSeed,
    boolean credentialsAtOnce) {

  /** Returns the seed to start with. */
  Seed first() {
    return seed(keyId -> SigningKey.generated());
  }

  /** Returns the seed as it is now, with the keys that there are. */
  Seed again(List<Credentials> present) {
    Map<KeyId, SigningKey> keys =
        present.stream()
            .collect(Collectors.toMap(Credentials::keyId, Credentials::key, (one, same) -> one));
    return seed(
        keyId -> {
          SigningKey key = keys.get(keyId);
          return key == null ? SigningKey.generated() : key;
        });
  }

  private Seed seed(Function<KeyId, SigningKey> keys) {
    try {
      if (credentialsDirectory == null) {
        return withKeys(load(keys));
      }
      try (CredentialsDirectory directory = CredentialsDirectory.open(credentialsDirectory)) {
        Seed seed = withKeys(load(directory::key));
        if (credentialsAtOnce) {
          directory.write(seed.credentials());
        }
        return seed;
      }
    } catch (SeedException wrong) {
      String message = String.valueOf(wrong.getMessage());
      throw new UnusableException(
          message.startsWith(SafeText.HIDDEN) ? "--seed: " + message : message);
    } catch (IOException unusable) {
      throw unusable(unusable);
    }
  }

  private Seed load(Function<KeyId, SigningKey> keys) {
    return file == null ? DemoSeed.create(keys) : SeedFile.load(file, keys);
  }

  /** Generates the keys now, so that the server has the keys that are written. */
  private Seed withKeys(Seed seed) {
    return randomSeed == null ? seed : seed.withKeysOf(randomSeed);
  }

  /** A store that lasts may have other keys than the seed, so they are known only later. */
  void writeCredentials(List<Credentials> credentials) {
    if (credentialsDirectory != null) {
      try (CredentialsDirectory opened = CredentialsDirectory.open(credentialsDirectory)) {
        opened.write(credentials);
      } catch (IOException unusable) {
        throw unusable(unusable);
      }
    }
  }

  private static UnusableException unusable(IOException credentialsDirectory) {
    return new UnusableException("--credentials-dir: " + SafeText.problem(credentialsDirectory));
  }
}
