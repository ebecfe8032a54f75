package dev.sipregistration.mockserver.internal.admin.pact;

import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.faults.Faults;
import dev.sipregistration.mockserver.internal.admin.generated.PactStateValuesModel;
import dev.sipregistration.mockserver.journal.Journal;
import java.util.ArrayList;
import java.util.List;

/**
 * Knows which states belong to one interaction: those that are set up one after the other, until
 * the call comes in that they are for.
 *
 * <p>Most verifiers do not say which state is the first, and do not tear down unless told to.
 */
public final class PactStates {
  private final WorldStore store;
  private final ProviderStateSetup world;
  private final Journal journal;
  private final Faults faults;
  private List<ProviderState> ofInteraction = List.of();
  private volatile boolean called;

  public PactStates(WorldStore store, Journal journal, Faults faults) {
    this.store = store;
    this.journal = journal;
    this.faults = faults;
    this.world = new ProviderStateSetup(store);
  }

  /** Says that one of the vendor's calls has come in, which ends the setting up for it. */
  public void callSeen() {
    // Read first, so that calls without any Pact do not write to what all threads share.
    if (!called) {
      called = true;
    }
  }

  /** Sets states up, and returns what each of them has to tell. */
  public synchronized List<PactStateValuesModel> setUp(List<ProviderState> added) {
    List<ProviderState> all = new ArrayList<>();
    if (!called && ofInteraction.stream().noneMatch(added::contains)) {
      all.addAll(ofInteraction);
    }
    all.addAll(added);
    List<PactStateValuesModel> values = world.setUp(all);
    faults.reset();
    called = false;
    ofInteraction = List.copyOf(all);
    return values.subList(all.size() - added.size(), all.size());
  }

  /** Resets the server, which ends whatever was set up. */
  public synchronized void tearDown() {
    store.reset();
    beginAnew();
  }

  /** Begins anew with another seed, which ends whatever was set up. */
  public synchronized void reset(World seed) {
    store.reset(seed);
    beginAnew();
  }

  private void beginAnew() {
    ofInteraction = List.of();
    journal.clear();
    faults.reset();
  }

  /** Restores a snapshot, which ends whatever was set up, if there is one of that name. */
  public synchronized boolean restore(String snapshot) {
    boolean restored = store.restore(snapshot);
    if (restored) {
      ofInteraction = List.of();
    }
    return restored;
  }
}
