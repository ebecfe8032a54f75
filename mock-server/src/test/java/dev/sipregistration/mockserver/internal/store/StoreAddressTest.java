package dev.sipregistration.mockserver.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreAddressTest {
  @Test
  void of_memoryAndDirectory_areThese() {
    assertThat(StoreAddress.of("memory")).isEqualTo(new StoreAddress.Memory());
    assertThat(StoreAddress.of("file:a/b")).isEqualTo(new StoreAddress.Directory(Path.of("a/b")));
  }

  @Test
  void of_postgresql_hasAllItsParts() {
    assertThat(
            StoreAddress.of(
                "postgresql://a%40b@db_1.example.org:6543/mock%2Fstate"
                    + "?sslmode=verify-full&currentSchema=a+b"))
        .isEqualTo(
            new StoreAddress.PostgreSql(
                "a@b",
                "db_1.example.org",
                6543,
                "mock/state",
                Map.of("sslmode", "verify-full", "currentSchema", "a+b")));
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://mock@localhost/state, postgresql://mock@localhost:5432/state",
    "postgresql://mock@[::1]:1/state, postgresql://mock@[::1]:1/state",
    "postgresql://mock@db/state?sslmode=require, postgresql://mock@db:5432/state",
    "memory, memory",
    "file:state, file:state",
  })
  void toString_ofAddress_isAnAddress(String address, String shown) {
    assertThat(StoreAddress.of(address)).hasToString(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Memory",
        "file:",
        "/var/lib/mock",
        "postgres://mock@localhost/state",
        "postgresql://localhost/state",
        "postgresql://mock@localhost",
        "postgresql://mock@localhost/",
        "postgresql://mock@/state",
        "postgresql://mock@localhost:0/state",
        "postgresql://mock@localhost:65536/state",
        "postgresql://mock@localhost:x/state",
        "postgresql://mock@localhost/state#x",
        "postgresql://m%zz@localhost/state",
        "postgresql://mock@local host/state",
      })
  void of_anythingElse_isRefused(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StoreAddress.of(address))
        .withMessageStartingWith("store must ");
  }

  @Test
  void of_addressWithPassword_isRefusedAndNotQuoted() {
    for (String address :
        new String[] {
          "postgresql://mock:hunter2@localhost/state",
          "postgresql://mock@localhost/state?password=hunter2",
          "postgresql://hunter2/state"
        }) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> StoreAddress.of(address))
          .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("hunter2"));
    }
  }
}
