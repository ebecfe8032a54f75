package dev.sipregistration.mockserver.auth;

import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The credentials whose private keys are known to the server: those of the seed, and those it has
 * made since. A reset removes service accounts but not the keys, because a snapshot may restore
 * them.
 *
 * <p>Safe for use by many threads.
 */
public final class Keyring {
  private static final int LONGEST_NAME = 50;

  private final WorldStore store;
  private final AtomicLong keysMade = new AtomicLong();
  private final Map<KeyId, Credentials> known = new LinkedHashMap<>();
  private final Function<KeyId, SigningKey> newKeys;
  private final SigningKey shared;

  /**
   * Makes a keyring.
   *
   * @param seeded the credentials of the seed
   * @param newKeys returns the key with an id, which is made when it is first needed
   * @param shared the key of all service accounts that need none of their own
   */
  public Keyring(
      WorldStore store,
      Collection<Credentials> seeded,
      Function<KeyId, SigningKey> newKeys,
      SigningKey shared) {
    this.store = store;
    this.newKeys = newKeys;
    this.shared = shared;
    seeded.forEach(credentials -> known.put(credentials.keyId(), credentials));
  }

  /**
   * Adds a service account with a new key, which is made when it is first needed, or refuses with
   * {@link Reason#ACCOUNT_UNKNOWN}.
   *
   * @param roles what it may do, at least one
   */
  public Outcome<Credentials> issue(AccountId account, Set<Role> roles) {
    return issue(account, roles, newKeys);
  }

  /**
   * Adds a service account with a new id for the shared key, because making an RSA key takes longer
   * than most tests do.
   *
   * @param roles what it may do, at least one
   */
  Outcome<Credentials> issueShared(AccountId account, Set<Role> roles) {
    return issue(account, roles, keyId -> shared);
  }

  private Outcome<Credentials> issue(
      AccountId account, Set<Role> roles, Function<KeyId, SigningKey> key) {
    return store
        .find(account)
        .map(found -> issue(account, found.profile().email(), roles, key))
        .orElseGet(() -> Outcome.refused(Reason.ACCOUNT_UNKNOWN));
  }

  private Outcome<Credentials> issue(
      AccountId account, String email, Set<Role> roles, Function<KeyId, SigningKey> key) {
    KeyId keyId = newKeyId();
    Credentials issued = new Credentials(nameOf(roles), email, account, keyId, key.apply(keyId));
    try {
      store.add(
          new ServiceAccount(
              issued.keyId(), account, issued.name(), roles, issued.key().publicKey()));
    } catch (IllegalArgumentException goneMeanwhile) {
      return Outcome.refused(Reason.ACCOUNT_UNKNOWN);
    }
    synchronized (known) {
      known.put(issued.keyId(), issued);
    }
    return Outcome.accepted(issued);
  }

  /** A seed takes names of up to 64 characters. */
  private static String nameOf(Set<Role> roles) {
    String all =
        roles.stream()
            .sorted()
            .map(role -> role.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining("-"));
    return all.length() <= LONGEST_NAME ? all : roles.size() + "-roles";
  }

  /** Ids are the same at every start, and no two of one start are, resets or not. */
  private KeyId newKeyId() {
    KeyId id;
    do {
      id = Credentials.derivedKeyId("keyring/" + keysMade.incrementAndGet());
    } while (store.serviceAccount(id).isPresent());
    return id;
  }

  /** Finds the credentials of a service account that exists, if its private key is known. */
  public Optional<Credentials> find(AccountId account, KeyId keyId) {
    return presentOf(account).stream().filter(one -> one.keyId().equals(keyId)).findFirst();
  }

  /** Finds the credentials of the first service account of an account. */
  public Optional<Credentials> find(AccountId account) {
    return presentOf(account).stream().findFirst();
  }

  /** Finds the credentials of the first service account of an account that has a role. */
  public Optional<Credentials> find(AccountId account, Role role) {
    return presentOf(account).stream().filter(one -> has(one, role)).findFirst();
  }

  /** Returns the known key of an id, or else a new one, which is not stored. */
  public SigningKey key(KeyId keyId) {
    synchronized (known) {
      Credentials credentials = known.get(keyId);
      return credentials == null ? SigningKey.generated() : credentials.key();
    }
  }

  /** Adds the credentials of another seed. */
  public void add(Collection<Credentials> seeded) {
    synchronized (known) {
      seeded.forEach(credentials -> known.put(credentials.keyId(), credentials));
    }
  }

  /** Finds the first credentials of a name whose service account exists. */
  public Optional<Credentials> named(String name) {
    return present().filter(one -> one.name().equals(name)).findFirst();
  }

  private List<Credentials> presentOf(AccountId account) {
    return present().filter(one -> one.accountId().equals(account)).toList();
  }

  private Stream<Credentials> present() {
    List<Credentials> all;
    synchronized (known) {
      all = List.copyOf(known.values());
    }
    return all.stream()
        .filter(one -> store.serviceAccount(one.keyId()).filter(one::signsFor).isPresent());
  }

  private boolean has(Credentials credentials, Role role) {
    return store
        .serviceAccount(credentials.keyId())
        .filter(serviceAccount -> serviceAccount.roles().contains(role))
        .isPresent();
  }
}
