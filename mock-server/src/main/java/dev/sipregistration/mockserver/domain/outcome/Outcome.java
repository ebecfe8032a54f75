package dev.sipregistration.mockserver.domain.outcome;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** What became of a command: a value, or the reasons why not. */
public sealed interface Outcome<T> {
  /** The command was carried out. */
  record Accepted<T>(T value) implements Outcome<T> {}

  /**
   * The command was refused, and nothing has changed.
   *
   * @param refusals all known reasons, in the contract's order; at least one
   */
  record Refused<T>(List<Refusal> refusals) implements Outcome<T> {
    /**
     * @throws IllegalArgumentException if there are none
     */
    public Refused {
      refusals = List.copyOf(refusals);
      if (refusals.isEmpty()) {
        throw new IllegalArgumentException("refused without a reason");
      }
    }
  }

  static <T> Outcome<T> accepted(T value) {
    return new Accepted<>(value);
  }

  /** Returns a refused outcome with a single reason, and the parameters that it is about. */
  static <T> Outcome<T> refused(Reason reason, Parameter... parameters) {
    return new Refused<>(List.of(Refusal.of(reason, parameters)));
  }

  /** Makes one result of either case. */
  default <R> R fold(
      Function<? super T, ? extends R> accepted,
      Function<? super List<Refusal>, ? extends R> refused) {
    return this instanceof Accepted<T> outcome
        ? accepted.apply(outcome.value())
        : refused.apply(((Refused<T>) this).refusals());
  }

  /** Returns the value, where a refusal is an error. */
  default T orElseThrow(Function<? super List<Refusal>, ? extends RuntimeException> failure) {
    return fold(
        value -> value,
        refusals -> {
          throw failure.apply(refusals);
        });
  }

  /** Returns an accepted outcome with what becomes of the value, or the same refusals. */
  default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
    return fold(value -> accepted(change.apply(value)), Refused::new);
  }

  /** Continues with the value, or returns the same refusals. */
  default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
    return fold(next, Refused::new);
  }

  /**
   * Joins two outcomes that do not depend on each other: an accepted outcome of both values, or the
   * refusals of this one and then of the other.
   */
  default <U, R> Outcome<R> and(
      Outcome<U> other, BiFunction<? super T, ? super U, ? extends R> join) {
    return fold(
        value -> other.map(otherValue -> join.apply(value, otherValue)),
        refusals ->
            new Refused<>(
                Stream.concat(
                        refusals.stream(),
                        other.fold(value -> List.<Refusal>of(), all -> all).stream())
                    .toList()));
  }
}
