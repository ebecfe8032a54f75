package dev.sipregistration.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.clientusers.Probe;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing depends on the platform's charset, which is ASCII where no locale is set, as in many
 * containers.
 */
@Timeout(120)
class AsciiLocaleTest {

  private static final String REFUSAL = "{\"error\":{\"code\":127,\"msg\":\"Мало денег €\"}}";

  @Test
  void create_platformCharsetIsAscii_textsSurviveBothWays(@TempDir Path folder) throws Exception {
    Path credentials = Files.writeString(folder.resolve("c.json"), TestCredentials.json());
    try (RawServer server = RawServer.responding("", REFUSAL)) {
      String output =
          ChildJvm.run(
              List.of(
                  "-Dfile.encoding=US-ASCII",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Probe.class.getName(),
                  server.uri().toString(),
                  credentials.toString()));
      assertThat(output)
          .contains("charset=US-ASCII")
          .contains(
              "refused=\\u041c\\u0430\\u043b\\u043e \\u0434\\u0435\\u043d\\u0435\\u0433 \\u20ac");
      assertThat(server.requests())
          .singleElement()
          .asString()
          .contains("sip_username=" + URLEncoder.encode(Probe.USERNAME, StandardCharsets.UTF_8));
    }
  }
}
