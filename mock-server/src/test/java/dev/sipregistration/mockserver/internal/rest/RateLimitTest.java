package dev.sipregistration.mockserver.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.PlatformResponse;
import dev.sipregistration.mockserver.TestSeeds;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RateLimitTest {
  private static final ErrorResponse TOO_MANY_CALLS =
      new ErrorResponse(340, "Rate limit exceed", "");

  @RegisterExtension static final MockServerFixture SERVER = server(false);
  @RegisterExtension static final MockServerFixture SERVER_429 = server(true);

  private static MockServerFixture server(boolean rateLimit429) {
    return MockServerFixture.with(
        options ->
            options
                .rateLimit429(rateLimit429)
                .seed(
                    TestSeeds.of(
                        DemoWorld.account(new AccountId(1), "free").build(),
                        DemoWorld.account(new AccountId(2), "limited")
                            .terms(terms -> terms.withRequestsPerSecond(2))
                            .build())));
  }

  @BeforeEach
  void stopClock() {
    setClock(SERVER, "2026-01-31T10:00:00Z");
    setClock(SERVER_429, "2026-01-31T10:00:00Z");
  }

  private static void setClock(MockServerFixture server, String to) {
    assertThat(server.postJson("/__admin/clock", "{\"set\": \"" + to + "\"}").status())
        .isEqualTo(200);
  }

  @Test
  void calls_upToTheRate_areAnswered() {
    assertThat(SERVER.as("limited").create().code()).isZero();
    assertThat(SERVER.as("limited").create().code()).isZero();
  }

  @Test
  void calls_overTheRate_areRefusedAndChangeNothing() {
    callTwice(SERVER);

    TOO_MANY_CALLS.alone(SERVER, () -> SERVER.as("limited").create());
    TOO_MANY_CALLS.alone(SERVER, () -> SERVER.as("limited").bind("user_id", "12345"));
  }

  @Test
  void calls_inTheNextSecond_areAnsweredAgain() {
    callTwice(SERVER);
    setClock(SERVER, "2026-01-31T10:00:01Z");

    assertThat(SERVER.as("limited").create().code()).isZero();
  }

  @Test
  void calls_afterReset_areAnsweredAgain() {
    callTwice(SERVER);
    SERVER.server().reset();
    stopClock();

    assertThat(SERVER.as("limited").create().code()).isZero();
  }

  @Test
  void calls_ofOtherAccount_areNotCounted() {
    callTwice(SERVER);

    assertThat(SERVER.as("free").create().code()).isZero();
  }

  @Test
  void calls_withBadToken_areNotCounted() {
    for (int i = 0; i < 3; i++) {
      assertThat(SERVER.withToken("no-token").create().code()).isEqualTo(447);
    }

    assertThat(SERVER.as("limited").create().code()).isZero();
  }

  @Test
  void calls_forbiddenByRole_areCounted() {
    assertThat(SERVER.as("limited-support").create().code()).isEqualTo(104);
    assertThat(SERVER.as("limited-support").create().code()).isEqualTo(104);

    TOO_MANY_CALLS.alone(SERVER, () -> SERVER.as("limited-support").create());
  }

  @Test
  void calls_atOnce_areAnsweredExactlyAsOftenAsAllowed() throws Exception {
    String token = SERVER.token("limited");
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Integer> codes =
          pool
              .invokeAll(
                  IntStream.range(0, 40)
                      .<Callable<Integer>>mapToObj(
                          i -> () -> SERVER.withToken(token).create().code())
                      .toList())
              .stream()
              .map(RateLimitTest::get)
              .toList();

      assertThat(codes).containsOnly(0, 340);
      assertThat(codes.stream().filter(code -> code == 0)).hasSize(2);
    } finally {
      pool.shutdownNow();
    }
    assertThat(registrations(SERVER)).hasSize(2);
  }

  @Test
  void calls_overTheRate_toServerToldSo_haveStatus429AndSayWhenToComeAgain() {
    callTwice(SERVER_429);

    PlatformResponse answer = SERVER_429.as("limited").create();

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.text()).isEqualTo("429 Too Many Requests\n");
    assertThat(registrations(SERVER_429)).hasSize(2);
  }

  private static void callTwice(MockServerFixture server) {
    assertThat(server.as("limited").create().code()).isZero();
    assertThat(server.as("limited").create().code()).isZero();
  }

  private static JsonNode registrations(MockServerFixture server) {
    return server.account(2).path("sip_registrations");
  }

  private static int get(Future<Integer> code) {
    try {
      return code.get();
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }
}
