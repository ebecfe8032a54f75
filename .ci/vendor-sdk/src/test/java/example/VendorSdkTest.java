package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.voximplant.apiclient.ClientConfiguration;
import com.voximplant.apiclient.VoximplantAPIClient;
import com.voximplant.apiclient.request.BindSipRegistrationRequest;
import com.voximplant.apiclient.request.CreateSipRegistrationRequest;
import com.voximplant.apiclient.response.BindSipRegistrationResponse;
import com.voximplant.apiclient.response.CreateSipRegistrationResponse;
import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.journal.CallQuery;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vendor's SDK needs to be told a host and a credentials file, and nothing else. */
class VendorSdkTest {
  private static final long TOKEN_LIFESPAN_MILLIS = 60_000;

  private final MockServer server = MockServer.start();

  @TempDir Path directory;
  private VoximplantAPIClient client;

  @BeforeEach
  void connect() throws Exception {
    Path credentials = directory.resolve("owner.credentials.json");
    Files.writeString(credentials, server.credentials("owner").toJson());
    client =
        new VoximplantAPIClient(
            ClientConfiguration.builder()
                .setCredentialsPath(credentials.toString())
                .setHttp()
                .setApiHost(server.baseUri().getAuthority())
                .setTokenLifespanMs(TOKEN_LIFESPAN_MILLIS)
                .build());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private CreateSipRegistrationResponse create() throws Exception {
    return client.createSipRegistration(
        new CreateSipRegistrationRequest()
            .setSipUsername("alice")
            .setProxy("sip.example.com")
            .setPassword("p\u00e4ss & word")
            .setIsPersistent(false)
            .setApplicationId(123)
            .setUserId(12345));
  }

  @Test
  void create_thenBind_succeeds() throws Exception {
    CreateSipRegistrationResponse created = create();
    assertFalse(created.hasError());
    assertEquals(1L, created.getResult());
    assertEquals(1L, created.getSipRegistrationId());

    BindSipRegistrationResponse bound =
        client.bindSipRegistration(
            new BindSipRegistrationRequest()
                .setSipRegistrationId(created.getSipRegistrationId())
                .setApplicationId(123)
                .setRuleId(7890)
                .setBind(true));
    assertFalse(bound.hasError());
    assertEquals(1L, bound.getResult());
    assertTrue(server.journal().calls(CallQuery.any().warned()).isEmpty());
  }

  @Test
  void create_withoutMoney_isAnError() throws Exception {
    for (int i = 0; i < 83; i++) {
      assertFalse(create().hasError());
    }

    CreateSipRegistrationResponse refused = create();

    assertTrue(refused.hasError());
    assertEquals(127L, refused.getError().getCode());
    assertEquals("Insufficient money", refused.getError().getMsg());
  }

  @Test
  void bind_ofWhatIsNotThere_isAnError() throws Exception {
    BindSipRegistrationResponse refused =
        client.bindSipRegistration(
            new BindSipRegistrationRequest()
                .setSipRegistrationId(99)
                .setApplicationName("demo")
                .setBind(false));

    assertTrue(refused.hasError());
    assertEquals(275L, refused.getError().getCode());
  }
}
