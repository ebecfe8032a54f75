package dev.sipregistration.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.client.BindRequest;
import dev.sipregistration.client.BindingTarget;
import dev.sipregistration.client.CreateRequest;
import dev.sipregistration.client.Credentials;
import dev.sipregistration.client.SipRegistrationClient;
import dev.sipregistration.client.SipRegistrationId;
import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.MockServerOptions;
import dev.sipregistration.mockserver.MockUser;
import dev.sipregistration.mockserver.callbacks.CallbackQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page that the mock server serves, in a real browser. */
class PageBrowserIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static Browser browser;
  private static MockServer server;

  /** A part of the lines of the console that the test expects; usually there are none. */
  private String expectedInConsole = "";

  @BeforeAll
  static void start() {
    server = MockServer.start(MockServerOptions.builder().callbackSink(true).build());
    browser = new Browser();
  }

  @AfterAll
  static void stop() {
    browser.close();
    server.close();
  }

  @BeforeEach
  void reset() {
    server.reset();
    server.coverage().clear();
    browser.show(1280, 900, "light");
  }

  @AfterEach
  void console_afterEachTest_isEmpty() {
    assertThat(browser.console(expectedInConsole)).isEmpty();
  }

  static SipRegistrationClient clientOf(MockServer server) {
    return SipRegistrationClient.builder()
        .credentials(Credentials.fromJson(server.credentials("owner").toJson()))
        .baseUri(server.baseUri())
        .build();
  }

  /** Makes a call that the client would refuse to make. */
  static void raw(MockServer server, String call) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.baseUri() + "/platform_api/" + call))
            .header("Authorization", "Bearer " + server.accountNamed("demo").token())
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      HTTP.send(request, BodyHandlers.discarding());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private static MockAccount demo() {
    return server.accountNamed("demo");
  }

  private static SipRegistrationId create(String name, BindingTarget... target) {
    try (SipRegistrationClient client = clientOf(server)) {
      CreateRequest request = CreateRequest.sipUsername(name).proxy("sip.example.org");
      return client.create(target.length == 0 ? request : request.bindTo(target[0])).id();
    }
  }

  private static void open(String route) {
    browser.open(server.baseUri(), "/__admin/ui#/" + route);
    browser.awaitText(".connection", "Live");
  }

  private static void act(String action) {
    browser.click("[data-action='" + action + "']");
    browser.awaitText("[data-outcome='" + action + "']", "Done");
  }

  @Test
  void root_leadsToThePage_withoutErrorsAndFromOneServer() {
    browser.open(server.baseUri(), "/");

    browser.awaitText(".figure.main", "100.00");
    browser.requireOnly(server.baseUri());
    assertThat(browser.run("return location.pathname")).isEqualTo("/__admin/ui");
  }

  @Test
  void views_ofServerThatNobodyCalled_sayWhatToDoNext() {
    open("journal");
    browser.awaitText(".empty", "No calls yet");
    browser.awaitText(".empty", server.baseUri().toString());
    browser.goTo("registrations");
    browser.awaitText(".empty", "No registrations yet");
    browser.goTo("coverage");
    browser.awaitText(".empty", "Nothing was called yet");
    browser.requireAccessible("coverage of nothing");
  }

  @Test
  void callOfClient_whileThePageIsOpen_appearsWithWhatItChanged() {
    open("journal");
    browser.find(".empty");

    SipRegistrationId created =
        create("alice", BindingTarget.application(123).rule("incoming").user("john"));

    browser.awaitText("[data-number='1']", "CreateSipRegistration");
    browser.awaitText("[data-number='1']", "Done");
    browser.click("[data-number='1'] a");
    browser.awaitText("[data-call='1']", "sip_username");
    browser.awaitText("[data-call='1']", "Registration " + created.value() + " created as alice");
    browser.click("[data-again='As curl'] summary");
    assertThat(browser.text("[data-again='As curl'] pre"))
        .contains("sip_username=alice", server.baseUri() + "/platform_api/CreateSipRegistration");
    browser.click("[data-again='As client code'] summary");
    assertThat(browser.text("[data-again='As client code'] pre"))
        .isEqualTo(
            """
            client.create(
                CreateRequest.sipUsername("alice")
                    .proxy("sip.example.org")
                    .bindTo(BindingTarget.application(123).rule("incoming").user("john")))\
            """);
    browser.click("[data-again='As a test'] summary");
    assertThat(browser.text("[data-again='As a test'] pre"))
        .contains("createSipRegistration_asInCall1_succeeds", "Times.once()");
    browser.goTo("accounts");
    browser.awaitText("[data-figure='available']", "98.80");
    browser.awaitText("[data-entry='2']", "registration 1");
  }

  @Test
  void warningAndRefusal_ofCall_areShown() {
    open("journal");
    raw(server, "CreateSipRegistration?sip_username=alice&sip_proxy=sip.example.org");

    browser.awaitText("[data-number='1']", "134");
    browser.click("[data-number='1'] a");
    browser.awaitText("[data-call='1'] .notice", "did you mean proxy?");
  }

  @Test
  void filter_ofJournal_showsWhatPasses() {
    create("alice");
    create("bob");
    raw(server, "BindSipRegistration?sip_registration_id=9&application_id=123");
    open("journal");
    browser.find("[data-number='3']");

    browser.type("[data-filter='text']", "sip_username=BOB");
    browser.waitFor("one row", () -> browser.count("[data-number]") == 1);
    browser.awaitText(".count", "1 of 3 calls");
    browser.type("[data-filter='text']", "nothing at all");
    browser.awaitText(".empty", "No call passes the filter");
    browser.click(".empty button");
    browser.choose("[data-filter='outcome']", "refused");
    browser.waitFor("one row", () -> browser.count("[data-number]") == 1);
    browser.awaitText("[data-number='3']", "275");
  }

  @Test
  void displacement_whileTheDrawingIsOpen_isSeenAndNamesItsCall() {
    final SipRegistrationId alice = create("alice", BindingTarget.application(123).user("john"));
    SipRegistrationId bob = create("bob");
    open("registrations/" + alice.value());
    browser.find(".edge");
    assertThat(browser.count(".edge.lost")).isZero();

    try (SipRegistrationClient client = clientOf(server)) {
      client.bind(BindRequest.registration(bob).to(BindingTarget.application(123).user("john")));
    }

    browser.find(".edge.lost");
    browser.awaitText(".history .displaced", "lost user john to registration 2");
    browser.click(".history .displaced a");
    browser.awaitText("[data-call='3']", "Registration 1 lost user john to registration 2");
  }

  @Test
  void registration_thatFailsRecoversAndIsRenewed_hasThatInItsHistory() {
    SipRegistrationId alice = create("alice");
    open("registrations/" + alice.value());
    browser.awaitText("[data-details='1']", "200 OK");

    demo().givenRegistrarOf(alice.value()).answers(403);
    browser.awaitText("[data-details='1'] .history .failed", "403 Forbidden");
    demo().givenRegistrarOf(alice.value()).answers(200);
    browser.awaitText("[data-details='1'] .history .recovered", "200 OK");
    server.clock().advance(Period.ofMonths(1));
    browser.awaitText("[data-details='1'] .history .paid", "1.20 USD");
  }

  @Test
  void clock_movedByButtons_isMoved() {
    create("alice");
    open("controls");
    browser.find("[data-action='clock-renewal']");
    Instant renewal = demo().registration(1).subscription().nextRenewal();

    act("clock-renewal");
    assertThat(server.clock().now()).isEqualTo(renewal);
    assertThat(demo().ledger().posted()).isEqualByComparingTo("98.80");
    act("clock-day");
    assertThat(server.clock().now()).isEqualTo(renewal.plus(Duration.ofDays(1)));
    act("clock-by");
    assertThat(server.clock().now()).isEqualTo(renewal.plus(Duration.ofHours(25)));
    act("clock-month");
    assertThat(demo().ledger().posted()).isEqualByComparingTo("97.60");
  }

  @Test
  void clock_backBeforeTheLedger_isRefusedBesideTheButton() {
    expectedInConsole = "409";
    create("alice");
    open("controls");
    act("clock-month");

    browser.click("[data-action='clock-system']");

    browser.awaitText("[data-outcome='clock-system'] .refusal", "The clock cannot go back");
  }

  @Test
  void money_depositedByButton_isThere() {
    expectedInConsole = "400";
    open("controls");
    browser.type("[data-form='deposit'] [name='amount']", "12.5");
    browser.click("[data-control='deposit'] .command summary");
    assertThat(browser.text("[data-control='deposit'] pre"))
        .isEqualTo(
            "curl -H 'Content-Type: application/json' -d '{\"amount\":12.5}' "
                + server.baseUri()
                + "/__admin/accounts/1/deposits");
    act("deposit");
    assertThat(demo().ledger().posted()).isEqualByComparingTo("112.50");

    browser.type("[data-form='deposit'] [name='amount']", "-1");
    browser.click("[data-action='deposit']");
    browser.awaitText("[data-outcome='deposit'] .refusal", "amount must be greater than 0");
  }

  @Test
  void user_loggedInAndOffByButton_is() {
    open("controls");

    browser.click("[data-action='user-12345']");
    browser.awaitText("[data-user='12345']", "logged in");
    assertThat(loggedIn()).isTrue();
    browser.click("[data-action='user-12345']");
    browser.awaitText("[data-user='12345']", "logged off");
    assertThat(loggedIn()).isFalse();
  }

  private static boolean loggedIn() {
    return demo().state().directory().users().stream()
        .filter(user -> user.id().value() == 12345)
        .findFirst()
        .orElseThrow()
        .loggedIn();
  }

  @Test
  void registrar_arrangedByForm_failsAndRecovers() {
    create("alice");
    open("controls");
    browser.choose("[data-form='registrar'] [name='subject']", "proxy=sip.example.org");
    browser.choose("[data-form='registrar'] [name='status']", "503");

    act("registrar");
    assertThat(state()).contains("503");
    browser.click("[data-action='recover-proxy-sip.example.org']");
    browser.waitFor("recovery", () -> !state().contains("503"));
  }

  private static String state() {
    return demo().registration(1).state().toString();
  }

  @Test
  void fault_addedByForm_meetsTheNextCall() {
    open("controls");
    browser.type("[data-form='fault'] [name='error_code']", "340");
    act("fault");
    browser.find("[data-fault='1']");

    raw(server, "CreateSipRegistration?sip_username=alice&proxy=sip.example.org");

    assertThat(server.journal().calls().get(0).response().errorCode()).isEqualTo(340);
    browser.waitFor("the end of the fault", () -> browser.count("[data-fault]") == 0);
    act("fault");
    browser.click("[data-action='fault-2']");
    browser.waitFor("removal", () -> !server.faults().any());
  }

  @Test
  void receiver_setByForm_getsCallbacks() {
    open("controls");
    browser.type("[data-form='receiver'] [name='url']", "http://127.0.0.1:9/callbacks");
    act("receiver");
    create("alice");
    demo().givenRegistrarOf(1).answers(403);

    browser.awaitText("[data-control='callbacks'] .lined", "sip_registration_fail");
    act("receiver-remove");
    browser.awaitText("[data-control='callbacks'] .lined", "dropped");
  }

  @Test
  void callback_sentNow_isAmongThoseReceived() {
    open("controls");
    browser.choose("[data-form='callback'] [name='type']", "min_balance");
    act("callback");

    browser.awaitText("[data-received]", "min_balance");
    assertThat(server.receivedCallbacks().find(CallbackQuery.any())).hasSize(1);
  }

  @Test
  void deletion_ofRegistration_isSeenAndRemembered() {
    SipRegistrationId alice = create("alice", BindingTarget.application(123).user("john"));
    open("registrations/" + alice.value());
    browser.awaitText("[data-details='1']", "Registered");

    raw(server, "DeleteSipRegistration?sip_registration_id=1");

    browser.awaitText("[data-details='1'] h2", "Gone");
    browser.awaitText("[data-details='1'] .history .deleted", "deleted by call 2");
    browser.click("[data-details='1'] .history .deleted a");
    browser.click("[data-again='As client code'] summary");
    assertThat(browser.text("[data-again='As client code'] pre"))
        .isEqualTo("client.delete(new SipRegistrationId(1))");
  }

  @Test
  void snapshot_savedAndRestoredByButtons_isRestored() {
    open("controls");
    browser.type("[data-form='snapshot'] [name='name']", "fresh");
    act("snapshot");
    create("alice");

    act("restore-fresh");
    assertThat(demo().registrations()).isEmpty();
    browser.click("[data-action='forget-fresh']");
    browser.awaitText("[data-control='snapshots']", "There are none.");
  }

  @Test
  void reset_afterSecondPress_emptiesAll() {
    create("alice");
    open("controls");

    browser.click("[data-action='reset']");
    assertThat(demo().registrations()).hasSize(1);
    browser.click("[data-action='reset-sure']");
    browser.awaitText("[data-outcome='reset']", "Done");
    assertThat(demo().registrations()).isEmpty();
    browser.waitFor("no badge", () -> !browser.text(".tabs").contains("Journal 1"));
  }

  @Test
  void hostileTexts_anywhere_stayTexts() {
    String hostile = "<img src=x onerror=document.title='owned'>";
    MockUser user = demo().givenUser(hostile);
    create("alice", BindingTarget.application(user.applicationId()).user(user.id()));
    demo().givenRegistrar("sip.example.org").answers(403, hostile);
    raw(
        server,
        "CreateSipRegistration?sip_username=%3Cscript%3E&%3Cb%3E=%22%27%3E%3Csvg%2Fonload%3D1%3E");
    raw(server, "%3Cscript%3Ealert(1)%3C%2Fscript%3E");

    for (String route :
        List.of("accounts", "registrations/1", "journal/1", "journal/2", "journal/3", "controls")) {
      open(route);
      browser.find("main h1");
      assertThat(browser.count("main img, main script, main b svg")).as(route).isZero();
      assertThat((String) browser.run("return document.title")).doesNotContain("owned");
    }
    open("registrations/1");
    browser.awaitText("[data-details='1'] .properties", "403 " + hostile);
    browser.awaitText("[data-details='1'] .properties", hostile + " (" + user.id() + ")");
    open("journal/2");
    browser.awaitText("[data-call='2'] .properties", "<script>");
  }

  @Test
  void calls_tenThousand_areShownAtOnceAndScrolled() {
    try (MockServer busy =
        MockServer.start(MockServerOptions.builder().journalSize(20_000).build())) {
      raw(busy, "CreateSipRegistration?sip_username=alice");
      var call = busy.journal().calls().get(0);
      for (int i = 1; i < 10_000; i++) {
        busy.journal().arrived().accept(call);
      }
      browser.open(busy.baseUri(), "/__admin/ui#/journal");

      browser.awaitText(".count", "10,000 calls");
      browser.find("[data-number='10000']");
      assertThat(browser.count("[data-number]")).isLessThan(100);
      browser.run("document.querySelector('.journal-table virtual-rows').scrollTop = 1e6");
      browser.find("[data-number='1']");
      raw(busy, "CreateSipRegistration?sip_username=the-latest");
      browser.type("[data-filter='text']", "the-latest");
      browser.find("[data-number='10001']");
      browser.requireAccessible("a long journal");
      browser.leave();
    }
  }

  @Test
  void connection_thatIsLost_isShownAndRecoversWithoutLosingRows() {
    expectedInConsole = "ERR_";
    MockServer first = MockServer.start();
    URI address = first.baseUri();
    try (first) {
      raw(first, "CreateSipRegistration?sip_username=before");
      browser.open(address, "/__admin/ui#/journal");
      browser.find("[data-number='1']");
    }
    browser.awaitText(".connection", "Connection lost");
    browser.awaitText("[data-number='1']", "sip_username=before");
    browser.requireAccessible("a lost connection");
    try (MockServer second =
        MockServer.start(MockServerOptions.builder().port(address.getPort()).build())) {
      raw(second, "CreateSipRegistration?sip_username=after");
      browser.awaitText(".connection", "Live");
      browser.awaitText("[data-number='1']", "sip_username=after");
      browser.leave();
    }
  }

  @Test
  void adminToken_askedForOnce_isKeptInTheTabAndInNoAddress() {
    expectedInConsole = "401";
    try (MockServer closed =
        MockServer.start(MockServerOptions.builder().adminToken("not-a-real-token").build())) {
      browser.open(closed.baseUri(), "/__admin/ui");
      browser.type("[name='token']", "wrong");
      browser.click(".token button");
      browser.awaitText(".token", "That token was refused.");
      browser.requireAccessible("the question for the token");
      browser.type("[name='token']", "not-a-real-token");
      browser.click(".token button");
      browser.awaitText(".figure.main", "100.00");
      browser.goTo("controls");
      act("deposit");
      browser.click("[data-control='deposit'] .command summary");
      assertThat(browser.text("[data-control='deposit'] pre"))
          .contains("$ADMIN_TOKEN")
          .doesNotContain("not-a-real-token");
      assertThat(
              browser
                  .run(
                      "return location.href + JSON.stringify(localStorage)"
                          + " + JSON.stringify(sessionStorage) + document.cookie")
                  .toString())
          .doesNotContain("not-a-real-token");
      browser.requireOnly(closed.baseUri());
      browser.leave();
    }
  }

  @Test
  void contract_triedOut_isARealCall() {
    open("contract");
    browser.click("main a.button");
    browser.click("#operations-SipRegistrations-bindSipRegistration button");
    browser.click(".try-out__btn");
    browser.type("tr[data-param-name='sip_registration_id'] input", "9");
    browser.click(".execute");

    browser.awaitText(".live-responses-table", "275");
    assertThat(server.journal().calls().get(0).authenticated()).isTrue();
  }

  @Test
  void keyboard_alone_reachesACall() {
    create("alice");
    open("journal");
    browser.find("[data-number='1'] a");

    browser.run("document.querySelector('[data-number=\"1\"] a').focus()");
    browser.press("\uE007");

    browser.find("[data-call='1']");
  }

  @Test
  void times_inTheUsersZone_haveUtcAtHand() {
    server.clock().set(Instant.parse("2026-01-31T10:00:00Z"));
    open("accounts");
    assertThat(browser.find(".now time").getDomAttribute("title"))
        .isEqualTo("2026-01-31T10:00:00Z (UTC)");
    browser.click(".top button");
    browser.awaitText(".now", "31 Jan 2026, 10:00:00");
  }
}
