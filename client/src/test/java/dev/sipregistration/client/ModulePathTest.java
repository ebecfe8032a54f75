package dev.sipregistration.client;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSHeader;
import dev.sipregistration.clientusers.Probe;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/**
 * The client works as a module with these four libraries and nothing else, and exports no
 * internals.
 */
@Timeout(120)
class ModulePathTest {

  private static Path locationOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void create_onModulePath_worksWithInternalsClosed(@TempDir Path folder) throws Exception {
    Path credentials = Files.writeString(folder.resolve("c.json"), TestCredentials.json());
    String modulePath =
        Stream.of(
                SipRegistrationClient.class,
                ObjectMapper.class,
                JsonFactory.class,
                JsonProperty.class,
                JWSHeader.class,
                Logger.class)
            .map(type -> locationOf(type).toString())
            .collect(joining(System.getProperty("path.separator")));
    try (RawServer server =
        RawServer.responding(
            "",
            "{\"result\":1,\"sip_registration_id\":7,"
                + "\"account_info\":{\"account_id\":1,\"balance\":98.80}}")) {
      String output =
          ChildJvm.run(
              List.of(
                  "--module-path",
                  modulePath,
                  "--add-modules",
                  "dev.sipregistration.client",
                  "-cp",
                  locationOf(Probe.class).toString(),
                  Probe.class.getName(),
                  server.uri().toString(),
                  credentials.toString()));
      assertThat(output)
          .contains("module=dev.sipregistration.client")
          .contains("internals=closed")
          .contains("created=CreatedSipRegistration[id=7,")
          .contains("balance=98.80");
    }
  }

  @Test
  void descriptor_exportsNoInternals() {
    ModuleDescriptor descriptor =
        ModuleFinder.of(locationOf(SipRegistrationClient.class))
            .find("dev.sipregistration.client")
            .orElseThrow()
            .descriptor();
    assertThat(descriptor.exports())
        .extracting(ModuleDescriptor.Exports::source)
        .containsExactlyInAnyOrder(
            "dev.sipregistration.client",
            "dev.sipregistration.client.callback",
            "dev.sipregistration.client.observation");
  }
}
