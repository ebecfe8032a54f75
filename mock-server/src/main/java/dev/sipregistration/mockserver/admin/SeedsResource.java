package dev.sipregistration.mockserver.admin;

import dev.sipregistration.mockserver.admin.generated.SeedsApi;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hands out the state as a file, and takes one in. */
@Singleton
final class SeedsResource implements SeedsApi {
  private static final String SECRETS = "secrets";

  private final Seeds seeds;
  private final UriInfo uri;

  @Inject
  SeedsResource(Seeds seeds, @Context UriInfo uri) {
    this.seeds = seeds;
    this.uri = uri;
  }

  @Override
  public String exportSeed(@Nullable Boolean lenient) {
    QueryCheck.onlyWith(uri.getQueryParameters(), Set.of(SECRETS));
    String secrets = uri.getQueryParameters().getFirst(SECRETS);
    if (secrets != null && !secrets.equals("true") && !secrets.equals("false")) {
      throw ProblemException.badRequest("", "secrets must be true or false");
    }
    return seeds.export("true".equals(secrets));
  }

  @Override
  public void loadSeed(@Nullable String body) {
    if (body == null || body.isEmpty()) {
      throw ProblemException.badRequest("", "Send a seed, such as accounts: []");
    }
    if (seeds.load(body) instanceof SeedLoading.Unusable unusable) {
      throw ProblemException.badRequest("", unusable.problem());
    }
  }
}
