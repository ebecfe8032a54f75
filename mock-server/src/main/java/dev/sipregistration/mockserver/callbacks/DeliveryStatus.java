package dev.sipregistration.mockserver.callbacks;

/** What has become of a callback. */
public enum DeliveryStatus {
  /** It is to be sent, again perhaps, or is being sent. */
  WAITING,
  /** The receiver answered with a status of 200 to 299. */
  DELIVERED,
  /** It was sent as often as callbacks are, or may not be sent at all. */
  FAILED,
  /** The receiver was removed, or too many waited already. */
  DROPPED
}
