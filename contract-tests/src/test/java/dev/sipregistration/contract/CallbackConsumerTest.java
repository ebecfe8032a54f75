package dev.sipregistration.contract;

import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import dev.sipregistration.client.SipRegistrationId;
import dev.sipregistration.client.callback.CallbackEvent;
import dev.sipregistration.client.callback.CallbackException;
import dev.sipregistration.client.callback.FailedSipRegistration;
import dev.sipregistration.client.callback.Subscription;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the client's reader needs of each type of callback. */
class CallbackConsumerTest {

  private static final SipRegistrationId FIRST = SipRegistrationId.of(1);
  private static final BigDecimal COST = new BigDecimal("1.5");

  @Test
  void failure_isRead() throws CallbackException {
    CallbackInteraction.of(
            "sip_registration_fail",
            details ->
                details.eachLike(
                    "sip_registrations",
                    one ->
                        one.integerType("sip_registration_id", 1)
                            .stringMatcher("status_code", "[1-6][0-9]{2}", "403")
                            .stringType("error_message", "Forbidden")))
        .isReadAs(
            new CallbackEvent.SipRegistrationsFailed(
                List.of(new FailedSipRegistration(FIRST, 403, "Forbidden"))));
  }

  @Test
  void recovery_isRead() throws CallbackException {
    CallbackInteraction.of("sip_registration_recovered", CallbackConsumerTest::references)
        .isReadAs(new CallbackEvent.SipRegistrationsRecovered(List.of(FIRST)));
  }

  @Test
  void renewal_isRead() throws CallbackException {
    CallbackInteraction.of(
            "renewed_subscriptions",
            subscriptions(
                one ->
                    one.numberType("cost", COST)
                        .stringMatcher("next_renewal", "[0-9]{4}-[0-9]{2}-[0-9]{2}", "2026-02-28")))
        .isReadAs(
            new CallbackEvent.SubscriptionsRenewed(
                List.of(subscription(COST, LocalDate.of(2026, 2, 28)))));
  }

  @Test
  void freezing_isRead() throws CallbackException {
    CallbackInteraction.of(
            "subscription_is_frozen", subscriptions(one -> one.numberType("cost", COST)))
        .isReadAs(new CallbackEvent.SubscriptionsFrozen(List.of(subscription(COST, null))));
  }

  @Test
  void detachment_isRead() throws CallbackException {
    CallbackInteraction.of("subscription_is_detached", subscriptions(one -> {}))
        .isReadAs(new CallbackEvent.SubscriptionsDetached(List.of(subscription(null, null))));
  }

  @Test
  void lowBalance_isRead() throws CallbackException {
    CallbackInteraction.of(
            "min_balance",
            details -> details.booleanType("is_min_credit", true).booleanType("is_repeated", false))
        .isReadAs(new CallbackEvent.BalanceLow(true, false));
  }

  @Test
  void freezingOfTheAccount_isRead() throws CallbackException {
    CallbackInteraction.of("account_is_frozen", details -> {})
        .isReadAs(new CallbackEvent.AccountFrozen());
    CallbackInteraction.of("account_is_unfrozen", details -> {})
        .isReadAs(new CallbackEvent.AccountUnfrozen());
  }

  private static void references(LambdaDslObject details) {
    details.eachLike("sip_registrations", one -> one.integerType("sip_registration_id", 1));
  }

  private static Consumer<LambdaDslObject> subscriptions(Consumer<LambdaDslObject> more) {
    return details ->
        details.eachLike(
            "subscriptions",
            one -> {
              one.stringType("type", "SIP_REGISTRATION").stringType("name", "alice");
              more.accept(one);
              one.eachLike(
                  "details",
                  detail -> {
                    detail.stringType("type", "SIP_REGISTRATION");
                    references(detail);
                  });
            });
  }

  private static Subscription subscription(
      @Nullable BigDecimal cost, @Nullable LocalDate nextRenewal) {
    return new Subscription("SIP_REGISTRATION", "alice", cost, nextRenewal, List.of(FIRST));
  }
}
