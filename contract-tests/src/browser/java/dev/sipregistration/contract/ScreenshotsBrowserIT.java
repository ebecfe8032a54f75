package dev.sipregistration.contract;

import dev.sipregistration.client.BindRequest;
import dev.sipregistration.client.BindingTarget;
import dev.sipregistration.client.CreateRequest;
import dev.sipregistration.client.SipRegistrationClient;
import dev.sipregistration.client.SipRegistrationId;
import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.MockServer;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Draws the views as the README shows them, and checks each of them with axe. */
class ScreenshotsBrowserIT {
  private static final List<String> VIEWS =
      List.of("accounts", "registrations/3", "journal/5", "controls", "coverage", "contract");

  @Test
  void views_ofServerInUse_areAccessibleInLightAndDarkAndOnPhones() {
    try (MockServer server = MockServer.start();
        Browser browser = new Browser()) {
      use(server);
      for (String colours : List.of("light", "dark")) {
        for (int width : new int[] {1280, 390}) {
          browser.show(width, width > 500 ? 960 : 844, colours);
          for (String view : VIEWS) {
            String name = view.replaceAll("/.*", "") + "-" + width + "-" + colours;
            browser.open(server.baseUri(), "/__admin/ui#/" + view);
            browser.find("main h1");
            browser.awaitText(".connection", "Live");
            browser.waitFor("data", () -> browser.count("main > .quiet") == 0);
            browser.requireAccessible(name);
            browser.screenshot(name);
          }
        }
      }
    }
  }

  private static void use(MockServer server) {
    MockAccount account = server.accountNamed("demo");
    server.clock().set(Instant.parse("2026-01-31T10:00:00Z"));
    try (SipRegistrationClient client = PageBrowserIT.clientOf(server)) {
      account.givenUser("john").loggedIn();
      SipRegistrationId reception =
          client
              .create(
                  CreateRequest.sipUsername("reception")
                      .proxy("sip.example.org")
                      .password("not-a-real-password")
                      .bindTo(BindingTarget.application(123).rule("incoming").user("john")))
              .id();
      client.create(
          CreateRequest.sipUsername("sales")
              .proxy("sip.example.org")
              .bindTo(BindingTarget.application(123).rule("incoming").user("hedy")));
      server.clock().advance(Period.ofDays(9));
      SipRegistrationId support =
          client
              .create(
                  CreateRequest.sipUsername("support")
                      .proxy("sip.example.com")
                      .bindTo(BindingTarget.application(123).rule("incoming")))
              .id();
      client.create(
          CreateRequest.sipUsername("warehouse")
              .proxy("503.sip.invalid")
              .bindTo(BindingTarget.application(124).user("ada")));
      server.clock().advance(Duration.ofHours(3));
      client.bind(
          BindRequest.registration(support).to(BindingTarget.application(123).user("john")));
      PageBrowserIT.raw(server, "CreateSipRegistration?sip_username=fax&sip_proxy=sip.example.org");
      client.bind(
          BindRequest.registration(reception).to(BindingTarget.application(123).rule("incoming")));
      server.clock().advance(Period.ofMonths(1));
      account.deposit("25");
      server.clock().advance(Period.ofDays(20));
      PageBrowserIT.raw(server, "BindSipRegistration?sip_registration_id=9&application_id=123");
    }
  }
}
