package dev.sipregistration.mockserver;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.SigningKey;
import dev.sipregistration.mockserver.domain.Account;
import dev.sipregistration.mockserver.domain.KeyId;
import dev.sipregistration.mockserver.domain.Role;
import dev.sipregistration.mockserver.domain.ServiceAccount;
import dev.sipregistration.mockserver.domain.World;
import dev.sipregistration.mockserver.seed.DemoSeed;
import dev.sipregistration.mockserver.seed.Seed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Seeds whose keys are made once for all tests of a run. */
public final class TestSeeds {
  private static final Map<KeyId, SigningKey> KEYS = new ConcurrentHashMap<>();

  private TestSeeds() {}

  public static SigningKey key(KeyId id) {
    return KEYS.computeIfAbsent(id, missing -> SigningKey.generated());
  }

  public static Seed demo() {
    return DemoSeed.create(TestSeeds::key);
  }

  /** Gives each account one service account of its own name, with the role Owner. */
  public static Seed of(Account... accounts) {
    List<Credentials> credentials = Stream.of(accounts).map(TestSeeds::ownerOf).toList();
    List<ServiceAccount> robots = credentials.stream().map(TestSeeds::robot).toList();
    return new Seed(World.of(List.of(accounts), robots), credentials);
  }

  private static Credentials ownerOf(Account account) {
    KeyId keyId = new KeyId("key-of-" + account.profile().name());
    return new Credentials(
        account.profile().name(), account.profile().email(), account.id(), keyId, key(keyId));
  }

  private static ServiceAccount robot(Credentials credentials) {
    return new ServiceAccount(
        credentials.keyId(),
        credentials.accountId(),
        credentials.name(),
        Set.of(Role.OWNER),
        credentials.key().publicKey());
  }
}
