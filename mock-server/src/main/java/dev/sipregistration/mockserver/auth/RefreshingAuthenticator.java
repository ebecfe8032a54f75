package dev.sipregistration.mockserver.auth;

import dev.sipregistration.mockserver.domain.world.WorldStore;
import java.util.Optional;
import java.util.function.Function;

/** Asks another authenticator, after what other servers on the same state have acknowledged. */
public record RefreshingAuthenticator(WorldStore store, Authenticator next)
    implements Authenticator {
  @Override
  public Authentication verify(String compact) {
    store.refresh();
    return next.verify(compact);
  }

  @Override
  public Authentication withoutToken(Function<String, Optional<String>> parameters) {
    store.refresh();
    return next.withoutToken(parameters);
  }
}
