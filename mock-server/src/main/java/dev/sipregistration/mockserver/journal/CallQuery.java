package dev.sipregistration.mockserver.journal;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Selects the calls that meet all of its criteria. Immutable: each method returns a new query. */
public final class CallQuery {
  private static final CallQuery ANY = new CallQuery(null, true, List.of(), Set.of());

  private final @Nullable String method;
  private final boolean ofKnownMethod;
  private final List<Criterion> criteria;
  private final Set<String> parameters;

  private CallQuery(
      @Nullable String method,
      boolean ofKnownMethod,
      List<Criterion> criteria,
      Set<String> parameters) {
    this.method = method;
    this.ofKnownMethod = ofKnownMethod;
    this.criteria = criteria;
    this.parameters = parameters;
  }

  /** {@return the query that selects every call} */
  public static CallQuery any() {
    return ANY;
  }

  /**
   * Selects calls of a method of the mock server. A journal refuses a query for another method, or
   * for a parameter that the method does not have: no call would fit it, whatever was called.
   *
   * @param name its name as in the path, such as {@code BindSipRegistration}
   */
  public CallQuery method(String name) {
    return new CallQuery(name, true, criteria, parameters);
  }

  /**
   * Selects calls of a method that the mock server need not have, such as another one of the
   * platform. The query may name any parameters.
   *
   * @param name its name as in the path, such as {@code GetCallHistory}
   */
  public CallQuery anyMethod(String name) {
    return new CallQuery(name, false, criteria, parameters);
  }

  /**
   * Selects calls with a parameter of this text.
   *
   * @param value its value, exactly as it was sent
   * @throws IllegalArgumentException if the parameter is a secret, whose values are not recorded
   */
  public CallQuery parameter(String name, String value) {
    return parameter(name, value, Truncation.cut(value)::equals);
  }

  /**
   * Selects calls with a parameter of this number, in any notation.
   *
   * @param value its value
   * @throws IllegalArgumentException if the parameter is a secret, whose values are not recorded
   */
  public CallQuery parameter(String name, long value) {
    return parameter(
        name, String.valueOf(value), text -> WrittenValues.number(text).equals(Optional.of(value)));
  }

  /**
   * Selects calls with a parameter of this boolean value, in any notation: {@code true}, {@code
   * True} and {@code 1} are the same.
   *
   * @param value its value
   * @throws IllegalArgumentException if the parameter is a secret, whose values are not recorded
   */
  public CallQuery parameter(String name, boolean value) {
    return parameter(
        name, String.valueOf(value), text -> WrittenValues.truth(text).equals(Optional.of(value)));
  }

  private CallQuery parameter(String name, String value, Predicate<String> test) {
    if (SecretNames.isSecret(name)) {
      throw new IllegalArgumentException(
          "values of %s are not kept: ask with withParameter whether it was given".formatted(name));
    }
    return naming(name)
        .and(
            name + "=" + value,
            call -> call.parameter(name).filter(test).isPresent(),
            call -> call.parameter(name).map(actual -> name + "=" + actual).orElse("no " + name));
  }

  /** Selects calls with a parameter that is not empty. */
  public CallQuery withParameter(String name) {
    return naming(name)
        .and("a " + name, call -> call.parameter(name).isPresent(), call -> "no " + name);
  }

  /** Selects calls without a parameter, or with an empty one. */
  public CallQuery withoutParameter(String name) {
    return naming(name)
        .and(
            "no " + name,
            call -> call.parameter(name).isEmpty(),
            call -> name + "=" + call.parameter(name).orElse(""));
  }

  /** Selects calls of an account, and those not authenticated whose token names it. */
  public CallQuery account(AccountId id) {
    return and(
        "account " + id,
        call -> id.equals(call.accountId()) || id.equals(call.claimedAccountId()),
        call -> call.accountId() == null ? "not let in" : "account " + call.accountId());
  }

  /**
   * Selects calls of an account, and those not authenticated whose token names it.
   *
   * @param id the account's id
   */
  public CallQuery account(long id) {
    return account(new AccountId(id));
  }

  /** Selects calls that were signed with a key. */
  public CallQuery key(KeyId id) {
    return and(
        "key " + id,
        call -> id.equals(call.keyId()),
        call -> call.keyId() == null ? "not let in" : "key " + call.keyId());
  }

  /**
   * Selects calls whose response has an error.
   *
   * @param code the platform's code of the first error, or 0 for no error
   */
  public CallQuery errorCode(int code) {
    return and(
        code == 0 ? "no error" : "error " + code,
        call -> call.response().errorCode() == code,
        call ->
            call.response().errorCode() == 0 ? "no error" : "error " + call.response().errorCode());
  }

  /** Selects calls whose response has an HTTP status. */
  public CallQuery status(int status) {
    return and(
        "status " + status,
        call -> call.response().status() == status,
        call -> "status " + call.response().status());
  }

  /** Selects calls that succeeded. */
  public CallQuery succeeded() {
    return and("success", call -> call.response().succeeded(), call -> call.response().brief());
  }

  /** Selects calls whose request was written in a style. */
  public CallQuery form(RequestStyle form) {
    return and(
        form.description(),
        call -> call.forms().contains(form),
        call -> "without " + form.description());
  }

  /** Selects calls with a warning. */
  public CallQuery warned() {
    return and("a warning", call -> !call.warnings().isEmpty(), call -> "no warning");
  }

  /**
   * Selects calls from a number on.
   *
   * @param number the lowest number
   */
  public CallQuery since(long number) {
    return and(
        "number " + number + " or later",
        call -> call.number() >= number,
        call -> "number " + call.number());
  }

  /**
   * Selects calls by any other criterion.
   *
   * @param description the criterion, for reports
   * @param test whether a call meets it
   */
  public CallQuery where(String description, Predicate<RecordedCall> test) {
    return and(description, test, call -> "not so");
  }

  private CallQuery and(
      String expected, Predicate<RecordedCall> test, Function<RecordedCall, String> found) {
    return new CallQuery(
        method,
        ofKnownMethod,
        Stream.concat(criteria.stream(), Stream.of(new Criterion(expected, test, found))).toList(),
        parameters);
  }

  private CallQuery naming(String parameter) {
    Set<String> more = new TreeSet<>(parameters);
    more.add(parameter);
    return new CallQuery(method, ofKnownMethod, criteria, Collections.unmodifiableSet(more));
  }

  /**
   * Makes sure that some call could fit.
   *
   * @param names refuses the names of a method, or null for any, and of parameters that do not
   *     exist
   */
  void check(BiConsumer<@Nullable String, Set<String>> names) {
    if (ofKnownMethod) {
      names.accept(method, parameters);
    }
  }

  /**
   * Tells whether a call meets all criteria.
   *
   * @return whether it fits
   */
  public boolean fits(RecordedCall call) {
    return isOfMethod(call) && criteria.stream().allMatch(criterion -> criterion.test().test(call));
  }

  boolean isOfMethod(RecordedCall call) {
    return method == null || method.equals(call.method());
  }

  /** Returns the criteria that a call does not meet, but for the method. */
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
            .map(Criterion::expected)
            .collect(Collectors.joining(" and ", called + " with ", ""));
  }
}
