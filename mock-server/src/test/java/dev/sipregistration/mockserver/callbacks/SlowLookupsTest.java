package dev.sipregistration.mockserver.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.internal.text.Hosts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The resolver hangs at names that begin with {@code slow}, until the test lets it go on. */
class SlowLookupsTest {
  private static final Duration GUARD = MockServerFixture.GUARD;
  private static final AccountId ACCOUNT = new AccountId(1);
  private static final AccountId OTHER = new AccountId(2);
  private static final int MORE_THAN_THREADS = HostLookups.MOST_AT_ONCE + 10;

  private final CountDownLatch goOn = new CountDownLatch(1);
  private final AtomicInteger hanging = new AtomicInteger();
  private final ServerSocket receiver = new ServerSocket(0, 50, Hosts.literal("127.0.0.1").get());
  private final HttpCallbackTransport transport = transport(GUARD.multipliedBy(10));

  SlowLookupsTest() throws IOException {}

  @BeforeEach
  void answer() {
    Thread answering = new Thread(this::answerAll, "receiver");
    answering.setDaemon(true);
    answering.start();
  }

  @AfterEach
  void close() throws IOException {
    goOn.countDown();
    transport.close();
    receiver.close();
  }

  private void answerAll() {
    while (!receiver.isClosed()) {
      try (Socket connection = receiver.accept()) {
        connection
            .getOutputStream()
            .write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        connection.shutdownOutput();
        connection.getInputStream().readAllBytes();
      } catch (IOException closed) {
        // The test has ended.
      }
    }
  }

  private HttpCallbackTransport transport(Duration longest) {
    return new HttpCallbackTransport(CallbackHosts.standard(), longest, this::resolve);
  }

  private InetAddress[] resolve(String host) throws UnknownHostException {
    if (host.startsWith("slow")) {
      hanging.incrementAndGet();
      try {
        goOn.await();
      } catch (InterruptedException closed) {
        throw new UnknownHostException(host);
      }
    }
    return new InetAddress[] {receiver.getInetAddress()};
  }

  private CompletableFuture<AttemptResult> send(AccountId account, String host) {
    return send(transport, account, host);
  }

  private CompletableFuture<AttemptResult> send(
      HttpCallbackTransport to, AccountId account, String host) {
    return to.send(
        account, URI.create("http://" + host + ":" + receiver.getLocalPort() + "/"), "{}");
  }

  private static AttemptResult resultOf(CompletableFuture<AttemptResult> sent) throws Exception {
    return sent.get(GUARD.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Test
  void address_whileLookUpsOfAllThreadsHang_isSentTo() throws Exception {
    LongStream.range(10, 10 + MORE_THAN_THREADS)
        .forEach(id -> send(new AccountId(id), "slow" + id));

    assertThat(resultOf(send(ACCOUNT, "127.0.0.1"))).isEqualTo(AttemptResult.DELIVERED);
  }

  @Test
  void name_whileLookUpsOfAnotherAccountHang_isSentTo() throws Exception {
    for (int i = 0; i < MORE_THAN_THREADS; i++) {
      send(OTHER, "slow" + i);
    }

    assertThat(resultOf(send(ACCOUNT, "receiver"))).isEqualTo(AttemptResult.DELIVERED);
  }

  @Test
  void name_whileAllOthersWaitForOneHost_isSentTo() throws Exception {
    LongStream.range(10, 10 + MORE_THAN_THREADS).forEach(id -> send(new AccountId(id), "slow"));

    assertThat(resultOf(send(ACCOUNT, "receiver"))).isEqualTo(AttemptResult.DELIVERED);
    assertThat(hanging).hasValueLessThanOrEqualTo(1);
  }

  @Test
  void lookUp_thatHangs_failsInTimeForItsReason() throws Exception {
    HttpCallbackTransport impatient = transport(Duration.ofMillis(50));
    try {
      assertThat(resultOf(send(impatient, ACCOUNT, "slow")))
          .isEqualTo(AttemptResult.failed("The look-up of slow took longer than 50 ms"));
    } finally {
      impatient.close();
    }
  }

  @Test
  void otherHost_whileTheLookUpOfAccountHangs_failsForItsReason() throws Exception {
    send(ACCOUNT, "slow");

    assertThat(resultOf(send(ACCOUNT, "receiver")))
        .isEqualTo(
            AttemptResult.failed("The look-up of an earlier host of the account is in progress"));
  }

  @Test
  void lookUp_thatEnded_leavesNothingBehind() throws Exception {
    CompletableFuture<AttemptResult> first = send(ACCOUNT, "slow");
    CompletableFuture<AttemptResult> second = send(OTHER, "SLOW");
    goOn.countDown();

    assertThat(resultOf(first)).isEqualTo(AttemptResult.DELIVERED);
    assertThat(resultOf(second)).isEqualTo(AttemptResult.DELIVERED);
    assertThat(resultOf(send(ACCOUNT, "receiver"))).isEqualTo(AttemptResult.DELIVERED);
  }

  @Test
  void name_afterClose_isToldSo() throws Exception {
    transport.close();

    assertThat(resultOf(send(ACCOUNT, "receiver")))
        .isEqualTo(AttemptResult.failed("The mock server is being closed"));
  }
}
