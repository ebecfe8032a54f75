package dev.sipregistration.mockserver.faults;

import dev.sipregistration.mockserver.domain.id.AccountId;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * Something that goes wrong with calls. Immutable: each refinement returns another fault.
 *
 * <p>Unless it is refined it strikes every call, before the call has had any effect.
 *
 * @param symptom what the caller sees
 * @param occasion which calls it strikes
 * @param holdUp how long it holds a call up first
 * @param moment when in a call it strikes
 */
public record Fault(FaultEffect symptom, CallMatcher occasion, Delay holdUp, FaultPhase moment) {
  private static final Duration LONGEST_RETRY = Duration.ofDays(1);
  private static final int FIRST_FAILURE = 400;
  private static final int LAST_STATUS = 599;

  /**
   * Makes a fault. The methods that name its kind are easier to read.
   *
   * @param symptom what the caller sees
   * @param occasion which calls it strikes
   * @param holdUp how long it holds a call up first
   * @param moment when in a call it strikes
   * @throws IllegalArgumentException if that makes no sense
   */
  public Fault {
    if (symptom instanceof FaultEffect.Slow && holdUp.isNone()) {
      throw new IllegalArgumentException("a delay must be longer than nothing");
    }
    if (symptom instanceof FaultEffect.TooManyRequests && moment == FaultPhase.AFTER_EFFECT) {
      throw new IllegalArgumentException(
          "a call that is turned away for its rate has no effect: leave afterEffect out, or take"
              + " httpStatus(429)");
    }
    if (symptom instanceof FaultEffect.DribbledBody && moment == FaultPhase.BEFORE_EFFECT) {
      throw new IllegalArgumentException(
          "a dribbled body is the call's own answer, which comes after its effect");
    }
  }

  private static Fault of(FaultEffect symptom) {
    return new Fault(symptom, CallMatcher.ALWAYS, Delay.NONE, FaultPhase.BEFORE_EFFECT);
  }

  /**
   * Returns a fault that answers with an error, as the platform refuses calls.
   *
   * @param code one of the vendor's codes, or any other from 1 on
   * @return the fault
   * @throws IllegalArgumentException if it is less than 1
   */
  public static Fault errorCode(int code) {
    if (code < 1) {
      throw new IllegalArgumentException("an error code must be at least 1, but is " + code);
    }
    return of(new FaultEffect.Refusal(code));
  }

  /**
   * Returns a fault that answers with an HTTP status and a line of plain text.
   *
   * @param status 400 to 599
   * @return the fault
   * @throws IllegalArgumentException if it is not 400 to 599
   */
  public static Fault httpStatus(int status) {
    if (status < FIRST_FAILURE || status > LAST_STATUS) {
      throw new IllegalArgumentException("an HTTP status must be 400 to 599, but is " + status);
    }
    return of(new FaultEffect.HttpStatus(status));
  }

  /**
   * Returns a fault that answers with HTTP status 429 and {@code Retry-After}.
   *
   * @param retryAfter whole seconds, up to a day
   * @return the fault
   * @throws IllegalArgumentException if it is anything else
   */
  public static Fault tooManyRequests(Duration retryAfter) {
    if (retryAfter.isNegative()
        || retryAfter.compareTo(LONGEST_RETRY) > 0
        || !retryAfter.equals(retryAfter.truncatedTo(ChronoUnit.SECONDS))) {
      throw new IllegalArgumentException(
          "Retry-After must be whole seconds, up to a day, but is " + retryAfter);
    }
    return of(new FaultEffect.TooManyRequests(retryAfter));
  }

  /**
   * Returns a fault that resets the connection (TCP RST) in place of an answer.
   *
   * @return the fault
   */
  public static Fault connectionReset() {
    return of(new FaultEffect.ConnectionReset());
  }

  /**
   * Returns a fault that closes the connection (TCP FIN) in place of an answer.
   *
   * @return the fault
   */
  public static Fault connectionClosed() {
    return of(new FaultEffect.ConnectionClosed());
  }

  /**
   * Returns a fault that sends the head and half of the body, and never the rest.
   *
   * @return the fault
   */
  public static Fault stalledBody() {
    return of(new FaultEffect.StalledBody());
  }

  /**
   * Returns a fault that sends the call's own answer, its body in small pieces. It strikes after
   * the effect.
   *
   * @param length how long it takes from the first piece to the last, up to ten minutes
   * @return the fault
   * @throws IllegalArgumentException if it is not positive or too long
   */
  public static Fault dribbledBody(Duration length) {
    if (length.isNegative() || length.isZero() || length.compareTo(Delay.LONGEST) > 0) {
      throw new IllegalArgumentException(
          "a body must dribble for more than nothing and at most " + Delay.LONGEST);
    }
    return new Fault(
        new FaultEffect.DribbledBody(length),
        CallMatcher.ALWAYS,
        Delay.NONE,
        FaultPhase.AFTER_EFFECT);
  }

  /**
   * Returns a fault that answers with JSON that breaks off in the middle.
   *
   * @return the fault
   */
  public static Fault truncatedJson() {
    return of(new FaultEffect.TruncatedJson());
  }

  /**
   * Returns a fault that answers with what is not quite JSON.
   *
   * @return the fault
   */
  public static Fault malformedJson() {
    return of(new FaultEffect.MalformedJson());
  }

  /**
   * Returns a fault that answers with status 200 and an empty body.
   *
   * @return the fault
   */
  public static Fault emptyAnswer() {
    return of(new FaultEffect.EmptyAnswer());
  }

  /**
   * Returns a fault that holds calls up and does nothing else.
   *
   * @param delay for how long, up to ten minutes
   * @return the fault
   * @throws IllegalArgumentException if it is not positive or too long
   */
  public static Fault delay(Duration delay) {
    return new Fault(
        new FaultEffect.Slow(),
        CallMatcher.ALWAYS,
        new Delay(delay, Duration.ZERO),
        FaultPhase.BEFORE_EFFECT);
  }

  /**
   * Returns this fault for the calls of one method.
   *
   * @param method such as {@code CreateSipRegistration}
   * @return the fault
   */
  public Fault forMethod(String method) {
    return with(occasion.forMethod(method));
  }

  /**
   * Returns this fault for the calls of one account.
   *
   * @param account the account, which need not exist yet
   * @return the fault
   */
  public Fault forAccount(AccountId account) {
    return with(occasion.forAccount(account));
  }

  /**
   * Returns this fault for the calls that have this value, beside all the others it is for.
   *
   * @param name a parameter, such as {@code user_id}
   * @param value its text as the caller means it, decoded, letter for letter: {@code true} is not
   *     {@code True}
   * @return the fault
   * @throws IllegalArgumentException if the parameter is or may be a secret, or the value is empty,
   *     which counts as none, or longer than 255 characters
   */
  public Fault forParameter(String name, String value) {
    return with(occasion.forParameter(name, value));
  }

  /**
   * Returns this fault for the calls that have this number, written as decimal digits, beside all
   * the others it is for.
   *
   * @param name a parameter, such as {@code user_id}
   * @param value its value
   * @return the fault
   * @throws IllegalArgumentException if the parameter is or may be a secret
   */
  public Fault forParameter(String name, long value) {
    return forParameter(name, String.valueOf(value));
  }

  /**
   * Returns this fault for a number of calls, after which it is over.
   *
   * @param times how many calls it strikes, from 1 on
   * @return the fault
   * @throws IllegalArgumentException if it is less than 1
   */
  public Fault times(int times) {
    return with(occasion.times(times));
  }

  /**
   * Returns this fault for some calls, at random; the server's random seed says which.
   *
   * @param probability how likely it strikes a call that fits, more than 0 and at most 1
   * @return the fault
   * @throws IllegalArgumentException if it is anything else
   */
  public Fault withProbability(double probability) {
    return with(occasion.withProbability(probability));
  }

  /**
   * Returns this fault after a delay.
   *
   * @param delay for how long a call is held up first, up to ten minutes
   * @return the fault
   * @throws IllegalArgumentException if it is negative or too long
   */
  public Fault delayedBy(Duration delay) {
    return new Fault(symptom, occasion, new Delay(delay, holdUp.jitter()), moment);
  }

  /**
   * Returns this fault after a delay that varies.
   *
   * @param jitter how much longer than the delay a call is held up at most
   * @return the fault
   * @throws IllegalArgumentException if it is negative or too long
   */
  public Fault withJitter(Duration jitter) {
    return new Fault(symptom, occasion, new Delay(holdUp.delay(), jitter), moment);
  }

  /**
   * Returns this fault after the call has had its effect: all is done that was asked for, and only
   * the answer suffers.
   *
   * @return the fault
   * @throws IllegalArgumentException if the fault means that the call is turned away
   */
  public Fault afterEffect() {
    return new Fault(symptom, occasion, holdUp, FaultPhase.AFTER_EFFECT);
  }

  private Fault with(CallMatcher newOccasion) {
    return new Fault(symptom, newOccasion, holdUp, moment);
  }
}
