package dev.sipregistration.mockserver.callbacks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The type of a callback, with the platform's name. */
public enum CallbackType {
  /** A registration that was registered has failed. */
  SIP_REGISTRATION_FAIL,
  /** A registration that had failed is registered. */
  SIP_REGISTRATION_RECOVERED,
  /** A month was paid. */
  RENEWED_SUBSCRIPTIONS,
  /** A month could not be paid; the registration is deactivated. */
  SUBSCRIPTION_IS_FROZEN,
  /** A registration was not paid for a month, and was removed. */
  SUBSCRIPTION_IS_DETACHED,
  /** The available money fell below the account's threshold. */
  MIN_BALANCE,
  /** The account was frozen. */
  ACCOUNT_IS_FROZEN,
  /** The account is not frozen any more. */
  ACCOUNT_IS_UNFROZEN;

  /** Finds the type with a name on the wire, in small letters. */
  public static Optional<CallbackType> named(String wireName) {
    return Arrays.stream(values()).filter(type -> type.wireName().equals(wireName)).findFirst();
  }

  /** Returns the name on the wire: the constant's in small letters. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
