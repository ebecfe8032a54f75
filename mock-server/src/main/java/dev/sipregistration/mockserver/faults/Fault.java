package dev.sipregistration.mockserver.faults;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.faults.FaultEffect.Kind;
import java.time.Duration;

/**
 * Something that goes wrong with calls. Immutable: each refinement returns another fault.
 *
 * <p>Unless it is refined it is for every call, before the call has had any effect.
 *
 * @param effect what the caller sees
 * @param matcher which calls it is for
 * @param delay how long a call is delayed first
 * @param phase when in a call it happens
 */
public record Fault(FaultEffect effect, CallMatcher matcher, Delay delay, FaultPhase phase) {
  /**
   * Makes a fault. The methods that name its kind are easier to read.
   *
   * @throws IllegalArgumentException if the effect cannot be had in this phase, or there is none
   */
  public Fault {
    if (effect.kind() == Kind.DELAY && delay.isNone()) {
      throw new IllegalArgumentException("a delay must be longer than nothing");
    }
    if (effect.kind() == Kind.TOO_MANY_REQUESTS && phase == FaultPhase.AFTER_EFFECT) {
      throw new IllegalArgumentException(
          "a call that is turned away for its rate has no effect: leave afterEffect out, or take"
              + " httpStatus(429)");
    }
    if (effect.kind() == Kind.DRIBBLED_BODY && phase == FaultPhase.BEFORE_EFFECT) {
      throw new IllegalArgumentException(
          "a dribbled body is the call's own response, which comes after its effect");
    }
  }

  private static Fault of(FaultEffect effect) {
    return new Fault(effect, CallMatcher.ALWAYS, Delay.NONE, FaultPhase.BEFORE_EFFECT);
  }

  /**
   * Returns a fault that responds with an error, as the platform refuses calls.
   *
   * @param code one of the vendor's codes, or any other from 1 on
   * @throws IllegalArgumentException if it is less than 1
   */
  public static Fault errorCode(int code) {
    return of(FaultEffect.of(Kind.ERROR_CODE, code));
  }

  /**
   * Returns a fault that responds with an HTTP status and a line of plain text.
   *
   * @throws IllegalArgumentException if the status is not 400 to 599
   */
  public static Fault httpStatus(int status) {
    return of(FaultEffect.of(Kind.HTTP_STATUS, status));
  }

  /**
   * Returns a fault that responds with HTTP status 429 and {@code Retry-After}.
   *
   * @throws IllegalArgumentException if the time is anything but whole seconds, up to a day
   */
  public static Fault tooManyRequests(Duration retryAfter) {
    return of(FaultEffect.of(Kind.TOO_MANY_REQUESTS, retryAfter));
  }

  /** Returns a fault that resets the connection (TCP RST) in place of a response. */
  public static Fault connectionReset() {
    return of(FaultEffect.of(Kind.CONNECTION_RESET));
  }

  /** Returns a fault that closes the connection (TCP FIN) in place of a response. */
  public static Fault connectionClosed() {
    return of(FaultEffect.of(Kind.CONNECTION_CLOSED));
  }

  /** Returns a fault that sends the head and half of the body, and never the rest. */
  public static Fault stalledBody() {
    return of(FaultEffect.of(Kind.STALLED_BODY));
  }

  /**
   * Returns a fault that sends the call's own response, after its effect, in small pieces.
   *
   * @param length the time from the first piece to the last, up to ten minutes
   * @throws IllegalArgumentException if it is not positive or too long
   */
  public static Fault dribbledBody(Duration length) {
    return new Fault(
        FaultEffect.of(Kind.DRIBBLED_BODY, length),
        CallMatcher.ALWAYS,
        Delay.NONE,
        FaultPhase.AFTER_EFFECT);
  }

  /** Returns a fault that responds with JSON that breaks off in the middle. */
  public static Fault truncatedJson() {
    return of(FaultEffect.of(Kind.TRUNCATED_JSON));
  }

  /** Returns a fault that responds with what is not quite JSON. */
  public static Fault malformedJson() {
    return of(FaultEffect.of(Kind.MALFORMED_JSON));
  }

  /** Returns a fault that responds with status 200 and an empty body. */
  public static Fault emptyAnswer() {
    return of(FaultEffect.of(Kind.EMPTY_ANSWER));
  }

  /**
   * Returns a fault that delays calls and does nothing else.
   *
   * @throws IllegalArgumentException if the delay is not positive, or longer than ten minutes
   */
  public static Fault delay(Duration delay) {
    return new Fault(
        FaultEffect.of(Kind.DELAY),
        CallMatcher.ALWAYS,
        new Delay(delay, Duration.ZERO),
        FaultPhase.BEFORE_EFFECT);
  }

  /** Returns this fault for the calls of one method, such as {@code CreateSipRegistration}. */
  public Fault forMethod(String method) {
    return with(matcher.forMethod(method));
  }

  /** Returns this fault for the calls of one account, which need not exist yet. */
  public Fault forAccount(AccountId account) {
    return with(matcher.forAccount(account));
  }

  /**
   * Returns this fault for the calls that have this value, beside all the others it is for.
   *
   * @param name a parameter, such as {@code user_id}
   * @param value its text as the caller means it, decoded, letter for letter: {@code true} is not
   *     {@code True}
   * @throws IllegalArgumentException if the parameter is or may be a secret, or the value is empty,
   *     which counts as none, or longer than 255 characters
   */
  public Fault forParameter(String name, String value) {
    return with(matcher.forParameter(name, value));
  }

  /**
   * Returns this fault for the calls that have this number, written as decimal digits, beside all
   * the others it is for.
   *
   * @throws IllegalArgumentException if the parameter is or may be a secret
   */
  public Fault forParameter(String name, long value) {
    return forParameter(name, String.valueOf(value));
  }

  /**
   * Returns this fault for a number of calls, after which it is removed.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public Fault times(int times) {
    return with(matcher.times(times));
  }

  /**
   * Returns this fault for some of the calls, at random; the server's random seed says which.
   *
   * @param probability more than 0 and at most 1
   * @throws IllegalArgumentException if it is anything else
   */
  public Fault withProbability(double probability) {
    return with(matcher.withProbability(probability));
  }

  /**
   * Returns this fault after a delay of up to ten minutes.
   *
   * @throws IllegalArgumentException if it is negative or too long
   */
  public Fault delayedBy(Duration newDelay) {
    return new Fault(effect, matcher, new Delay(newDelay, delay.jitter()), phase);
  }

  /**
   * Returns this fault after a delay that is longer by up to a jitter, at random.
   *
   * @throws IllegalArgumentException if it is negative or too long
   */
  public Fault withJitter(Duration jitter) {
    return new Fault(effect, matcher, new Delay(delay.minimum(), jitter), phase);
  }

  /**
   * Returns this fault after the call has had its effect: the call is carried out, and only its
   * response suffers.
   *
   * @throws IllegalArgumentException if the fault means that the call is turned away
   */
  public Fault afterEffect() {
    return new Fault(effect, matcher, delay, FaultPhase.AFTER_EFFECT);
  }

  private Fault with(CallMatcher newMatcher) {
    return new Fault(effect, newMatcher, delay, phase);
  }

  /** Returns a few words for people, such as {@code error 4 for CreateSipRegistration}. */
  public String describe() {
    return effect.describe() + matcher.describe();
  }
}
