package dev.sipregistration.mockserver.journal;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which calls are meant: those that have all that is asked. Immutable: each method returns another
 * query.
 */
public final class CallQuery {
  private static final CallQuery ANY = new CallQuery(null, List.of());

  private final @Nullable String method;
  private final List<Criterion> criteria;

  private CallQuery(@Nullable String method, List<Criterion> criteria) {
    this.method = method;
    this.criteria = criteria;
  }

  /**
   * Returns the query that every call fits.
   *
   * @return the query to begin with
   */
  public static CallQuery any() {
    return ANY;
  }

  /**
   * Asks for calls of a method.
   *
   * @param name its name as in the path, such as {@code BindSipRegistration}
   * @return another query
   */
  public CallQuery method(String name) {
    return new CallQuery(name, criteria);
  }

  /**
   * Asks for a parameter with this text.
   *
   * @param name its name
   * @param value its value, exactly as it was sent
   * @return another query
   * @throws IllegalArgumentException if the parameter is a secret, whose values are not kept
   */
  public CallQuery parameter(String name, String value) {
    return parameter(name, value, Truncation.cut(value)::equals);
  }

  /**
   * Asks for a parameter with this number, however it was written.
   *
   * @param name its name
   * @param value its value
   * @return another query
   * @throws IllegalArgumentException if the parameter is a secret, whose values are not kept
   */
  public CallQuery parameter(String name, long value) {
    return parameter(
        name,
        String.valueOf(value),
        given -> WrittenValues.number(given).equals(Optional.of(value)));
  }

  /**
   * Asks for a parameter with this truth value, however it was written: {@code true}, {@code True}
   * and {@code 1} are the same.
   *
   * @param name its name
   * @param value its value
   * @return another query
   * @throws IllegalArgumentException if the parameter is a secret, whose values are not kept
   */
  public CallQuery parameter(String name, boolean value) {
    return parameter(
        name,
        String.valueOf(value),
        given -> WrittenValues.truth(given).equals(Optional.of(value)));
  }

  private CallQuery parameter(String name, String value, Predicate<String> test) {
    if (SecretNames.isSecret(name)) {
      throw new IllegalArgumentException(
          "values of %s are not kept: ask with withParameter whether it was given".formatted(name));
    }
    return and(
        name + "=" + value,
        call -> call.parameter(name).filter(test).isPresent(),
        call -> call.parameter(name).map(given -> name + "=" + given).orElse("no " + name));
  }

  /**
   * Asks for a parameter with any value that is not empty.
   *
   * @param name its name
   * @return another query
   */
  public CallQuery withParameter(String name) {
    return and("a " + name, call -> call.parameter(name).isPresent(), call -> "no " + name);
  }

  /**
   * Asks for no such parameter, or an empty one.
   *
   * @param name its name
   * @return another query
   */
  public CallQuery withoutParameter(String name) {
    return and(
        "no " + name,
        call -> call.parameter(name).isEmpty(),
        call -> name + "=" + call.parameter(name).orElse(""));
  }

  /**
   * Asks for calls of an account.
   *
   * @param id its id
   * @return another query
   */
  public CallQuery account(AccountId id) {
    return and(
        "account " + id,
        call -> id.equals(call.accountId()),
        call -> call.accountId() == null ? "not let in" : "account " + call.accountId());
  }

  /**
   * Asks for calls that were signed with a key.
   *
   * @param id its id
   * @return another query
   */
  public CallQuery key(KeyId id) {
    return and(
        "key " + id,
        call -> id.equals(call.keyId()),
        call -> call.keyId() == null ? "not let in" : "key " + call.keyId());
  }

  /**
   * Asks for calls that were answered with an error.
   *
   * @param code the platform's code of the first error, or 0 for no error
   * @return another query
   */
  public CallQuery errorCode(int code) {
    return and(
        code == 0 ? "no error" : "error " + code,
        call -> call.answer().errorCode() == code,
        call -> call.answer().errorCode() == 0 ? "no error" : "error " + call.answer().errorCode());
  }

  /**
   * Asks for calls that were answered with an HTTP status.
   *
   * @param status the status
   * @return another query
   */
  public CallQuery status(int status) {
    return and(
        "status " + status,
        call -> call.answer().status() == status,
        call -> "status " + call.answer().status());
  }

  /**
   * Asks for calls that did what they were made for.
   *
   * @return another query
   */
  public CallQuery succeeded() {
    return and("success", call -> call.answer().succeeded(), call -> call.answer().toString());
  }

  /**
   * Asks for calls that were written in a way.
   *
   * @param form the way
   * @return another query
   */
  public CallQuery form(RequestStyle form) {
    return and(
        form.description(),
        call -> call.forms().contains(form),
        call -> "without " + form.description());
  }

  /**
   * Asks for calls with something odd about them.
   *
   * @return another query
   */
  public CallQuery warned() {
    return and("a warning", call -> !call.warnings().isEmpty(), call -> "no warning");
  }

  /**
   * Asks for calls from a number on.
   *
   * @param number the number of the first one
   * @return another query
   */
  public CallQuery since(long number) {
    return and(
        "number " + number + " or later",
        call -> call.number() >= number,
        call -> "number " + call.number());
  }

  /**
   * Asks for anything else.
   *
   * @param description what it is, for reports
   * @param test whether a call has it
   * @return another query
   */
  public CallQuery where(String description, Predicate<RecordedCall> test) {
    return and(description, test, call -> "not so");
  }

  private CallQuery and(
      String wanted, Predicate<RecordedCall> test, Function<RecordedCall, String> found) {
    return new CallQuery(
        method,
        Stream.concat(criteria.stream(), Stream.of(new Criterion(wanted, test, found))).toList());
  }

  /**
   * Tells whether a call has all that is asked.
   *
   * @param call the call
   * @return whether it fits
   */
  public boolean fits(RecordedCall call) {
    return isOfMethod(call) && criteria.stream().allMatch(criterion -> criterion.test().test(call));
  }

  boolean isOfMethod(RecordedCall call) {
    return method == null || method.equals(call.method());
  }

  /** Returns what a call lacks, but for the method. */
  List<Criterion> unmet(RecordedCall call) {
    return criteria.stream().filter(criterion -> !criterion.test().test(call)).toList();
  }

  int criteria() {
    return criteria.size();
  }

  /** Returns the words of a report: {@code BindSipRegistration with user_id=5 and no error}. */
  @Override
  public String toString() {
    String called = method == null ? "any method" : method;
    return criteria.isEmpty()
        ? called
        : criteria.stream()
            .map(Criterion::wanted)
            .collect(Collectors.joining(" and ", called + " with ", ""));
  }
}
