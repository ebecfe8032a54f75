package dev.sipregistration.mockserver.auth;

import java.io.ObjectStreamException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pair of RSA keys that is made when it is first needed: making one takes the better part of a
 * tenth of a second, and a server has a dozen of them that most tests never use.
 *
 * <p>Safe for use by many threads.
 */
public final class SigningKey {
  private static final int BITS = 2048;

  private @Nullable KeyPair pair;

  private SigningKey(@Nullable KeyPair pair) {
    this.pair = pair;
  }

  /**
   * Returns a new key, made when it is first needed.
   *
   * @return the key, which differs from every other
   */
  public static SigningKey generated() {
    return new SigningKey(null);
  }

  /**
   * Returns a key that exists already.
   *
   * @param pair the RSA keys
   * @return the key
   */
  public static SigningKey of(KeyPair pair) {
    return new SigningKey(pair);
  }

  /**
   * Returns the private half. Blocks while the key is made.
   *
   * @return the key to sign with
   */
  public PrivateKey privateKey() {
    return pair().getPrivate();
  }

  /**
   * Returns the public half without making it yet.
   *
   * @return a key that is made when its bytes are asked for
   */
  public PublicKey publicKey() {
    return new DeferredPublicKey(this);
  }

  /** Tells whether a public key belongs to this one; no key is made for that. */
  boolean isOtherHalfOf(PublicKey other) {
    if (other instanceof DeferredPublicKey deferred && deferred.key.equals(this)) {
      return true;
    }
    Optional<PublicKey> own = madePair().map(KeyPair::getPublic);
    return own.isPresent() && own.equals(made(other));
  }

  /**
   * Returns the key itself, if it is there already; it is not made for that.
   *
   * @param key any key
   * @return the same key, or nothing if it has not been needed until now
   */
  public static Optional<PublicKey> made(PublicKey key) {
    return key instanceof DeferredPublicKey deferred
        ? deferred.key.madePair().map(KeyPair::getPublic)
        : Optional.of(key);
  }

  /** Returns the key itself, whether it was deferred or not. */
  static PublicKey resolve(PublicKey key) {
    return key instanceof DeferredPublicKey deferred ? deferred.key.pair().getPublic() : key;
  }

  private synchronized KeyPair pair() {
    if (pair == null) {
      pair = generate();
    }
    return pair;
  }

  private synchronized Optional<KeyPair> madePair() {
    return Optional.ofNullable(pair);
  }

  private static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has RSA", impossible);
    }
  }

  private static final class DeferredPublicKey implements PublicKey {
    private static final long serialVersionUID = 1L;

    private final transient SigningKey key;

    DeferredPublicKey(SigningKey key) {
      this.key = key;
    }

    @Override
    public String getAlgorithm() {
      return "RSA";
    }

    @Override
    public @Nullable String getFormat() {
      return key.pair().getPublic().getFormat();
    }

    @Override
    public byte @Nullable [] getEncoded() {
      return key.pair().getPublic().getEncoded();
    }

    private Object writeReplace() throws ObjectStreamException {
      return key.pair().getPublic();
    }
  }
}
