package dev.sipregistration.mockserver.internal.tls;

import dev.sipregistration.mockserver.internal.text.SafeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads a key store of the user. */
final class KeyStoreFile {
  private KeyStoreFile() {}

  static TlsIdentity read(Path file, char[] password) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IOException(
          SafeText.path(file) + " cannot be read: it is not there, no file, or not for this user");
    }
    try {
      KeyStore store = KeyStore.getInstance(file.toFile(), password);
      String alias = onlyKey(file, store);
      Key key = store.getKey(alias, password);
      if (!(key instanceof PrivateKey privateKey)) {
        throw new IOException(file + " has a key that is no private one");
      }
      return new TlsIdentity(privateKey, List.of(store.getCertificateChain(alias)));
    } catch (GeneralSecurityException unusable) {
      throw new IOException(file + " is no key store, or its key has another password");
    } catch (IOException unreadable) {
      throw unreadable.getCause() instanceof GeneralSecurityException
          ? new IOException(file + " has another password")
          : unreadable;
    }
  }

  private static String onlyKey(Path file, KeyStore store)
      throws GeneralSecurityException, IOException {
    List<String> keys = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)) {
        keys.add(alias);
      }
    }
    if (keys.size() != 1) {
      throw new IOException(file + " has to have one key, but has " + keys.size());
    }
    return keys.get(0);
  }
}
