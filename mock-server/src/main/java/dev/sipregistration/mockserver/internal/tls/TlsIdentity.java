package dev.sipregistration.mockserver.internal.tls;

import dev.sipregistration.mockserver.internal.text.Pem;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** The private key and the certificate chain that a server presents. */
public final class TlsIdentity {
  private static final char[] IN_MEMORY = new char[0];

  private final PrivateKey key;
  private final List<Certificate> chain;

  TlsIdentity(PrivateKey key, List<Certificate> chain) {
    this.key = key;
    this.chain = List.copyOf(chain);
  }

  /**
   * Generates a key and a self-signed certificate for this machine, valid for a year. Blocks for
   * some tenths of a second.
   *
   * @param now the start of its validity
   * @param host the name or address that the server listens on; the certificate is for {@code
   *     localhost}, {@code 127.0.0.1} and {@code ::1} in any case
   * @return the identity
   */
  public static TlsIdentity selfSigned(Instant now, String host) {
    return SelfSigned.create(now, host);
  }

  /**
   * Reads the one key of a key store, with its certificates.
   *
   * @param file a key store, PKCS #12 or JKS
   * @param password the password of the store and of its key
   * @return the identity
   * @throws IOException if it cannot be read, with what is wrong as the message
   */
  public static TlsIdentity ofKeyStore(Path file, char[] password) throws IOException {
    return KeyStoreFile.read(file, password);
  }

  /** {@return a TLS context for a server with this identity} */
  public SSLContext serverContext() {
    try {
      KeyStore keys = emptyStore();
      keys.setKeyEntry("mock-server", key, IN_MEMORY, chain.toArray(new Certificate[0]));
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, IN_MEMORY);
      return context(managers.getKeyManagers(), null);
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException("The key cannot be used for TLS", impossible);
    }
  }

  /** {@return a TLS context for a client that trusts this identity, and no other} */
  public SSLContext clientContext() {
    try {
      KeyStore trusted = emptyStore();
      for (int i = 0; i < chain.size(); i++) {
        trusted.setCertificateEntry("mock-server-" + i, chain.get(i));
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      return context(null, managers.getTrustManagers());
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException("The certificate cannot be used for TLS", impossible);
    }
  }

  /** {@return the certificates as PEM, the server's own first, without the key} */
  public String pem() {
    StringBuilder pem = new StringBuilder();
    for (Certificate certificate : chain) {
      try {
        pem.append(Pem.CERTIFICATE.write(certificate.getEncoded()));
      } catch (CertificateEncodingException impossible) {
        throw new IllegalStateException("The certificate cannot be encoded", impossible);
      }
    }
    return pem.toString();
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static SSLContext context(KeyManager @Nullable [] keys, TrustManager @Nullable [] trusted)
      throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, trusted, new SecureRandom());
    return context;
  }
}
