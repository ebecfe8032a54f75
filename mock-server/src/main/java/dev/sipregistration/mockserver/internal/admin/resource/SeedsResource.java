package dev.sipregistration.mockserver.internal.admin.resource;

import dev.sipregistration.mockserver.auth.Keyring;
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
    World world = store.world();
    if (accountId != null) {
      world = world.only(new Accounts(store).find(accountId).id());
    }
    try {
      return SeedFile.write(world, secrets != null && secrets);
    } catch (SeedException tooLarge) {
      throw ProblemException.conflict(String.valueOf(tooLarge.getMessage()));
    }
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
