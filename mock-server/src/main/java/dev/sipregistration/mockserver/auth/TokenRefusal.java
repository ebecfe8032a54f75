package dev.sipregistration.mockserver.auth;

/** The reasons for which a token is refused, in the order of the checks. */
public enum TokenRefusal {
  /** No token came with the call. */
  MISSING,
  /** An API key came in place of a token, and is not that of the account that the call names. */
  WRONG_API_KEY,
  /** Not a JWT, or one without {@code kid}, {@code iss}, {@code iat} or {@code exp}. */
  MALFORMED,
  /** Signed with anything but RS256, or not signed at all. */
  WRONG_ALGORITHM,
  /** No service account has this {@code kid}. */
  UNKNOWN_KEY,
  /** The signature is not that of the key which {@code kid} names. */
  BAD_SIGNATURE,
  /** The key belongs to an account that may not act for {@code iss}. */
  FOREIGN_KEY,
  /** {@code exp} lies more than an hour after {@code iat}. */
  TTL_TOO_LONG,
  /** {@code iat} lies in the future, by more than the leeway. */
  ISSUED_IN_FUTURE,
  /** {@code exp} has passed. */
  EXPIRED
}
