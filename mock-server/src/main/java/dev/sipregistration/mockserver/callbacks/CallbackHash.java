package dev.sipregistration.mockserver.callbacks;

import dev.sipregistration.mockserver.domain.account.AccountProfile;
import dev.sipregistration.mockserver.domain.id.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Signs callbacks the platform's way: the MD5 of salt, account id, API key and callback id. */
final class CallbackHash {
  private CallbackHash() {}

  static String of(@Nullable Secret salt, AccountProfile account, long callbackId) {
    String signed = text(salt) + account.id().value() + text(account.apiKey()) + callbackId;
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String text(@Nullable Secret secret) {
    return secret == null ? "" : secret.value();
  }
}
