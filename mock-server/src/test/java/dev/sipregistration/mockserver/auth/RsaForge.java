package dev.sipregistration.mockserver.auth;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Makes signatures with textbook RSA, around the padding of PKCS #1 that a library would make. */
final class RsaForge {
  /** The length of a key's modulus and so of its signatures, in bytes. */
  static final int LENGTH = 256;

  /** The block that RFC 8017, section 9.2, wants. */
  static final String PKCS_1 = "0001 ff* 00 INFO SHA-256";

  /** {@code DigestInfo} of SHA-256, up to the digest (note 1 there). */
  private static final String INFO = "3031300d060960864801650304020105000420";

  private RsaForge() {}

  /** Makes a key with the public exponent 3, of numbers whose primes are soon found. */
  static KeyPair withExponentThree() {
    try {
      SecureRandom numbers = SecureRandom.getInstance("SHA1PRNG");
      numbers.setSeed(95);
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(new RSAKeyGenParameterSpec(LENGTH * 8, BigInteger.valueOf(3)), numbers);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /**
   * Makes a block of a pattern: bytes in hexadecimal, {@code INFO}, digests of a text by their
   * names, and one byte with a {@code *}, which is repeated until the block is as long as the key.
   */
  static byte[] block(String pattern, String text) {
    String[] parts = pattern.split(" ");
    int others = 0;
    for (String part : parts) {
      others += part.endsWith("*") ? 0 : part(part, text).length;
    }
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    for (String part : parts) {
      block.writeBytes(
          part.endsWith("*")
              ? HexFormat.of().parseHex(part.substring(0, 2).repeat(LENGTH - others))
              : part(part, text));
    }
    return block.toByteArray();
  }

  private static byte[] part(String part, String text) {
    if (part.startsWith("SHA")) {
      return digest(part, text);
    }
    return HexFormat.of().parseHex(part.equals("INFO") ? INFO : part);
  }

  static byte[] digest(String algorithm, String text) {
    try {
      return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Applies the private key to a block, whatever is in it (RFC 8017, section 5.2.1, step 2b). */
  static byte[] sign(KeyPair keys, byte[] block) {
    RSAPrivateCrtKey key = (RSAPrivateCrtKey) keys.getPrivate();
    BigInteger message = new BigInteger(1, block);
    BigInteger first = message.modPow(key.getPrimeExponentP(), key.getPrimeP());
    BigInteger second = message.modPow(key.getPrimeExponentQ(), key.getPrimeQ());
    BigInteger h = first.subtract(second).multiply(key.getCrtCoefficient()).mod(key.getPrimeP());
    return bytes(second.add(key.getPrimeQ().multiply(h)), LENGTH);
  }

  static BigInteger modulus(KeyPair keys) {
    return ((RSAPublicKey) keys.getPublic()).getModulus();
  }

  /** Returns the lowest bytes of a number, the highest of them first. */
  static byte[] bytes(BigInteger number, int length) {
    byte[] all = number.toByteArray();
    byte[] bytes = new byte[length];
    int count = Math.min(all.length, length);
    System.arraycopy(all, all.length - count, bytes, length - count, count);
    return bytes;
  }

  /** Returns what somebody with the public exponent 3 sees in a signature. */
  static byte[] cube(byte[] signature) {
    return bytes(new BigInteger(1, signature).pow(3), LENGTH);
  }

  /** Returns a signature whose cube begins like a block, found without the private key. */
  static byte[] cubeRoot(byte[] block) {
    BigInteger wanted = new BigInteger(1, block);
    BigInteger root = BigInteger.ZERO;
    for (int bit = LENGTH * 8 / 3; bit >= 0; bit--) {
      BigInteger next = root.setBit(bit);
      root = next.pow(3).compareTo(wanted) <= 0 ? next : root;
    }
    return bytes(root.add(BigInteger.ONE), LENGTH);
  }

  /** Returns a signature whose cube begins like a block and has an odd end, without the key. */
  static byte[] cubeRoot(byte[] block, byte[] end) {
    BigInteger wanted = new BigInteger(1, end);
    BigInteger root = BigInteger.ONE;
    for (int bit = 1; bit < end.length * 8; bit++) {
      boolean differs = root.pow(3).testBit(bit) != wanted.testBit(bit);
      root = differs ? root.setBit(bit) : root;
    }
    byte[] signature = cubeRoot(block);
    byte[] lowest = bytes(root, end.length);
    System.arraycopy(lowest, 0, signature, LENGTH - end.length, end.length);
    return signature;
  }

  /** Returns the last bytes. */
  static byte[] end(byte[] bytes, int length) {
    return Arrays.copyOfRange(bytes, bytes.length - length, bytes.length);
  }
}
