package dev.sipregistration.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sipregistration.client.TransportException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A call ends at its deadline wherever its response stalls. All calls run at once, because each
 * lasts until then.
 */
@Timeout(60)
class DeadlineTest {

  private static final Duration DEADLINE = Duration.ofSeconds(5);

  /** The part of a response before it stalls, or dribbles on. */
  private enum Stall {
    HEADERS(""),
    HEADERS_HALFWAY("HTTP/1.1 200 OK\r\nContent-Le"),
    BODY_AT_ONCE("HTTP/1.1 200 OK\r\nContent-Length: 36\r\n\r\n"),
    BODY_HALFWAY("HTTP/1.1 200 OK\r\nContent-Length: 36\r\n\r\n{\"result\":1,"),
    BODY_WITHOUT_LENGTH("HTTP/1.1 200 OK\r\n\r\n{\"result\":1,\"sip_registration_id\":7}"),
    BODY_DRIBBLING("HTTP/1.1 200 OK\r\n\r\n{\"result\":1,") {
      @Override
      RawServer server() throws IOException {
        return RawServer.dribblingAfter(super.before);
      }
    };

    private final String before;

    Stall(String before) {
      this.before = before;
    }

    RawServer server() throws IOException {
      return RawServer.stallingAfter(before);
    }
  }

  private record Ended(TransportException failure, int requests) {}

  static List<Arguments> calls() {
    List<Arguments> calls = new ArrayList<>();
    for (Stall stall : Stall.values()) {
      for (Form form : Form.values()) {
        calls.add(arguments(stall, form, begun(stall, form)));
      }
    }
    return calls;
  }

  private static CompletableFuture<Ended> begun(Stall stall, Form form) {
    return CompletableFuture.supplyAsync(() -> ended(stall, form), DeadlineTest::inBackground);
  }

  private static void inBackground(Runnable call) {
    Thread caller = new Thread(call, "caller");
    caller.setDaemon(true);
    caller.start();
  }

  private static Ended ended(Stall stall, Form form) {
    try (RawServer server = stall.server();
        SipRegistrationClient client =
            SipRegistrationClient.builder()
                .credentials(TestCredentials.credentials())
                .baseUri(server.uri())
                .callTimeout(DEADLINE)
                .retryCreate(RetryPolicy.upTo(3))
                .sleeper(new RecordingSleeper())
                .build()) {
      TransportException failure =
          catchThrowableOfType(
              TransportException.class, () -> form.create(client, Requests.CREATE));
      return new Ended(failure, server.requests().size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("calls")
  void create_responseStalls_endsAtDeadline(Stall stall, Form form, CompletableFuture<Ended> call)
      throws InterruptedException, ExecutionException {
    Ended ended = call.get();
    TransportException failure = ended.failure();
    assertThat(failure.reason()).isEqualTo(Reason.DEADLINE_PASSED);
    assertThat(failure.mayHaveBeenCarriedOut()).isTrue();
    assertThat(failure).hasMessageContaining("PT5S");
    assertThat(ended.requests()).isEqualTo(1);
  }
}
