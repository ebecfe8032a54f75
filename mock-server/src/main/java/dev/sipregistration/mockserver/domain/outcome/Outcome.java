package dev.sipregistration.mockserver.domain.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What became of a command: a value, or the reasons why not.
 *
 * @param <T> the value
 */
public sealed interface Outcome<T> {
  /**
   * The command was carried out.
   *
   * @param value what came of it
   * @param <T> its type
   */
  record Accepted<T>(T value) implements Outcome<T> {}

  /**
   * The command was refused, and nothing has changed.
   *
   * @param refusals all reasons that can be told at once, in the contract's order; at least one
   * @param <T> what an accepted command would have given
   */
  record Refused<T>(List<Refusal> refusals) implements Outcome<T> {
    /**
     * Makes a refused outcome with a copy of the refusals.
     *
     * @param refusals all reasons that can be told at once, in the contract's order; at least one
     * @throws IllegalArgumentException if there are none
     */
    public Refused {
      refusals = List.copyOf(refusals);
      if (refusals.isEmpty()) {
        throw new IllegalArgumentException("refused without a reason");
      }
    }
  }

  /**
   * Returns an accepted outcome.
   *
   * @param value what came of the command
   * @param <T> its type
   * @return the outcome
   */
  static <T> Outcome<T> accepted(T value) {
    return new Accepted<>(value);
  }

  /**
   * Returns a refused outcome with a single reason.
   *
   * @param reason why
   * @param parameters what the reason is about
   * @param <T> what an accepted command would have given
   * @return the outcome
   */
  static <T> Outcome<T> refused(Reason reason, Parameter... parameters) {
    return new Refused<>(List.of(Refusal.of(reason, parameters)));
  }

  /**
   * Returns the outcome with another value.
   *
   * @param change what to make of the value
   * @param <R> the type of the new value
   * @return an accepted outcome with the new value, or the same refusals
   */
  default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
    return then(value -> accepted(change.apply(value)));
  }

  /**
   * Goes on with the value, unless the outcome is refused.
   *
   * @param next what comes next
   * @param <R> what comes of that
   * @return the next outcome, or the same refusals
   */
  default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
    // An instanceof chain, because switching over types needs a later Java than 17.
    if (this instanceof Accepted<T> accepted) {
      return next.apply(accepted.value());
    }
    return new Refused<>(((Refused<T>) this).refusals());
  }

  /**
   * Joins two outcomes that do not depend on each other.
   *
   * @param other the other outcome
   * @param join what to make of both values
   * @param <U> the type of the other value
   * @param <R> the type of the joined value
   * @return an accepted outcome of both, or the refusals of this one and then of the other
   */
  default <U, R> Outcome<R> and(
      Outcome<U> other, BiFunction<? super T, ? super U, ? extends R> join) {
    if (this instanceof Refused<T> mine && other instanceof Refused<U> others) {
      List<Refusal> all = new ArrayList<>(mine.refusals());
      all.addAll(others.refusals());
      return new Refused<>(all);
    }
    return then(value -> other.map(otherValue -> join.apply(value, otherValue)));
  }
}
