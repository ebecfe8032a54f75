package dev.sipregistration.mockserver.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.account.AccountProfile;
import dev.sipregistration.mockserver.domain.account.DomainEvent;
import dev.sipregistration.mockserver.domain.account.OutboxEntry;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.AccountName;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.money.CurrencyCode;
import dev.sipregistration.mockserver.domain.money.Price;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import dev.sipregistration.mockserver.domain.sip.SipUsername;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackBodyTest {
  private static final Instant AT = Instant.parse("2026-01-31T10:00:00Z");
  private static final SipRegistrationId ID = new SipRegistrationId(1);
  private static final SipUsername ALICE = new SipUsername("alice");
  private static final Price PRICE = new Price(new BigDecimal("1.00"), new BigDecimal("0.20"));
  private static final AccountProfile ACCOUNT =
      new AccountProfile(
          new AccountId(1),
          new AccountName("demo"),
          "demo@example.com",
          CurrencyCode.USD,
          null,
          null,
          null);

  private static String body(DomainEvent event, String balance) {
    return CallbackBody.of(ACCOUNT, new OutboxEntry(7, AT, new BigDecimal(balance), event), "50c5");
  }

  private static String expected(String type, String details) {
    return """
    {"callbacks":[{"callback_id":7,"type":"%s","account_id":1,"hash":"50c5",\
    "account_name":"demo","account_email":"demo@example.com",\
    "account_first_name":"demo","account_last_name":"Owner","language_code":"en","balance":98.8,"currency":"USD",\
    "%s":%s}]}\
    """
        .formatted(type, type, details);
  }

  private static String subscription(String costAndRenewal) {
    return """
    {"subscriptions":[{"type":"SIP_REGISTRATION","name":"alice",%s\
    "details":[{"type":"SIP_REGISTRATION","sip_registrations":[{"sip_registration_id":1}]}]}]}\
    """
        .formatted(costAndRenewal);
  }

  @Test
  void of_failure_hasCodeAsText() {
    assertThat(body(new DomainEvent.RegistrationFailed(ID, SipStatus.of(403)), "98.80"))
        .isEqualTo(
            expected(
                "sip_registration_fail",
                """
                {"sip_registrations":[{"sip_registration_id":1,"status_code":"403",\
                "error_message":"Forbidden"}]}\
                """));
  }

  @Test
  void of_recovery_namesRegistration() {
    assertThat(body(new DomainEvent.RegistrationRecovered(ID), "98.80"))
        .isEqualTo(
            expected(
                "sip_registration_recovered",
                "{\"sip_registrations\":[{\"sip_registration_id\":1}]}"));
  }

  @Test
  void of_renewal_namesSubscription() {
    assertThat(body(new DomainEvent.SubscriptionRenewed(ID, ALICE, PRICE, AT), "98.80"))
        .isEqualTo(
            expected(
                "renewed_subscriptions",
                subscription("\"cost\":1.0,\"next_renewal\":\"2026-01-31\",")));
  }

  @Test
  void of_freezing_hasCostAndNoRenewal() {
    assertThat(body(new DomainEvent.SubscriptionFrozen(ID, ALICE, PRICE), "98.80"))
        .isEqualTo(expected("subscription_is_frozen", subscription("\"cost\":1.0,")));
  }

  @Test
  void of_detachment_hasNeitherCostNorRenewal() {
    assertThat(body(new DomainEvent.SubscriptionDetached(ID, ALICE), "98.80"))
        .isEqualTo(expected("subscription_is_detached", subscription("")));
  }

  @Test
  void of_lowBalance_saysItIsTheFirstTime() {
    assertThat(body(new DomainEvent.BalanceLow(BigDecimal.TEN), "98.80"))
        .isEqualTo(expected("min_balance", "{\"is_min_credit\":false,\"is_repeated\":false}"));
  }

  @Test
  void of_freezingOfTheAccount_hasNoDetails() {
    assertThat(body(new DomainEvent.AccountFrozen(), "98.80"))
        .isEqualTo(expected("account_is_frozen", "{}"));
    assertThat(body(new DomainEvent.AccountUnfrozen(), "98.80"))
        .isEqualTo(expected("account_is_unfrozen", "{}"));
  }

  @ParameterizedTest
  @CsvSource({
    "100, 100.0",
    "100.00, 100.0",
    "0, 0.0",
    "-1.20, -1.2",
    "1E+3, 1000.0",
    "0.000000000000000001, 0.000000000000000001"
  })
  void of_balance_isPlainWithOneDecimalAtLeast(String balance, String written) {
    assertThat(body(new DomainEvent.RegistrationRecovered(ID), balance))
        .contains("\"balance\":" + written + ",");
  }

  @Test
  void type_ofEachEvent_isItsOwn() {
    List<DomainEvent> events =
        List.of(
            new DomainEvent.RegistrationFailed(ID, SipStatus.of(403)),
            new DomainEvent.RegistrationRecovered(ID),
            new DomainEvent.SubscriptionRenewed(ID, ALICE, PRICE, AT),
            new DomainEvent.SubscriptionFrozen(ID, ALICE, PRICE),
            new DomainEvent.SubscriptionDetached(ID, ALICE),
            new DomainEvent.BalanceLow(BigDecimal.TEN),
            new DomainEvent.AccountFrozen(),
            new DomainEvent.AccountUnfrozen());

    assertThat(events)
        .<Class<?>>extracting(DomainEvent::getClass)
        .containsExactlyInAnyOrder(DomainEvent.class.getPermittedSubclasses());
    assertThat(events)
        .extracting(event -> CallbackContent.of(event).type())
        .containsExactly(CallbackType.values());
  }
}
