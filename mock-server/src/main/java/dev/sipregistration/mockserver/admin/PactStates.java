package dev.sipregistration.mockserver.admin;

import dev.sipregistration.mockserver.admin.generated.PactStateValues;
import dev.sipregistration.mockserver.domain.World;
import dev.sipregistration.mockserver.domain.WorldStore;
import dev.sipregistration.mockserver.faults.Faults;
import dev.sipregistration.mockserver.journal.Journal;
import java.util.ArrayList;
import java.util.List;

/**
 * Knows which states belong to one interaction: those that are set up one after the other, until
 * the call comes in that they are for.
 *
 * <p>Most verifiers do not say which state is the first, and do not tear down unless told to.
 */
final class PactStates {
  private final WorldStore store;
  private final GivenWorld world;
  private final Journal journal;
  private final Faults faults;
  private List<Given> ofInteraction = List.of();
  private volatile boolean called;

  PactStates(WorldStore store, Journal journal, Faults faults) {
    this.store = store;
    this.journal = journal;
    this.faults = faults;
    this.world = new GivenWorld(store);
  }

  /** Says that one of the vendor's calls has come in, which ends the setting up for it. */
  void callSeen() {
    // Read first, so that calls without any Pact do not write to what all threads share.
    if (!called) {
      called = true;
    }
  }

  /** Sets states up, and returns what each of them has to tell. */
  synchronized List<PactStateValues> setUp(List<Given> added) {
    List<Given> all = new ArrayList<>();
    if (!called && ofInteraction.stream().noneMatch(added::contains)) {
      all.addAll(ofInteraction);
    }
    all.addAll(added);
    List<PactStateValues> values = world.setUp(all);
    faults.reset();
    called = false;
    ofInteraction = List.copyOf(all);
    return values.subList(all.size() - added.size(), all.size());
  }

  /** Resets the server, which ends whatever was set up. */
  synchronized void tearDown() {
    store.reset();
    beginAnew();
  }

  /** Begins anew with another seed, which ends whatever was set up. */
  synchronized void reset(World seed) {
    store.reset(seed);
    beginAnew();
  }

  private void beginAnew() {
    ofInteraction = List.of();
    journal.clear();
    faults.reset();
  }

  /** Restores a snapshot, which ends whatever was set up, if there is one of that name. */
  synchronized boolean restore(String snapshot) {
    boolean restored = store.restore(snapshot);
    if (restored) {
      ofInteraction = List.of();
    }
    return restored;
  }
}
