package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.DemoWorld;
import dev.sipregistration.mockserver.faults.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What struck calls look like to those who call with TLS: the same as without. */
class HttpsFaultsTest {
  private static final String CREATED =
      "{\"result\":1,\"sip_registration_id\":1,\"account_info\":{\"account_id\":1,"
          + "\"frozen\":false,\"balance\":98.8,\"currency\":\"USD\"}}";
  private static final String FAILED = "{\"error\":{\"code\":2,\"msg\":\"Internal error\"}}";
  private static final int RESET = -1;

  /** More than there are threads that serve calls when nothing is wrong. */
  private static final int MANY = 70;

  @RegisterExtension
  static final MockServerFixture SERVER =
      MockServerFixture.with(options -> options.withHttpsPort(0));

  private static void add(boolean after, Fault fault) {
    SERVER.server().faults().add(after ? fault.afterEffect() : fault);
  }

  private static RawConnection connection() throws IOException {
    return RawConnection.secure(SERVER.server().httpsUri(), SERVER.server().clientSslContext());
  }

  private static String create() {
    return create(SERVER);
  }

  private static String create(MockServerFixture server) {
    return "POST /platform_api/CreateSipRegistration?sip_username=alice&proxy=sip.example.org"
        + " HTTP/1.1\nHost: localhost\nAuthorization: Bearer "
        + server.token("owner")
        + "\nContent-Length: 0\n\n";
  }

  private static void assertEffect(boolean expected) {
    assertThat(registrations()).isEqualTo(expected ? 1 : 0);
  }

  private static int registrations() {
    return SERVER.server().account(DemoWorld.ACCOUNT).registrations().size();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void connectionReset_comesInPlaceOfAnAnswer(boolean after) throws IOException {
    add(after, Fault.connectionReset());

    try (RawConnection connection = connection()) {
      assertThat(connection.send(create()).read()).isEqualTo(RESET);
    }
    assertEffect(after);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void connectionClosed_comesInPlaceOfAnAnswer(boolean after) throws IOException {
    add(after, Fault.connectionClosed());

    try (RawConnection connection = connection()) {
      assertThat(connection.send(create()).readToEndWithoutReset()).isEmpty();
    }
    assertEffect(after);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void stalledBody_hasHeadAndHalfAndNoEnd(boolean after) throws IOException {
    add(after, Fault.stalledBody());
    String whole = after ? CREATED : FAILED;

    try (RawConnection connection = connection()) {
      String head = connection.send(create()).readHead();
      assertThat(head).containsIgnoringCase("Content-Length: " + whole.length() + "\r\n");
      assertThat(connection.read((whole.length() + 1) / 2))
          .isEqualTo(whole.substring(0, (whole.length() + 1) / 2));
      assertThat(connection.isSilent()).isTrue();
    }
    assertEffect(after);
  }

  @Test
  void stalledBodies_ofManyClients_holdUpNobodyElse() throws IOException {
    add(false, Fault.stalledBody().times(MANY));
    List<RawConnection> stalled = new ArrayList<>();
    try {
      for (int i = 0; i < MANY; i++) {
        RawConnection connection = connection();
        stalled.add(connection);
        connection.send(create()).readHead();
      }

      try (RawConnection other = connection()) {
        assertThat(other.send(create()).readAnswer()).endsWith(CREATED);
      }
    } finally {
      for (RawConnection connection : stalled) {
        connection.close();
      }
    }
  }

  @Test
  void dribbledBody_isTheCallsOwnAnswerInTheEnd() throws IOException {
    add(true, Fault.dribbledBody(Duration.ofMillis(60)).times(1));

    try (RawConnection connection = connection()) {
      assertThat(connection.send(create()).readAnswer()).endsWith("\r\n\r\n" + CREATED);
      // The connection is as good as new.
      assertThat(connection.send(create()).readAnswer()).contains("\"sip_registration_id\":2");
    }
  }

  @Test
  void dribbledBody_takingLong_beginsAtOnce() throws IOException {
    // Who closes a TLS connection of Java waits for the next piece, a fiftieth of it.
    add(true, Fault.dribbledBody(Duration.ofSeconds(25)));

    try (RawConnection connection = connection()) {
      connection.send(create()).readHead();
      assertThat(connection.read(1)).isEqualTo("{");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void truncatedJson_breaksOffInTheMiddle(boolean after) throws IOException {
    add(after, Fault.truncatedJson());
    String whole = after ? CREATED : FAILED;

    try (RawConnection connection = connection()) {
      assertThat(connection.send(create()).readAnswer())
          .startsWith("HTTP/1.1 200 OK\r\n")
          .endsWith("\r\n\r\n" + whole.substring(0, whole.length() / 2));
    }
    assertEffect(after);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void emptyAnswer_hasStatus200AndNoBody(boolean after) throws IOException {
    add(after, Fault.emptyAnswer());

    try (RawConnection connection = connection()) {
      assertThat(connection.send(create()).readAnswer())
          .startsWith("HTTP/1.1 200 OK\r\n")
          .containsIgnoringCase("Content-Length: 0\r\n")
          .endsWith("\r\n\r\n");
    }
    assertEffect(after);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void delay_over_isFollowedByTheAnswer(boolean after) throws IOException {
    add(after, Fault.delay(Duration.ofMillis(1)));

    try (RawConnection connection = connection()) {
      assertThat(connection.send(create()).readAnswer()).endsWith("\r\n\r\n" + CREATED);
      assertThat(connection.send(create()).readAnswer()).contains("\"sip_registration_id\":2");
    }
  }

  @Test
  void delays_ofManyCalls_holdUpNobodyWhoIsNotStruck() throws IOException {
    add(false, Fault.delay(Duration.ofMinutes(10)).times(MANY));
    List<RawConnection> waiting = new ArrayList<>();
    try {
      for (int i = 0; i < MANY; i++) {
        waiting.add(connection().send(create()));
      }
      Waiting.until(() -> !SERVER.server().faults().any());

      try (RawConnection other = connection()) {
        assertThat(other.send(create()).readAnswer()).endsWith(CREATED);
      }
      assertThat(registrations()).isEqualTo(1);
    } finally {
      for (RawConnection connection : waiting) {
        connection.close();
      }
    }
  }

  @Test
  void close_whileBodyStalls_endsTheConnection() throws IOException {
    MockServerFixture own = MockServerFixture.with(options -> options.withHttpsPort(0));
    try (RawConnection connection =
        RawConnection.secure(own.server().httpsUri(), own.server().clientSslContext())) {
      own.server().faults().add(Fault.stalledBody());
      connection.send(create(own)).readHead();
      own.server().close();

      assertThat(connection.readToEnd()).hasSizeLessThan(FAILED.length());
    } finally {
      own.server().close();
    }
  }
}
