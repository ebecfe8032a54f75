package dev.sipregistration.mockserver.internal.admin.resource;

import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.internal.admin.generated.MockServerStateModel;
import dev.sipregistration.mockserver.internal.admin.generated.StateApi;
import dev.sipregistration.mockserver.internal.admin.model.StateView;
import dev.sipregistration.mockserver.internal.rest.row.LazyList;
import dev.sipregistration.mockserver.internal.state.ServerState;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Shows and resets the server's state. */
@Singleton
public final class StateResource implements StateApi {
  private final WorldStore store;
  private final ServerState state;

  @Inject
  StateResource(WorldStore store, ServerState state) {
    this.store = store;
    this.state = state;
  }

  @Override
  public MockServerStateModel getState() {
    store.catchUp();
    World world = store.world();
    return new MockServerStateModel()
        .clock(ClockResource.state(store))
        .accounts(new LazyList<>(world.accounts(), StateView::account));
  }

  @Override
  public void resetState() {
    state.reset();
  }
}
