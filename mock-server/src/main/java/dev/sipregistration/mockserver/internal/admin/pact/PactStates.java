package dev.sipregistration.mockserver.internal.admin.pact;

import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.internal.admin.generated.PactStateValuesModel;
import dev.sipregistration.mockserver.internal.state.ServerState;
import java.util.ArrayList;
import java.util.List;

/**
 * The provider states of one interaction: those that are set up one after the other, until the call
 * that they are for, or until the server's state is replaced.
 *
 * <p>Most verifiers do not say which state is the first, and do not tear down by default.
 */
public final class PactStates {
  private final ServerState server;
  private final WorldStore store;
  private List<ProviderState> ofInteraction = List.of();
  private long generation;
  private volatile boolean called;

  public PactStates(ServerState server, WorldStore store) {
    this.server = server;
    this.store = store;
  }

  /** Notes that one of the vendor's calls has arrived, which ends the interaction's setup. */
  public void callSeen() {
    // Read first, so that calls without any Pact do not write to what all threads share.
    if (!called) {
      called = true;
    }
  }

  /** Sets states up, and returns the values of each of them; a refusal changes nothing. */
  public List<PactStateValuesModel> setUp(List<ProviderState> added) {
    return server.inOneWorld(() -> setUpNow(added));
  }

  private List<PactStateValuesModel> setUpNow(List<ProviderState> added) {
    List<ProviderState> all = new ArrayList<>();
    if (!called
        && generation == server.generation()
        && ofInteraction.stream().noneMatch(added::contains)) {
      all.addAll(ofInteraction);
    }
    all.addAll(added);
    WorldStore scratch = store.scratch();
    List<PactStateValuesModel> values = new ProviderStateSetup(scratch).setUp(all);
    server.enter(scratch.world());
    called = false;
    generation = server.generation();
    ofInteraction = List.copyOf(all);
    return values.subList(all.size() - added.size(), all.size());
  }
}
