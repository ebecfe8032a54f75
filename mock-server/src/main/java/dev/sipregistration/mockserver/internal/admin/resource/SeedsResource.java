package dev.sipregistration.mockserver.internal.admin.resource;

import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.internal.admin.generated.SeedsApi;
import dev.sipregistration.mockserver.internal.admin.model.ProblemException;
import dev.sipregistration.mockserver.internal.admin.model.QueryCheck;
import dev.sipregistration.mockserver.internal.admin.model.SeedReading;
import dev.sipregistration.mockserver.internal.admin.model.Seeds;
import dev.sipregistration.mockserver.internal.state.ServerState;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hands out the state as a file, and takes one in. */
@Singleton
public final class SeedsResource implements SeedsApi {
  private static final String SECRETS = "secrets";

  private final Seeds seeds;
  private final WorldStore store;
  private final ServerState state;
  private final UriInfo uri;

  @Inject
  SeedsResource(Seeds seeds, WorldStore store, ServerState state, @Context UriInfo uri) {
    this.seeds = seeds;
    this.store = store;
    this.state = state;
    this.uri = uri;
  }

  @Override
  public String exportSeed(@Nullable Boolean lenient) {
    QueryCheck.onlyWith(uri.getQueryParameters(), Set.of(SECRETS));
    String secrets = uri.getQueryParameters().getFirst(SECRETS);
    if (secrets != null && !secrets.equals("true") && !secrets.equals("false")) {
      throw ProblemException.badRequest("", "secrets must be true or false");
    }
    store.catchUp();
    return seeds.write(store.world(), "true".equals(secrets));
  }

  @Override
  public void loadSeed(@Nullable String body) {
    if (body == null || body.isEmpty()) {
      throw ProblemException.badRequest("", "Send a seed, such as accounts: []");
    }
    SeedReading reading = seeds.read(body);
    if (reading instanceof SeedReading.Unusable unusable) {
      throw ProblemException.badRequest("", unusable.problem());
    }
    SeedReading.Read seed = (SeedReading.Read) reading;
    state.load(seed.world(), seed.credentials());
  }
}
