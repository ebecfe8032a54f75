package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.SigningKey;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The demo world with one service account per role, each named like its role: {@code owner}, {@code
 * admin}, {@code call_list_manager} and so on.
 *
 * <p>Key ids are the same at every start. The keys are not: they are made when they are first
 * needed, once for all servers of one Java process, because making one takes longer than a start.
 */
public final class DemoSeed {
  private static final String EMAIL = "demo@example.com";
  private static final Map<KeyId, SigningKey> KEYS = new ConcurrentHashMap<>();

  private DemoSeed() {}

  /** Returns the demo seed with the keys that this process has for it. */
  public static Seed create() {
    return create(keyId -> KEYS.computeIfAbsent(keyId, missing -> SigningKey.generated()));
  }

  /** Returns the demo seed with the keys that a function returns for their ids. */
  public static Seed create(Function<KeyId, SigningKey> keys) {
    Map<Role, Credentials> credentials = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      credentials.put(role, credentials(role, keys));
    }
    List<ServiceAccount> serviceAccounts = new ArrayList<>();
    credentials.forEach((role, own) -> serviceAccounts.add(serviceAccount(role, own)));
    return new Seed(DemoWorld.with(serviceAccounts), List.copyOf(credentials.values()));
  }

  private static Credentials credentials(Role role, Function<KeyId, SigningKey> keys) {
    String name = role.name().toLowerCase(Locale.ROOT);
    KeyId keyId = Credentials.derivedKeyId("demo/" + name);
    return new Credentials(name, EMAIL, DemoWorld.ACCOUNT, keyId, keys.apply(keyId));
  }

  private static ServiceAccount serviceAccount(Role role, Credentials credentials) {
    return new ServiceAccount(
        credentials.keyId(),
        DemoWorld.ACCOUNT,
        credentials.name(),
        Set.of(role),
        credentials.key().publicKey());
  }
}
