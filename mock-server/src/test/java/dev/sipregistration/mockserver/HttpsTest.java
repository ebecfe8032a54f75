package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpsTest {
  private static final String CREATE =
      "/platform_api/CreateSipRegistration?sip_username=alice&proxy=sip.example.com";

  @RegisterExtension
  static final MockServerFixture SERVER = MockServerFixture.with(options -> options.httpsPort(0));

  @TempDir private Path directory;

  private static HttpClient client(SSLContext context) {
    return HttpClient.newBuilder()
        .sslContext(context)
        .connectTimeout(MockServerFixture.GUARD)
        .build();
  }

  private static HttpRequest create(URI server) {
    return HttpRequest.newBuilder(URI.create(server + CREATE))
        .header("Authorization", "Bearer " + SERVER.token("owner"))
        .timeout(MockServerFixture.GUARD)
        .POST(BodyPublishers.noBody())
        .build();
  }

  private static URI onHost(String host) {
    return URI.create("https://" + host + ":" + SERVER.server().httpsUri().getPort());
  }

  private static X509Certificate certificate(String pem) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost"})
  void call_overHttps_getsResponse(String host) throws Exception {
    HttpResponse<String> answer =
        client(SERVER.server().clientSslContext())
            .send(create(onHost(host)), BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("{\"result\":1,\"sip_registration_id\":1,");
    assertThat(SERVER.registration(1).path("sip_username").asText()).isEqualTo("alice");
  }

  @Test
  void form_overHttps_getsResponse() throws Exception {
    HttpRequest form =
        HttpRequest.newBuilder(URI.create(SERVER.server().httpsUri() + "/platform_api"))
            .header("Authorization", "Bearer " + SERVER.token("owner"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .timeout(MockServerFixture.GUARD)
            .POST(
                BodyPublishers.ofString(
                    "cmd=CreateSipRegistration&sip_username=alice&proxy=sip.example.com"))
            .build();

    HttpResponse<String> answer =
        client(SERVER.server().clientSslContext()).send(form, BodyHandlers.ofString());

    assertThat(answer.body()).contains("\"result\":1");
  }

  @Test
  void adminApi_overHttps_isTheSame() throws Exception {
    HttpResponse<String> answer =
        client(SERVER.server().clientSslContext())
            .send(
                HttpRequest.newBuilder(URI.create(SERVER.server().httpsUri() + "/__admin/reset"))
                    .header("Origin", SERVER.server().httpsUri().toString())
                    .timeout(MockServerFixture.GUARD)
                    .POST(BodyPublishers.noBody())
                    .build(),
                BodyHandlers.ofString());

    assertThat(answer.statusCode()).isBetween(200, 204);
  }

  @Test
  void ports_both_serveTheSameState() throws Exception {
    HttpClient secure = client(SERVER.server().clientSslContext());
    secure.send(create(SERVER.server().httpsUri()), BodyHandlers.ofString());

    assertThat(SERVER.as("owner").create().id()).isEqualTo(2);
  }

  @Test
  void client_thatDoesNotKnowTheCertificate_refuses() {
    assertThatExceptionOfType(SSLException.class)
        .isThrownBy(
            () ->
                HttpClient.newHttpClient()
                    .send(create(SERVER.server().httpsUri()), BodyHandlers.ofString()));
  }

  @Test
  void certificate_ofThisMachine_saysSo() throws Exception {
    X509Certificate certificate = certificate(SERVER.server().certificatePem());

    assertThat(certificate.getSubjectAlternativeNames())
        .extracting(name -> name.get(1).toString())
        .containsExactlyInAnyOrder("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
    assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(certificate.getBasicConstraints()).as("no authority").isEqualTo(-1);
    certificate.verify(certificate.getPublicKey());
    certificate.checkValidity();
    assertThat(Duration.between(Instant.now(), certificate.getNotAfter().toInstant()))
        .isBetween(Duration.ofDays(364), Duration.ofDays(365));
  }

  @Test
  void certificate_asPem_isTrustedByAClientOfItsOwn() throws Exception {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    trusted.setCertificateEntry("mock", certificate(SERVER.server().certificatePem()));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);

    assertThat(
            client(context)
                .send(create(SERVER.server().httpsUri()), BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void certificate_ofAnotherServer_isAnother() {
    try (MockServer other = MockServer.start(MockServerOptions.builder().httpsPort(0).build())) {
      assertThat(other.certificatePem()).isNotEqualTo(SERVER.server().certificatePem());
    }
  }

  @Test
  void connection_withGarbageInTls_isRefused() throws Exception {
    URI server = SERVER.server().httpsUri();
    try (SSLSocket socket =
        (SSLSocket)
            SERVER
                .server()
                .clientSslContext()
                .getSocketFactory()
                .createSocket(server.getHost(), server.getPort())) {
      socket.setSoTimeout((int) MockServerFixture.GUARD.toMillis());
      OutputStream output = socket.getOutputStream();
      output.write("garbage\r\n".getBytes(StandardCharsets.US_ASCII));
      output.flush();

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 400 ");
    }
  }

  @Test
  void connection_withPlainHttp_ends() throws Exception {
    URI server = SERVER.server().httpsUri();
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout((int) MockServerFixture.GUARD.toMillis());
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

      assertThat(endOf(socket.getInputStream())).doesNotContain("HTTP/1.1 200");
    }
  }

  private static String endOf(InputStream input) {
    try {
      return new String(input.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException resetByServer) {
      return "";
    }
  }

  @Test
  void connections_thatNeverShakeHands_keepNobodyOut() throws Exception {
    URI server = SERVER.server().httpsUri();
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        silent.add(new Socket(server.getHost(), server.getPort()));
        silent.get(i).getOutputStream().write(0x16);
      }

      assertThat(
              client(SERVER.server().clientSslContext())
                  .send(create(server), BodyHandlers.ofString())
                  .statusCode())
          .isEqualTo(200);
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  @Test
  void server_withoutHttps_hasNoneOfIt() {
    try (MockServer plain = MockServer.start()) {
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(plain::httpsUri)
          .withMessageContaining("httpsPort");
      assertThatExceptionOfType(IllegalStateException.class).isThrownBy(plain::certificatePem);
      assertThatExceptionOfType(IllegalStateException.class).isThrownBy(plain::clientSslContext);
    }
  }

  @Test
  void start_httpsPortInUse_namesIt() {
    int inUse = SERVER.server().httpsUri().getPort();

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(
            () -> MockServer.start(MockServerOptions.builder().httpsPort(inUse).build()).close())
        .withMessageContaining("port " + inUse)
        .withMessageContaining("in use");
  }

  @Test
  void close_withHttps_freesBothPorts() {
    MockServer first = MockServer.start(MockServerOptions.builder().httpsPort(0).build());
    first.close();

    MockServer.start(
            MockServerOptions.builder()
                .port(first.baseUri().getPort())
                .httpsPort(first.httpsUri().getPort())
                .build())
        .close();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536})
  void httpsPort_outOfRange_isRefused(int port) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> MockServerOptions.builder().httpsPort(port))
        .withMessage("https-port must be 0 to 65535, but is " + port);
  }

  /** Makes a key store as a user would, with the JDK's own tool. */
  private Path keyStore(String type) throws Exception {
    Path file = directory.resolve("store");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=mine",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-storetype",
                type,
                "-storepass",
                "changeit",
                "-keypass",
                "changeit",
                "-alias",
                "mine",
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
    return file;
  }

  @ParameterizedTest
  @ValueSource(strings = {"PKCS12", "JKS"})
  void keyStore_ofTheUser_isShown(String type) throws Exception {
    MockServerOptions options =
        MockServerOptions.builder()
            .httpsPort(0)
            .keyStore(keyStore(type), "changeit".toCharArray())
            .build();
    try (MockServer server = MockServer.start(options)) {
      assertThat(certificate(server.certificatePem()).getSubjectX500Principal().getName())
          .isEqualTo("CN=mine");
      assertThat(
              client(server.clientSslContext())
                  .send(create(server.httpsUri()), BodyHandlers.ofString())
                  .statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void keyStore_unusable_isRefusedWithoutItsPassword() throws Exception {
    Path store = keyStore("PKCS12");
    Path text = Files.writeString(directory.resolve("text"), "no key store");
    Path none = directory.resolve("none");

    assertRefused(store, "ts0wrong", "another password");
    assertRefused(text, "changeit", "no key store");
    assertRefused(none, "changeit", "is not there");
  }

  private static void assertRefused(Path file, String password, String reason) {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> MockServerOptions.builder().keyStore(file, password.toCharArray()))
        .withMessageContaining(file.toString())
        .withMessageContaining(reason)
        .withMessageNotContaining(password);
  }
}
