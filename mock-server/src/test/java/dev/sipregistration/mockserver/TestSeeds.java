package dev.sipregistration.mockserver;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.SigningKey;
import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.seed.DemoSeed;
import dev.sipregistration.mockserver.seed.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** Seeds whose keys are made once for all tests of a run. */
public final class TestSeeds {
  /**
   * Few, because making one takes longer than most tests, and of numbers whose primes are soon
   * found. Ids may share one. All are made at once: a key that another test makes meanwhile would
   * appear in an export.
   */
  private static final List<SigningKey> POOL =
      LongStream.of(55, 61, 9, 72)
          .mapToObj(number -> SigningKey.seeded(number, new KeyId("pool")))
          .toList();

  static {
    POOL.forEach(SigningKey::privateKey);
  }

  private static final AtomicInteger NEXT_KEY = new AtomicInteger();
  private static final Map<KeyId, SigningKey> KEYS = new ConcurrentHashMap<>();

  private TestSeeds() {}

  public static SigningKey key(KeyId id) {
    return KEYS.computeIfAbsent(id, missing -> POOL.get(NEXT_KEY.getAndIncrement() % POOL.size()));
  }

  /** Returns four keys, no two of them the same. */
  public static List<SigningKey> keys() {
    return POOL;
  }

  public static SigningKey keyOtherThan(SigningKey key) {
    return POOL.stream().filter(one -> one != key).findFirst().orElseThrow();
  }

  public static Seed demo() {
    return DemoSeed.create(TestSeeds::key);
  }

  /**
   * Gives each account two service accounts: an owner with the account's own name, and {@code
   * <name>-support} with the role Support.
   */
  public static Seed of(Account... accounts) {
    List<Credentials> credentials = new ArrayList<>();
    List<ServiceAccount> serviceAccounts = new ArrayList<>();
    for (Account account : accounts) {
      String name = account.profile().name().value();
      for (Role role : List.of(Role.OWNER, Role.SUPPORT)) {
        Credentials own = credentials(account, role == Role.OWNER ? name : name + "-support");
        credentials.add(own);
        serviceAccounts.add(serviceAccount(own, role));
      }
    }
    return new Seed(World.of(List.of(accounts), serviceAccounts), credentials);
  }

  private static Credentials credentials(Account account, String name) {
    KeyId keyId = new KeyId("key-of-" + name);
    return new Credentials(name, account.profile().email(), account.id(), keyId, key(keyId));
  }

  private static ServiceAccount serviceAccount(Credentials credentials, Role role) {
    return new ServiceAccount(
        credentials.keyId(),
        credentials.accountId(),
        credentials.name(),
        Set.of(role),
        credentials.key().publicKey());
  }
}
