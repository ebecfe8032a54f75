package dev.sipregistration.mockserver.auth;

import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;

/** A public key that counts how often somebody looks into it, as each verification has to. */
final class CountingKey implements RSAPublicKey {
  private static final long serialVersionUID = 1L;

  private final RSAPublicKey key;
  private int uses;

  CountingKey(RSAPublicKey key) {
    this.key = key;
  }

  int uses() {
    return uses;
  }

  @Override
  public BigInteger getModulus() {
    uses++;
    return key.getModulus();
  }

  @Override
  public BigInteger getPublicExponent() {
    return key.getPublicExponent();
  }

  @Override
  public String getAlgorithm() {
    return key.getAlgorithm();
  }

  @Override
  public String getFormat() {
    return key.getFormat();
  }

  @Override
  public byte[] getEncoded() {
    return key.getEncoded();
  }
}
