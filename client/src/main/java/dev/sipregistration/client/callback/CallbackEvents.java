package dev.sipregistration.client.callback;

import dev.sipregistration.client.SipRegistrationId;
import dev.sipregistration.client.callback.CallbackEvent.AccountFrozen;
import dev.sipregistration.client.callback.CallbackEvent.AccountUnfrozen;
import dev.sipregistration.client.callback.CallbackEvent.BalanceLow;
import dev.sipregistration.client.callback.CallbackEvent.SipRegistrationsFailed;
import dev.sipregistration.client.callback.CallbackEvent.SipRegistrationsRecovered;
import dev.sipregistration.client.callback.CallbackEvent.SubscriptionsDetached;
import dev.sipregistration.client.callback.CallbackEvent.SubscriptionsFrozen;
import dev.sipregistration.client.callback.CallbackEvent.SubscriptionsRenewed;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Interprets the details of callbacks. */
final class CallbackEvents {

  private static final String SIP_REGISTRATIONS = "sip_registrations";
  private static final Pattern STATUS_CODE = Pattern.compile("[0-9]{1,9}");

  private CallbackEvents() {}

  /** Interprets the property of a callback that is named like the callback's type. */
  static CallbackEvent of(String type, JsonField details) throws CallbackException {
    return switch (type) {
      case "sip_registration_fail" -> new SipRegistrationsFailed(failed(details.object()));
      case "sip_registration_recovered" ->
          new SipRegistrationsRecovered(ids(details.object().member(SIP_REGISTRATIONS)));
      case "renewed_subscriptions" -> new SubscriptionsRenewed(subscriptions(details.object()));
      case "subscription_is_frozen" -> new SubscriptionsFrozen(subscriptions(details.object()));
      case "subscription_is_detached" -> new SubscriptionsDetached(subscriptions(details.object()));
      case "min_balance" ->
          new BalanceLow(
              details.object().member("is_min_credit").flag(),
              details.member("is_repeated").flag());
      case "account_is_frozen" -> new AccountFrozen();
      case "account_is_unfrozen" -> new AccountUnfrozen();
      default -> new CallbackEvent.Unknown(details.isPresent() ? details.node().toString() : "");
    };
  }

  /** Interprets a list, or a single SIP registration, which older SDKs of the vendor expect. */
  private static List<FailedSipRegistration> failed(JsonField details) throws CallbackException {
    JsonField list = details.member(SIP_REGISTRATIONS);
    return list.isPresent() || !details.member("sip_registration_id").isPresent()
        ? list.list(CallbackEvents::failedOne)
        : List.of(failedOne(details));
  }

  private static FailedSipRegistration failedOne(JsonField one) throws CallbackException {
    return new FailedSipRegistration(
        id(one), statusCode(one.member("status_code")), one.member("error_message").optionalText());
  }

  /** A text, though it is a number elsewhere in the vendor's API. */
  private static @Nullable Integer statusCode(JsonField field) {
    String text = field.node().asText();
    return STATUS_CODE.matcher(text).matches() ? Integer.valueOf(text) : null;
  }

  private static SipRegistrationId id(JsonField one) throws CallbackException {
    return SipRegistrationId.of(one.member("sip_registration_id").id());
  }

  private static List<SipRegistrationId> ids(JsonField list) throws CallbackException {
    return list.list(CallbackEvents::id);
  }

  private static List<Subscription> subscriptions(JsonField details) throws CallbackException {
    return details.member("subscriptions").list(CallbackEvents::subscription);
  }

  private static Subscription subscription(JsonField one) throws CallbackException {
    JsonField details = one.member("details");
    List<SipRegistrationId> paidFor =
        details.isPresent()
            ? details.list(CallbackEvents::paidFor).stream().flatMap(List::stream).toList()
            : List.of();
    return new Subscription(
        one.member("type").text(),
        one.member("name").optionalText(),
        one.member("cost").optionalDecimal(),
        one.member("next_renewal").optionalDate(),
        paidFor);
  }

  private static List<SipRegistrationId> paidFor(JsonField detail) throws CallbackException {
    JsonField list = detail.member(SIP_REGISTRATIONS);
    return list.isPresent() ? ids(list) : List.of();
  }
}
