package dev.sipregistration.mockserver.internal.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.sipregistration.mockserver.PostgreSql;
import dev.sipregistration.mockserver.internal.store.StoreAddress;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PostgreSqlEngineTest {
  @Test
  void connection_ofEngine_waitsForNoResponseForEver() throws Exception {
    StoreAddress address = StoreAddress.of(PostgreSql.newSchema());
    try (HikariDataSource connections =
            new HikariDataSource(PostgreSqlEngine.config((StoreAddress.PostgreSql) address, null));
        Connection connection = connections.getConnection()) {
      assertThat(Duration.ofMillis(connection.getNetworkTimeout()))
          .isEqualTo(Duration.ofSeconds(20));
    }
  }
}
