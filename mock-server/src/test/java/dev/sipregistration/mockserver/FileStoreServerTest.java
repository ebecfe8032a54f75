package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.StoreException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server whose state lasts. */
class FileStoreServerTest {
  private static final Duration TTL = Duration.ofMinutes(5);

  @TempDir private Path directory;

  private MockServerFixture start(UnaryOperator<MockServerOptions.Builder> change) {
    return MockServerFixture.with(
        options -> change.apply(options.store("file:" + directory.resolve("state"))));
  }

  private MockServerFixture start() {
    return start(options -> options);
  }

  @Test
  void secondStart_goesOnWhereTheFirstEnded() {
    MockServerFixture first = start();
    String token = first.token("owner");
    Credentials issued;
    try (MockServer server = first.server()) {
      assertThat(server.hasContinued()).isFalse();
      assertThat(first.withToken(token).create("password", "hunter2").id()).isEqualTo(1);
      server.clock().set(Instant.parse("2026-12-24T18:00:00Z"));
      server.save("eve");
      issued = server.newServiceAccount(DemoWorld.ACCOUNT, Role.ADMIN);
    }

    MockServerFixture second = start(options -> options.seed(TestSeeds.of()));

    try (MockServer server = second.server()) {
      assertThat(server.hasContinued()).isTrue();
      assertThat(server.clock().now()).isEqualTo("2026-12-24T18:00:00Z");
      assertThat(second.withToken(token).create().id()).isEqualTo(2);
      assertThat(
              second
                  .withToken(second.credentials("owner").token(server.systemTime(), TTL))
                  .create()
                  .id())
          .isEqualTo(3);
      assertThat(second.withToken(issued.token(server.systemTime(), TTL)).create().id())
          .isEqualTo(4);
      assertThat(server.newServiceAccount(DemoWorld.ACCOUNT).keyId()).isNotEqualTo(issued.keyId());
      server.restore("eve");
      assertThat(server.account(DemoWorld.ACCOUNT).registrations().size()).isEqualTo(1);
      assertThat(server.journal().calls()).hasSize(3);
    }
  }

  @Test
  void secondStart_knowsThePrivateKeysOfTheSeed() {
    try (MockServer server = start().server()) {
      assertThat(server.seedCredentials()).hasSize(Role.values().length);
    }
    try (MockServer server = start(options -> options.seed(TestSeeds.of())).server()) {
      assertThat(server.seedCredentials())
          .hasSize(Role.values().length)
          .allMatch(one -> one.key().privateKey().equals(TestSeeds.key(one.keyId()).privateKey()));
    }
  }

  @Test
  void storeReset_overState_beginsWithTheSeed() {
    try (MockServer server = start().server()) {
      server.newAccount();
      server.save("one");
    }
    MockServerFixture second = start(options -> options.storeReset(true));
    try (MockServer server = second.server()) {
      assertThat(server.hasContinued()).isFalse();
      assertThat(second.as("owner").create().id()).isEqualTo(1);
      assertThat(server.newAccount().id()).isEqualTo(2);
      server.restore("one");
    }
  }

  @Test
  void start_directoryInUse_isRefused() {
    try (MockServer server = start().server()) {
      assertThat(server.isClosed()).isFalse();
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(this::start)
          .withMessage("store file:%s is used by another mock server", directory.resolve("state"));
    }
  }

  @Test
  void start_portTaken_freesTheDirectory() {
    try (MockServer other = MockServer.start()) {
      int taken = other.baseUri().getPort();
      assertThatExceptionOfType(UncheckedIOException.class)
          .isThrownBy(() -> start(options -> options.port(taken)));
    }
    start().server().close();
  }

  @Test
  void start_otherFilesInDirectory_isRefused() throws Exception {
    Path file = Files.createDirectories(directory.resolve("state")).resolve("notes.txt");
    Files.writeString(file, "mine");

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(this::start)
        .withMessageEndingWith("has other files in it: name a directory of its own");
    assertThat(file).hasContent("mine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Memory", "file:", "/var/lib/mock"})
  void store_thatIsNone_isRefused(String store) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MockServerOptions.builder().store(store))
        .withMessageStartingWith("store must be ");
  }

  @Test
  void call_storeThatFails_isDbErrorAndChangesNothing() throws Exception {
    ServerWiring wiring =
        new ServerWiring(
            MockServerOptions.builder()
                .seed(TestSeeds.demo())
                .store("file:" + directory.resolve("state"))
                .build()
                .values());
    boolean inMemory = wiring.store.find(DemoWorld.ACCOUNT).isPresent();
    wiring.stored.close();
    ExpectedWarnings.hide();
    try {
      Credentials owner = wiring.keys.named("owner").orElseThrow();
      try (RawConnection connection = new RawConnection(wiring.listeners.uri())) {
        connection.send(
            "POST /platform_api/CreateSipRegistration?sip_username=a&proxy=sip.example.com"
                + " HTTP/1.1\nHost: localhost\nContent-Length: 0\nAuthorization: Bearer "
                + owner.token(wiring.systemClock.instant(), TTL)
                + "\n\n");
        assertThat(connection.readAnswer()).contains("\"code\":4", "DB error");
      }
      try (RawConnection connection = new RawConnection(wiring.listeners.uri())) {
        connection.send("POST /__admin/reset HTTP/1.1\nHost: localhost\nContent-Length: 0\n\n");
        assertThat(connection.readAnswer()).startsWith("HTTP/1.1 503 ").contains("The store ");
      }
      assertThat(inMemory).isTrue();
      assertThat(wiring.store.find(DemoWorld.ACCOUNT).orElseThrow().registrations().size())
          .isZero();
    } finally {
      wiring.close();
    }
  }
}
