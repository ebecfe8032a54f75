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
 * The faults of a server. A call is struck by one fault at most: the oldest that fits it and that
 * chance picks.
 *
 * <p>Safe for use by many threads. Without any fault, a call costs the reading of one field.
 */
public final class Faults {
  private final FaultRandom chance;
  private final OperationCatalog targets;
  private volatile List<Standing> all = List.of();
  private final Map<FaultCounterKey, Long> tally = new HashMap<>();
  private long lastId;

  /**
   * Makes an empty set of faults.
   *
   * @param randomSeed what chance depends on: the same seed and faults strike the same calls
   * @param targets what faults can be limited to
   */
  public Faults(long randomSeed, OperationCatalog targets) {
    chance = new FaultRandom(randomSeed);
    this.targets = targets;
  }

  /**
   * Adds a fault. From now on it strikes.
   *
   * @param fault the fault
   * @return its id
   * @throws UnreachableFaultException if it is for a method that does not exist, or for parameters
   *     that no such method has
   */
  public synchronized FaultId add(Fault fault) {
    targets.require(fault.occasion());
    FaultId id = new FaultId(++lastId);
    List<Standing> more = new ArrayList<>(all);
    more.add(new Standing(id, fault));
    all = List.copyOf(more);
    return id;
  }

  /**
   * Returns the faults that may still strike.
   *
   * @return the faults, oldest first
   */
  public synchronized List<ActiveFault> list() {
    return all.stream().map(Standing::now).toList();
  }

  /**
   * Removes a fault. Calls that it has struck already, and holds up, are not let go.
   *
   * @param id its id
   * @return whether it was there
   */
  public synchronized boolean remove(FaultId id) {
    return drop(standing -> standing.id.equals(id));
  }

  /** Removes all faults. */
  public synchronized void clear() {
    all = List.of();
  }

  /** Removes all faults and begins again, with ids and with chance. */
  public synchronized void reset() {
    clear();
    lastId = 0;
  }

  /**
   * Tells whether there is any fault, without waiting for anybody.
   *
   * @return whether a call could be struck
   */
  public boolean any() {
    return !all.isEmpty();
  }

  /**
   * Chooses the fault that strikes a call, which then counts as struck.
   *
   * @param method the method that is called
   * @param caller the account that calls
   * @param given finds the value of a parameter by its name, decoded; an empty one counts as none
   * @return what is to go wrong, or nothing
   */
  public Optional<InjectedFault> strike(
      String method, AccountId caller, Function<String, Optional<String>> given) {
    return any() ? choose(method, caller, given) : Optional.empty();
  }

  private synchronized Optional<InjectedFault> choose(
      String method, AccountId caller, Function<String, Optional<String>> given) {
    for (Standing standing : all) {
      if (standing.fault.occasion().fits(method, caller, given)) {
        SplittableRandom numbers = chance.of(standing.id, ++standing.fitted);
        if (numbers.nextDouble() < standing.fault.occasion().probability()) {
          return Optional.of(struck(standing, method, numbers.nextDouble()));
        }
      }
    }
    return Optional.empty();
  }

  private InjectedFault struck(Standing standing, String method, double jitter) {
    standing.struck++;
    Fault fault = standing.fault;
    tally.merge(new FaultCounterKey(method, fault.symptom().kind()), 1L, Long::sum);
    if (fault.occasion().isOverAfter(standing.struck)) {
      drop(standing::equals);
    }
    return new InjectedFault(
        standing.id, fault.symptom(), fault.moment(), fault.holdUp().drawn(jitter));
  }

  /**
   * Returns how many calls were struck since the start, whatever has become of the faults. A reset
   * does not touch it, because counters that fall mislead.
   *
   * @return the numbers as they are now, without those that are zero
   */
  public synchronized Map<FaultCounterKey, Long> tally() {
    return Map.copyOf(tally);
  }

  private boolean drop(Predicate<Standing> unwanted) {
    List<Standing> rest = all.stream().filter(unwanted.negate()).toList();
    boolean dropped = rest.size() < all.size();
    all = rest;
    return dropped;
  }

  /** A fault with its counts, which are read and written by one thread at a time. */
  private static final class Standing {
    private final FaultId id;
    private final Fault fault;
    private long fitted;
    private long struck;

    Standing(FaultId id, Fault fault) {
      this.id = id;
      this.fault = fault;
    }

    ActiveFault now() {
      return new ActiveFault(id, fault, struck);
    }
  }
}
