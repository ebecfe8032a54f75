package dev.sipregistration.mockserver.auth;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes tokens by hand, the wrong ones too, which no library would make. Immutable. */
record TokenForge(
    Map<String, Object> header, Map<String, Object> claims, PrivateKey key, String signature) {

  static TokenForge of(PrivateKey key, String kid, Object iss, long iat, long exp) {
    return new TokenForge(
        Map.of("alg", "RS256", "kid", kid),
        Map.of("iss", iss, "iat", iat, "exp", exp),
        key,
        "SHA256withRSA");
  }

  static KeyPair rsa(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  static KeyPair pairOf(SigningKey key) {
    return new KeyPair(SigningKey.resolve(key.publicKey()), key.privateKey());
  }

  TokenForge header(String name, Object value) {
    return new TokenForge(with(header, name, value), claims, key, signature);
  }

  TokenForge claim(String name, Object value) {
    return new TokenForge(header, with(claims, name, value), key, signature);
  }

  TokenForge withoutHeader(String name) {
    return new TokenForge(without(header, name), claims, key, signature);
  }

  TokenForge withoutClaim(String name) {
    return new TokenForge(header, without(claims, name), key, signature);
  }

  TokenForge signedBy(PrivateKey other) {
    return new TokenForge(header, claims, other, signature);
  }

  TokenForge signedWith(String algorithm) {
    return new TokenForge(header, claims, key, algorithm);
  }

  String unsigned() {
    return encode(JSONObjectUtils.toJSONString(header))
        + "."
        + encode(JSONObjectUtils.toJSONString(claims));
  }

  String make() {
    String signed = unsigned();
    try {
      Signature signer = Signature.getInstance(signature);
      signer.initSign(key);
      signer.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + encode(signer.sign());
    } catch (GeneralSecurityException cannotSign) {
      throw new AssertionError(cannotSign);
    }
  }

  static String encode(String text) {
    return encode(text.getBytes(StandardCharsets.UTF_8));
  }

  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Map<String, Object> with(Map<String, Object> map, String name, Object value) {
    Map<String, Object> copy = new LinkedHashMap<>(map);
    copy.put(name, value);
    return copy;
  }

  private static Map<String, Object> without(Map<String, Object> map, String name) {
    Map<String, Object> copy = new LinkedHashMap<>(map);
    copy.remove(name);
    return copy;
  }
}
