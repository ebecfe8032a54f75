package dev.sipregistration.mockserver.auth;

import dev.sipregistration.mockserver.domain.id.KeyId;
import java.io.ObjectStreamException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A pair of RSA keys that is made when it is first needed: that takes up to a tenth of a second,
 * and a server has a dozen of them that most tests never use.
 *
 * <p>Safe for use by many threads.
 */
public final class SigningKey {
  private static final int BITS = 2048;

  private final Supplier<KeyPair> source;

  /** Whether the server may make the key in another way, because no user has brought it. */
  private final boolean ours;

  private @Nullable KeyPair pair;

  private SigningKey(Supplier<KeyPair> source, boolean ours) {
    this.source = source;
    this.ours = ours;
  }

  /** Returns a new key, made when it is first needed. */
  public static SigningKey generated() {
    return new SigningKey(() -> generate(new SecureRandom()), true);
  }

  /**
   * Returns a key that is made of a random seed when it is first needed: the same for the same seed
   * and id, on the same Java. Whoever knows the seed knows the private key, so it is for tests
   * only.
   */
  public static SigningKey seeded(long seed, KeyId id) {
    return new SigningKey(() -> generate(numbersOf(seed, id)), false);
  }

  /** Returns a key that exists already. */
  public static SigningKey of(KeyPair pair) {
    SigningKey key = new SigningKey(() -> pair, false);
    KeyPair unused = key.pair();
    return key;
  }

  /** Returns a seeded key in place of a {@link #generated()} one, or else this key. */
  public SigningKey orSeeded(long seed, KeyId id) {
    return ours ? seeded(seed, id) : this;
  }

  /** Returns the private half. Blocks while the key is made. */
  public PrivateKey privateKey() {
    return pair().getPrivate();
  }

  /** Returns the public half, which is made when its bytes are read. */
  public PublicKey publicKey() {
    return new DeferredPublicKey(this);
  }

  /** Tells whether a public key belongs to this one, without making a key. */
  boolean isOtherHalfOf(PublicKey other) {
    if (other instanceof DeferredPublicKey deferred && deferred.key.equals(this)) {
      return true;
    }
    Optional<PublicKey> own = madePair().map(KeyPair::getPublic);
    return own.isPresent() && own.equals(made(other));
  }

  /** Returns the key itself, or nothing if it is deferred and not made yet. */
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
      pair = source.get();
    }
    return pair;
  }

  private synchronized Optional<KeyPair> madePair() {
    return Optional.ofNullable(pair);
  }

  /** Uses the only generator of Java whose numbers follow from its seed alone. */
  private static SecureRandom numbersOf(long seed, KeyId id) {
    try {
      SecureRandom numbers = SecureRandom.getInstance("SHA1PRNG");
      numbers.setSeed((seed + "/" + id.value()).getBytes(StandardCharsets.UTF_8));
      return numbers;
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA1PRNG", impossible);
    }
  }

  private static KeyPair generate(SecureRandom numbers) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS, numbers);
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
