package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sipregistration.client.ApiErrorException;
import dev.sipregistration.client.BindRequest;
import dev.sipregistration.client.BindingTarget;
import dev.sipregistration.client.CreateRequest;
import dev.sipregistration.client.CreatedSipRegistration;
import dev.sipregistration.client.Credentials;
import dev.sipregistration.client.SipRegistrationClient;
import dev.sipregistration.mockserver.MockServer;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

/** Uses the client and the mock server beside a Jersey and a Jackson of other versions. */
class ConsumerTest {

  @Test
  void create_and_bind_go_through() {
    try (MockServer server = MockServer.start();
        SipRegistrationClient client = client(server, "owner")) {
      CreatedSipRegistration created =
          client.create(CreateRequest.sipUsername("alice").proxy("sip.example.com"));
      client.bind(BindRequest.registration(created.id()).to(BindingTarget.application(123)));

      assertEquals(1, created.id().value());
      assertEquals(
          0, new BigDecimal("98.8").compareTo(created.accountInfo().orElseThrow().balance()));
    }
  }

  @Test
  void refusal_throws() {
    try (MockServer server = MockServer.start();
        SipRegistrationClient client = client(server, "developer")) {
      ApiErrorException refused =
          assertThrows(
              ApiErrorException.class,
              () -> client.create(CreateRequest.sipUsername("alice").proxy("sip.example.com")));

      assertEquals(104, refused.code());
    }
  }

  @Test
  void own_jersey_and_jackson_still_work() {
    new ApplicationHandler(new ResourceConfig());
    assertEquals("3.1.12", org.glassfish.jersey.internal.Version.getVersion());
    assertEquals("2.19", new ObjectMapper().version().toString().substring(0, 4));
  }

  private static SipRegistrationClient client(MockServer server, String serviceAccount) {
    byte[] json = server.credentials(serviceAccount).toJson().getBytes(StandardCharsets.UTF_8);
    return SipRegistrationClient.builder()
        .credentials(Credentials.fromStream(new ByteArrayInputStream(json)))
        .baseUri(server.baseUri())
        .build();
  }
}
