package dev.sipregistration.mockserver.internal.admin.resource;

import dev.sipregistration.mockserver.auth.Keyring;
import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.internal.admin.generated.SeedsApi;
import dev.sipregistration.mockserver.internal.admin.model.Accounts;
import dev.sipregistration.mockserver.internal.admin.model.ProblemException;
import dev.sipregistration.mockserver.internal.admin.model.SeedBody;
import dev.sipregistration.mockserver.internal.state.ServerState;
import dev.sipregistration.mockserver.seed.Seed;
import dev.sipregistration.mockserver.seed.SeedException;
import dev.sipregistration.mockserver.seed.SeedFile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Hands out the state as a file, and takes one in. */
@Singleton
public final class SeedsResource implements SeedsApi {
  private final WorldStore store;
  private final Keyring keys;
  private final InstantSource systemClock;
  private final ServerState state;

  @Inject
  SeedsResource(WorldStore store, Keyring keys, InstantSource systemClock, ServerState state) {
    this.store = store;
    this.keys = keys;
    this.systemClock = systemClock;
    this.state = state;
  }

  @Override
  public String exportSeed(@Nullable Boolean secrets, @Nullable Long accountId) {
    store.catchUp();
    World world = accountId == null ? store.world() : worldOf(accountId);
    try {
      return SeedFile.write(world, secrets != null && secrets);
    } catch (SeedException tooLarge) {
      throw ProblemException.conflict(String.valueOf(tooLarge.getMessage()));
    }
  }

  /** Returns an account and those that it is below; no other is looked at. */
  private World worldOf(long id) {
    SortedMap<AccountId, Account> accounts =
        new TreeMap<>(Comparator.comparingLong(AccountId::value));
    Optional<Account> next = Optional.of(new Accounts(store).find(id));
    while (next.isPresent() && accounts.putIfAbsent(next.get().id(), next.get()) == null) {
      next = Optional.ofNullable(next.get().profile().parent()).flatMap(store::find);
    }
    List<ServiceAccount> callers =
        store.keys().stream()
            .flatMap(key -> store.serviceAccount(key).stream())
            .filter(caller -> accounts.containsKey(caller.accountId()))
            .sorted(Comparator.comparing(caller -> caller.keyId().value()))
            .toList();
    return World.of(accounts.values(), callers).with(store.clock());
  }

  @Override
  public void loadSeed(@Nullable String body) {
    if (body == null || body.isEmpty()) {
      throw ProblemException.badRequest("", "Send a seed, such as accounts: []");
    }
    Seed seed;
    try {
      seed = SeedFile.parse(SeedBody.NAME, body, keys::key, systemClock);
    } catch (SeedException wrong) {
      throw ProblemException.badRequest("", String.valueOf(wrong.getMessage()));
    }
    state.load(seed.world(), seed.credentials());
  }
}
