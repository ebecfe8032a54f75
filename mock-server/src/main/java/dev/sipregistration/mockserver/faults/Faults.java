package dev.sipregistration.mockserver.faults;

import dev.sipregistration.mockserver.domain.id.AccountId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The faults of a server. At most one is injected into a call: the oldest that matches it and that
 * chance picks.
 *
 * <p>Safe for use by many threads. Without any fault, a call costs the reading of one field.
 */
public final class Faults {
  private final FaultRandom random;
  private final OperationCatalog catalog;
  private volatile List<CountedFault> all = List.of();
  private final Map<FaultCounterKey, Long> counts = new HashMap<>();
  private long lastId;

  /**
   * Makes an empty set of faults.
   *
   * @param randomSeed the same seed and faults pick the same calls
   */
  public Faults(long randomSeed, OperationCatalog catalog) {
    random = new FaultRandom(randomSeed);
    this.catalog = catalog;
  }

  /**
   * Adds a fault.
   *
   * @throws UnreachableFaultException if it is for a method that does not exist, or for parameters
   *     that no such method has
   */
  public synchronized FaultId add(Fault fault) {
    catalog.require(fault.matcher());
    FaultId id = new FaultId(++lastId);
    List<CountedFault> more = new ArrayList<>(all);
    more.add(new CountedFault(id, fault));
    all = List.copyOf(more);
    return id;
  }

  /** Returns the faults that may still be injected, oldest first. */
  public synchronized List<ActiveFault> list() {
    return all.stream().map(CountedFault::now).toList();
  }

  /**
   * Removes a fault. Calls that it delays already stay delayed.
   *
   * @return whether there was one of this id
   */
  public synchronized boolean remove(FaultId id) {
    return removeIf(fault -> fault.id.equals(id));
  }

  /** Removes all faults that are for one account only. */
  public synchronized void clear(AccountId account) {
    removeIf(fault -> account.equals(fault.fault.matcher().account()));
  }

  /** Removes all faults. */
  public synchronized void clear() {
    all = List.of();
  }

  /** Removes all faults, and begins the ids and the random numbers anew. */
  public synchronized void reset() {
    clear();
    lastId = 0;
  }

  /** Tells whether there is any fault, without waiting for any thread. */
  public boolean any() {
    return !all.isEmpty();
  }

  /**
   * Picks the fault that is injected into a call, and counts it.
   *
   * @param parameter finds the value of a parameter by its name, decoded; an empty one counts as
   *     none
   */
  public Optional<InjectedFault> inject(
      String method, AccountId caller, Function<String, Optional<String>> parameter) {
    return any() ? pick(method, caller, parameter) : Optional.empty();
  }

  private synchronized Optional<InjectedFault> pick(
      String method, AccountId caller, Function<String, Optional<String>> parameter) {
    for (CountedFault each : all) {
      if (each.fault.matcher().matches(method, caller, parameter)) {
        SplittableRandom numbers = random.of(each.id, ++each.matches);
        if (numbers.nextDouble() < each.fault.matcher().probability()) {
          return Optional.of(injected(each, method, numbers.nextDouble()));
        }
      }
    }
    return Optional.empty();
  }

  private InjectedFault injected(CountedFault picked, String method, double jitter) {
    picked.injections++;
    Fault fault = picked.fault;
    counts.merge(new FaultCounterKey(method, fault.effect().kind()), 1L, Long::sum);
    if (fault.matcher().isOverAfter(picked.injections)) {
      removeIf(picked::equals);
    }
    return new InjectedFault(picked.id, fault.effect(), fault.phase(), fault.delay().drawn(jitter));
  }

  /**
   * Returns how many faults were injected since the start, without those that are zero. A reset
   * does not touch the counts, because counters that fall mislead.
   */
  public synchronized Map<FaultCounterKey, Long> counts() {
    return Map.copyOf(counts);
  }

  private boolean removeIf(Predicate<CountedFault> unwanted) {
    List<CountedFault> rest = all.stream().filter(unwanted.negate()).toList();
    boolean removed = rest.size() < all.size();
    all = rest;
    return removed;
  }

  /** A fault with its counts, guarded by the lock of the faults. */
  private static final class CountedFault {
    private final FaultId id;
    private final Fault fault;
    private long matches;
    private long injections;

    CountedFault(FaultId id, Fault fault) {
      this.id = id;
      this.fault = fault;
    }

    ActiveFault now() {
      return new ActiveFault(id, fault, injections);
    }
  }

  /**
   * Random numbers that depend on nothing but seed, fault and call, so that the same seed picks the
   * same calls, however many other faults there are.
   */
  private static final class FaultRandom {
    private static final long PER_FAULT = 0xbf58476d1ce4e5b9L;
    private static final long PER_CALL = 0x9e3779b97f4a7c15L;

    private final long seed;

    FaultRandom(long seed) {
      this.seed = seed;
    }

    /** Returns the numbers for one call that matches a fault. */
    SplittableRandom of(FaultId fault, long call) {
      return new SplittableRandom(seed ^ (fault.value() * PER_FAULT + call * PER_CALL));
    }
  }
}
