package dev.sipregistration.client;

/**
 * A signed token.
 *
 * @param value the token itself, secret
 * @param renewAtMillis when it must be renewed, in milliseconds of the client's own clock
 */
record AccessToken(String value, long renewAtMillis) {

  @Override
  public String toString() {
    return "AccessToken[value=***, renewAtMillis=" + renewAtMillis + "]";
  }
}
