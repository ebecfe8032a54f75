package dev.sipregistration.mockserver.callbacks;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Selects the received callbacks that meet all of its criteria. Immutable: each method returns a
 * new query.
 */
public final class CallbackQuery {
  private static final CallbackQuery ANY = new CallbackQuery(List.of());

  private final List<Condition> conditions;

  private CallbackQuery(List<Condition> conditions) {
    this.conditions = conditions;
  }

  /**
   * One criterion.
   *
   * @param expected what it expects, for people
   * @param found what a callback has instead, for people
   */
  private record Condition(
      String expected,
      Predicate<ReceivedCallback> test,
      Function<ReceivedCallback, String> found) {}

  /** {@return the query that selects every callback} */
  public static CallbackQuery any() {
    return ANY;
  }

  /** Selects callbacks of a type. */
  public CallbackQuery type(CallbackType type) {
    return and(
        type.wireName(),
        callback -> callback.type() == type,
        callback -> callback.type().wireName());
  }

  /** Selects callbacks of an account. */
  public CallbackQuery account(AccountId id) {
    return and(
        "account " + id,
        callback -> callback.accountId().equals(id),
        callback -> "account " + callback.accountId());
  }

  /** Selects callbacks of an account, by its id. */
  public CallbackQuery account(long id) {
    return account(new AccountId(id));
  }

  /** Selects callbacks about a SIP registration, by its id. */
  public CallbackQuery sipRegistration(long id) {
    SipRegistrationId expected = new SipRegistrationId(id);
    return and(
        "SIP registration " + id,
        callback -> expected.equals(callback.sipRegistrationId()),
        callback ->
            callback.sipRegistrationId() == null
                ? "no SIP registration"
                : "SIP registration " + callback.sipRegistrationId());
  }

  /** Selects callbacks from a number on. */
  public CallbackQuery since(long number) {
    return and(
        "number " + number + " or later",
        callback -> callback.number() >= number,
        callback -> "number " + callback.number());
  }

  /**
   * Selects callbacks by any other criterion.
   *
   * @param description the criterion, for reports
   * @param test whether a callback meets it
   */
  public CallbackQuery where(String description, Predicate<ReceivedCallback> test) {
    return and(description, test, callback -> "not so");
  }

  private CallbackQuery and(
      String expected, Predicate<ReceivedCallback> test, Function<ReceivedCallback, String> found) {
    return new CallbackQuery(
        Stream.concat(conditions.stream(), Stream.of(new Condition(expected, test, found)))
            .toList());
  }

  /**
   * Tells whether a callback meets all criteria.
   *
   * @return whether it fits
   */
  public boolean fits(ReceivedCallback callback) {
    return conditions.stream().allMatch(condition -> condition.test().test(callback));
  }

  /** Returns what a callback has in place of what is expected, and what is expected. */
  List<String> differences(ReceivedCallback callback) {
    return conditions.stream()
        .filter(condition -> !condition.test().test(callback))
        .map(condition -> condition.found().apply(callback) + ", wanted " + condition.expected())
        .toList();
  }

  /** Returns the words of a report: {@code sip_registration_fail and SIP registration 1}. */
  @Override
  public String toString() {
    return conditions.isEmpty()
        ? "anything"
        : conditions.stream().map(Condition::expected).collect(Collectors.joining(" and "));
  }
}
