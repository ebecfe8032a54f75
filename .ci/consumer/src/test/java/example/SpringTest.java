package example;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sipregistration.client.CreateRequest;
import dev.sipregistration.client.CreatedSipRegistration;
import dev.sipregistration.client.Credentials;
import dev.sipregistration.client.SipRegistrationClient;
import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.junit.AutoConfigureMockServer;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

// The mock server's docs/frameworks.md shows this, to the letter.
// sample: spring
@SpringJUnitConfig(SpringTest.Telephony.class)
@AutoConfigureMockServer(prefix = "voximplant")
class SpringTest {
  @Autowired MockAccount account;

  @Test
  void line_isCreated(@Autowired SipRegistrationClient client) {
    CreatedSipRegistration line =
        client.create(CreateRequest.sipUsername("alice").proxy("sip.example.com"));

    assertTrue(account.registration(line.id().value()).persistent());
  }

  @Configuration
  static class Telephony {
    @Bean
    SipRegistrationClient client(
        @Value("${voximplant.base-uri}") URI baseUri,
        @Value("${voximplant.credentials-file}") String credentials) {
      return SipRegistrationClient.builder()
          .credentials(Credentials.fromFile(Path.of(credentials)))
          .baseUri(baseUri)
          .build();
    }
  }
}
// end
