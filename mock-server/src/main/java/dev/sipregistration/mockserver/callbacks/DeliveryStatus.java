package dev.sipregistration.mockserver.callbacks;

/** The state of a delivery. */
public enum DeliveryStatus {
  /** It is neither delivered nor given up. */
  WAITING,
  /**
   * The response of the receiver had a status of 200 to 299, or only the mock server received it.
   */
  DELIVERED,
  /** All attempts have failed, or its host is not allowed. */
  FAILED,
  /** Its receiver was removed, or too many waited already. */
  DROPPED
}
