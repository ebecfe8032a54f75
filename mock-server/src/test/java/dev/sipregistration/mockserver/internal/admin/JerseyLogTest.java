package dev.sipregistration.mockserver.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.glassfish.jersey.server.ServerRuntime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JerseyLogTest {
  private static final Logger RESPONDER =
      Logger.getLogger(ServerRuntime.class.getName() + "$Responder");

  private final List<Throwable> logged = new ArrayList<>();
  private final Handler recorder =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          logged.add(line.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void record() {
    RESPONDER.setUseParentHandlers(false);
    RESPONDER.addHandler(recorder);
    JerseyLog.quieten();
  }

  @AfterEach
  void mend() {
    RESPONDER.removeHandler(recorder);
    RESPONDER.setUseParentHandlers(true);
  }

  @Test
  void responder_clientThatLeft_isNotLogged() {
    log(new IllegalStateException(new IOException("Connection closed")));
    log(new JsonMappingException(null, "at a field", new IOException("Broken pipe")));

    assertThat(logged).isEmpty();
  }

  @Test
  void responder_faultOfTheServer_isLogged() {
    Throwable notJson = new JsonMappingException(null, "no serializer");
    Throwable wrapped = new IOException(new IllegalStateException("a fault"));
    log(notJson);
    log(wrapped);
    log(null);

    assertThat(logged).containsExactly(notJson, wrapped, null);
  }

  private static void log(Throwable thrown) {
    RESPONDER.log(Level.SEVERE, "An I/O error has occurred", thrown);
  }
}
