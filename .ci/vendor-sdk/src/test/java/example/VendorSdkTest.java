package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.voximplant.apiclient.ClientConfiguration;
import com.voximplant.apiclient.VoximplantAPIClient;
import com.voximplant.apiclient.request.BindSipRegistrationRequest;
import com.voximplant.apiclient.request.CreateSipRegistrationRequest;
import com.voximplant.apiclient.request.DeleteSipRegistrationRequest;
import com.voximplant.apiclient.request.GetSipRegistrationsRequest;
import com.voximplant.apiclient.request.UpdateSipRegistrationRequest;
import com.voximplant.apiclient.response.BindSipRegistrationResponse;
import com.voximplant.apiclient.response.CreateSipRegistrationResponse;
import com.voximplant.apiclient.response.DeleteSipRegistrationResponse;
import com.voximplant.apiclient.response.GetSipRegistrationsResponse;
import com.voximplant.apiclient.response.SIPRegistrationType;
import com.voximplant.apiclient.util.MultiArgument;
import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.journal.CallQuery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  @Test
  void list_afterUpdate_readsEveryField() throws Exception {
    long id = create().getSipRegistrationId();
    assertFalse(
        client
            .updateSipRegistration(
                new UpdateSipRegistrationRequest()
                    .setSipRegistrationId(id)
                    .setProxy("403.sip.invalid")
                    .setAuthUser("alice-auth")
                    .setOutboundProxy("edge.example.com"))
            .hasError());
    assertFalse(
        client
            .bindSipRegistration(
                new BindSipRegistrationRequest()
                    .setSipRegistrationId(id)
                    .setApplicationId(123)
                    .setRuleId(7890))
            .hasError());

    GetSipRegistrationsResponse listed =
        client.getSipRegistrations(
            new GetSipRegistrationsRequest()
                .setProxy(
                    MultiArgument.forMultipleValues(List.of("sip.example.com", "403.sip.invalid")))
                .setApplicationId(MultiArgument.forAllValues())
                .setUserName(MultiArgument.forSingleValue("john"))
                .setIsPersistent(false)
                .setCount(10)
                .setOffset(0));

    assertFalse(listed.hasError());
    assertEquals(1L, listed.getCount());
    SIPRegistrationType row = listed.getResult()[0];
    assertEquals(id, row.getSipRegistrationId());
    assertEquals("alice", row.getSipUsername());
    assertEquals("403.sip.invalid", row.getProxy());
    assertEquals("alice-auth", row.getAuthUser());
    assertEquals("edge.example.com", row.getOutboundProxy());
    assertFalse(row.getIsPersistent());
    assertFalse(row.getDeactivated());
    assertNull(row.getSuccessful());
    assertEquals("1.00", row.getSubscriptionPrice());
    assertTrue(row.getNextSubscriptionRenewal().after(row.getPurchaseDate()));
    assertEquals(row.getPurchaseDate().toInstant().getEpochSecond(), row.getLastUpdated(), 60);
    assertEquals("demo.demo.voximplant.com", row.getApplicationName());
    assertEquals("incoming", row.getRuleName());
    assertEquals(12345L, row.getUserId());
    assertTrue(server.journal().calls(CallQuery.any().warned()).isEmpty());
  }

  @Test
  void list_ofWhatFailed_tellsWhy() throws Exception {
    client.createSipRegistration(
        new CreateSipRegistrationRequest().setSipUsername("alice").setProxy("403.sip.invalid"));

    GetSipRegistrationsResponse listed =
        client.getSipRegistrations(
            new GetSipRegistrationsRequest().setSuccessful(false).setStatusCode("400:499;503"));

    assertEquals(1L, listed.getCount());
    assertFalse(listed.getResult()[0].getSuccessful());
    assertEquals(403L, listed.getResult()[0].getStatusCode());
    assertEquals("Forbidden", listed.getResult()[0].getErrorMessage());
  }

  @Test
  void delete_twice_isDoneOnce() throws Exception {
    DeleteSipRegistrationRequest request =
        new DeleteSipRegistrationRequest().setSipRegistrationId(create().getSipRegistrationId());

    assertEquals(1L, client.deleteSipRegistration(request).getResult());

    DeleteSipRegistrationResponse refused = client.deleteSipRegistration(request);
    assertTrue(refused.hasError());
    assertEquals(275L, refused.getError().getCode());
    assertEquals(0L, client.getSipRegistrations(new GetSipRegistrationsRequest()).getCount());
  }
}
