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
 * made since. A reset takes service accounts away but leaves the keys, because a snapshot may bring
 * them back.
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
   * @param store where the service accounts live
   * @param seeded the credentials of the seed
   * @param newKeys makes the key with an id, or rather puts that off until the key is needed
   * @param shared the one key of all who need none of their own
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
   * Adds a service account with a new key, which is made when it is first needed.
   *
   * @param account its account
   * @param roles what it may do, at least one
   * @return its credentials, or {@link Reason#ACCOUNT_UNKNOWN}
   */
  public Outcome<Credentials> issue(AccountId account, Set<Role> roles) {
    return issue(account, roles, newKeys);
  }

  /**
   * Adds a service account with a new id for the key that all share: making an RSA key takes longer
   * than most tests do.
   *
   * @param account its account
   * @param roles what it may do, at least one
   * @return its credentials, or {@link Reason#ACCOUNT_UNKNOWN}
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

  /**
   * Finds the credentials of a service account that is there now.
   *
   * @param account its account
   * @param keyId its key
   * @return the credentials, or nothing if it is not there or its private key is not known
   */
  public Optional<Credentials> find(AccountId account, KeyId keyId) {
    return presentOf(account).stream().filter(one -> one.keyId().equals(keyId)).findFirst();
  }

  /**
   * Finds the credentials of any service account that is there now.
   *
   * @param account its account
   * @return the credentials of the one that came first, or nothing if there is none whose private
   *     key is known
   */
  public Optional<Credentials> find(AccountId account) {
    return presentOf(account).stream().findFirst();
  }

  /**
   * Finds the credentials of a service account that is there now.
   *
   * @param account its account
   * @param role a role that it has
   * @return the credentials of the one that came first, or nothing if there is none whose private
   *     key is known
   */
  public Optional<Credentials> find(AccountId account, Role role) {
    return presentOf(account).stream().filter(one -> has(one, role)).findFirst();
  }

  /**
   * Returns the key with an id.
   *
   * @param keyId the id
   * @return the key that is known under it, or else a new one, which is not kept
   */
  public SigningKey key(KeyId keyId) {
    synchronized (known) {
      Credentials credentials = known.get(keyId);
      return credentials == null ? SigningKey.generated() : credentials.key();
    }
  }

  /**
   * Takes on the credentials of another seed.
   *
   * @param seeded the credentials that came with it
   */
  public void add(Collection<Credentials> seeded) {
    synchronized (known) {
      seeded.forEach(credentials -> known.put(credentials.keyId(), credentials));
    }
  }

  /**
   * Finds the credentials of a service account that is there now.
   *
   * @param name the name of the credentials
   * @return those that came first, or nothing if there are none of that name
   */
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
        .filter(robot -> robot.roles().contains(role))
        .isPresent();
  }
}
