package dev.sipregistration.mockserver.domain.outcome;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

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
  record Accepted<T>(T value) implements Outcome<T> {
    @Override
    public <R> R fold(
        Function<? super T, ? extends R> accepted,
        Function<? super List<Refusal>, ? extends R> refused) {
      return accepted.apply(value);
    }
  }

  /**
   * The command was refused, and nothing has changed.
   *
   * @param refusals all known reasons, in the contract's order; at least one
   * @param <T> the value of an accepted command
   */
  record Refused<T>(List<Refusal> refusals) implements Outcome<T> {
    /**
     * Copies the refusals.
     *
     * @throws IllegalArgumentException if there are none
     */
    public Refused {
      refusals = List.copyOf(refusals);
      if (refusals.isEmpty()) {
        throw new IllegalArgumentException("refused without a reason");
      }
    }

    @Override
    public <R> R fold(
        Function<? super T, ? extends R> accepted,
        Function<? super List<Refusal>, ? extends R> refused) {
      return refused.apply(refusals);
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
   * @param <T> the value of an accepted command
   * @return the outcome
   */
  static <T> Outcome<T> refused(Reason reason, Parameter... parameters) {
    return new Refused<>(List.of(Refusal.of(reason, parameters)));
  }

  /**
   * Makes one result of either case.
   *
   * @param accepted what to make of the value
   * @param refused what to make of the refusals, of which there is at least one
   * @param <R> the type of the result
   * @return what the function for this case returns
   */
  <R> R fold(
      Function<? super T, ? extends R> accepted,
      Function<? super List<Refusal>, ? extends R> refused);

  /**
   * Returns the value, where a refusal is an error.
   *
   * @param failure makes the exception of the refusals
   * @return the value of an accepted command
   */
  default T orElseThrow(Function<? super List<Refusal>, ? extends RuntimeException> failure) {
    return fold(
        value -> value,
        refusals -> {
          throw failure.apply(refusals);
        });
  }

  /**
   * Returns the outcome with another value.
   *
   * @param change what to make of the value
   * @param <R> the type of the new value
   * @return an accepted outcome with the new value, or the same refusals
   */
  default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
    return fold(value -> accepted(change.apply(value)), Refused::new);
  }

  /**
   * Continues with the value, unless the outcome is refused.
   *
   * @param next the step that follows
   * @param <R> the type of its value
   * @return the outcome of that step, or the same refusals
   */
  default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
    return fold(next, Refused::new);
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
