package dev.sipregistration.mockserver.auth;

import dev.sipregistration.mockserver.domain.account.Account;
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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The credentials whose private keys are known to the server: those of the seed, and those it has
 * made since. A reset removes service accounts but not their keys, because a snapshot may restore
 * them, or an export that is loaded.
 *
 * <p>Safe for use by many threads.
 */
public final class Keyring {
  private static final int LONGEST_NAME = 50;

  /** How many keys are kept of service accounts that no world has any more. */
  private static final int MOST_GONE = 1_000;

  private final WorldStore store;
  private final AtomicLong keysMade = new AtomicLong();
  private final Map<KeyId, Credentials> known = new LinkedHashMap<>();
  private final Function<KeyId, SigningKey> newKeys;
  private final SigningKey shared;
  private final CredentialsKeeper keeper;

  /** The keys that the server was started with, which files outside may have. */
  private final Set<KeyId> ofTheStart;

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
    this(store, seeded, newKeys, shared, CredentialsKeeper.NONE);
  }

  /**
   * Makes a keyring.
   *
   * @param kept the credentials that the keeper has
   * @param newKeys returns the key with an id, which is made when it is first needed
   * @param shared the key of all service accounts that need none of their own
   */
  public Keyring(
      WorldStore store,
      Collection<Credentials> kept,
      Function<KeyId, SigningKey> newKeys,
      SigningKey shared,
      CredentialsKeeper keeper) {
    this.store = store;
    this.newKeys = newKeys;
    this.shared = shared;
    this.keeper = keeper;
    know(kept);
    ofTheStart = Set.copyOf(known.keySet());
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
    Optional<Account> owner = store.find(account);
    if (owner.isEmpty()) {
      return Outcome.refused(Reason.ACCOUNT_UNKNOWN);
    }
    KeyId keyId = newKeyId();
    Credentials issued =
        new Credentials(
            nameOf(roles), owner.get().profile().email(), account, keyId, key.apply(keyId));
    add(List.of(issued));
    try {
      store.add(new ServiceAccount(keyId, account, issued.name(), roles, issued.key().publicKey()));
    } catch (IllegalArgumentException removedMeanwhile) {
      return Outcome.refused(Reason.ACCOUNT_UNKNOWN);
    }
    return Outcome.accepted(issued);
  }

  /** Keeps names within the 64 characters that a seed allows. */
  private static String nameOf(Set<Role> roles) {
    String all =
        roles.stream()
            .sorted()
            .map(role -> role.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining("-"));
    return all.length() <= LONGEST_NAME ? all : roles.size() + "-roles";
  }

  /**
   * Makes the same ids at every start, each of them once; a snapshot may have any that is known.
   */
  private KeyId newKeyId() {
    KeyId id;
    do {
      id =
          Credentials.derivedKeyId(
              "keyring/" + keeper.newNumber().orElseGet(keysMade::incrementAndGet));
    } while (store.serviceAccount(id).isPresent() || isKnown(id));
    return id;
  }

  /** Finds the credentials of a service account that exists, if its private key is known. */
  public Optional<Credentials> find(AccountId account, KeyId keyId) {
    return first(account, serviceAccount -> serviceAccount.keyId().equals(keyId));
  }

  /** Finds the credentials of the first service account of an account. */
  public Optional<Credentials> find(AccountId account) {
    return first(account, any -> true);
  }

  /** Finds the credentials of the first service account of an account that has a role. */
  public Optional<Credentials> find(AccountId account, Role role) {
    return first(account, serviceAccount -> serviceAccount.roles().contains(role));
  }

  /** Finds the oldest credentials of a name. */
  public Optional<Credentials> named(String name) {
    return all().filter(one -> one.name().equals(name) && present(one).isPresent()).findFirst();
  }

  private Optional<Credentials> first(AccountId account, Predicate<ServiceAccount> fits) {
    return all()
        .filter(one -> one.accountId().equals(account) && present(one).filter(fits).isPresent())
        .findFirst();
  }

  /** Returns the service account of credentials, unless it is not in the present world. */
  private Optional<ServiceAccount> present(Credentials credentials) {
    return store.serviceAccount(credentials.keyId()).filter(credentials::signsFor);
  }

  private Stream<Credentials> all() {
    know(keeper.keptElsewhere(ids()));
    synchronized (known) {
      return List.copyOf(known.values()).stream();
    }
  }

  /** Returns the known key with an id, or else a new one, which is not kept. */
  public SigningKey key(KeyId keyId) {
    synchronized (known) {
      Credentials credentials = known.get(keyId);
      return credentials == null ? SigningKey.generated() : credentials.key();
    }
  }

  /**
   * Forgets the oldest keys of service accounts that are neither in this world nor in the seed or a
   * snapshot, beyond the latest {@value #MOST_GONE}. To be called when a world was left.
   */
  public void forgetGone() {
    synchronized (known) {
      if (known.size() > MOST_GONE) {
        Set<KeyId> needed = store.keys();
        List<KeyId> gone =
            known.keySet().stream()
                .filter(key -> !needed.contains(key) && !ofTheStart.contains(key))
                .toList();
        gone.subList(0, Math.max(0, gone.size() - MOST_GONE)).forEach(known::remove);
      }
    }
  }

  /** Adds credentials, such as those of another seed. */
  public void add(Collection<Credentials> added) {
    keeper.keep(added);
    know(added);
  }

  /** Returns the credentials of the seed's service accounts, as far as private keys are known. */
  public List<Credentials> ofSeed() {
    List<ServiceAccount> seeded = store.serviceAccountsOfSeed();
    return all().filter(one -> seeded.stream().anyMatch(one::signsFor)).toList();
  }

  private void know(Collection<Credentials> added) {
    synchronized (known) {
      added.forEach(one -> known.put(one.keyId(), one));
    }
  }

  private Set<KeyId> ids() {
    synchronized (known) {
      return Set.copyOf(known.keySet());
    }
  }

  private boolean isKnown(KeyId keyId) {
    synchronized (known) {
      return known.containsKey(keyId);
    }
  }
}
