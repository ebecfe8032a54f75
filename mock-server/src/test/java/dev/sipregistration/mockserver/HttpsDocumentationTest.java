package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about HTTPS holds what is run here, line by line. */
class HttpsDocumentationTest {
  @TempDir private Path directory;

  /** Compares without spaces, because the formatter breaks lines as it likes. */
  private static String tight(String text) {
    return text.replaceAll("\\s+", "");
  }

  private static String page() throws IOException {
    return tight(Files.readString(Path.of("docs", "https.md")));
  }

  @Test
  void page_clientInTheSameProcess_getsResponse() throws Exception {
    try (MockServer server = MockServer.start(MockServerOptions.builder().httpsPort(0).build())) {
      HttpClient client = HttpClient.newBuilder().sslContext(server.clientSslContext()).build();
      HttpRequest health =
          HttpRequest.newBuilder(server.httpsUri().resolve("/__admin/health")).build();
      String answer = client.send(health, HttpResponse.BodyHandlers.ofString()).body();

      assertThat(answer).contains("UP");
    }
    assertThat(page())
        .contains(
            tight(
                """
                try (MockServer server = MockServer.start(MockServerOptions.builder().httpsPort(0).build())) {
                  HttpClient client = HttpClient.newBuilder().sslContext(server.clientSslContext()).build();
                  HttpRequest health =
                      HttpRequest.newBuilder(server.httpsUri().resolve("/__admin/health")).build();
                  String answer = client.send(health, HttpResponse.BodyHandlers.ofString()).body();
                """));
  }

  @Test
  void page_clientWithTheFile_getsResponse() throws Exception {
    try (MockServer server = MockServer.start(MockServerOptions.builder().httpsPort(0).build())) {
      Path file = Files.writeString(directory.resolve("mock-server.pem"), server.certificatePem());
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      try (InputStream pem = Files.newInputStream(file)) {
        trusted.setCertificateEntry(
            "mock-server", CertificateFactory.getInstance("X.509").generateCertificate(pem));
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);

      URI health = server.httpsUri().resolve("/__admin/health");
      assertThat(
              HttpClient.newBuilder()
                  .sslContext(context)
                  .build()
                  .send(
                      HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString())
                  .statusCode())
          .isEqualTo(200);
    }
    assertThat(page())
        .contains(
            tight(
                """
                  trusted.setCertificateEntry("mock-server", CertificateFactory.getInstance("X.509").generateCertificate(pem));
                }
                TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                managers.init(trusted);
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, managers.getTrustManagers(), null);
                """));
  }
}
