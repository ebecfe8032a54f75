package dev.sipregistration.mockserver.domain.id;

/**
 * Identifies the key of a service account, uniquely in its world.
 *
 * @param value the id as the {@code kid} header of a token carries it
 */
public record KeyId(String value) {
  @Override
  public String toString() {
    return value;
  }
}
