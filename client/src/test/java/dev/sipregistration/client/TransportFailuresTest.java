package dev.sipregistration.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.client.TransportException.Reason;
import java.io.IOException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** Exceptions that the JDK's client throws only sometimes, as it does. */
class TransportFailuresTest {
  private static TransportException failure(Throwable error) {
    return TransportFailures.of(
        "CreateSipRegistration", error, "host:443", Duration.ofSeconds(1), Secrets.of(null));
  }

  @Test
  void of_noTlsFoundBeforeTheReaderOfTheResponseWasThere_wasNotCarriedOut() {
    for (SSLException tls :
        new SSLException[] {
          new SSLException("Unrecognized SSL message, plaintext connection?"),
          new SSLHandshakeException("Received fatal alert: handshake_failure")
        }) {
      TransportException failure =
          failure(new IOException("HTTP/1.1 header parser received no bytes", tls));

      assertThat(failure.reason()).isEqualTo(Reason.NOT_CONNECTED);
      assertThat(failure.networkProblem()).hasValue(NetworkProblem.TLS_FAILED);
      assertThat(failure.mayHaveBeenCarriedOut()).isFalse();
    }
  }

  @Test
  void of_tlsLostLater_mayHaveBeenCarriedOut() {
    TransportException failure =
        failure(
            new IOException(
                "HTTP/1.1 header parser received no bytes",
                new SSLException("Unsupported record version")));

    assertThat(failure.reason()).isEqualTo(Reason.RESPONSE_LOST);
    assertThat(failure.mayHaveBeenCarriedOut()).isTrue();
  }
}
