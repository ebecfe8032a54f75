package dev.sipregistration.mockserver.admin;

import dev.sipregistration.mockserver.admin.generated.MockServerState;
import dev.sipregistration.mockserver.admin.generated.StateApi;
import dev.sipregistration.mockserver.domain.World;
import dev.sipregistration.mockserver.domain.WorldStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Shows everything, and returns everything to the seed. */
@Singleton
final class StateResource implements StateApi {
  private final WorldStore store;
  private final PactStates pactStates;

  @Inject
  StateResource(WorldStore store, PactStates pactStates) {
    this.store = store;
    this.pactStates = pactStates;
  }

  @Override
  public MockServerState getState() {
    store.catchUp();
    World world = store.world();
    return new MockServerState()
        .clock(ClockResource.state(store))
        .accounts(world.accounts().stream().map(StateView::account).toList());
  }

  @Override
  public void resetState() {
    pactStates.tearDown();
  }
}
