package dev.sipregistration.mockserver.callbacks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sipregistration.mockserver.domain.account.DomainEvent;
import dev.sipregistration.mockserver.domain.account.DomainEvent.BalanceLow;
import dev.sipregistration.mockserver.domain.account.DomainEvent.RegistrationFailed;
import dev.sipregistration.mockserver.domain.account.DomainEvent.RegistrationRecovered;
import dev.sipregistration.mockserver.domain.account.DomainEvent.SubscriptionDetached;
import dev.sipregistration.mockserver.domain.account.DomainEvent.SubscriptionFrozen;
import dev.sipregistration.mockserver.domain.account.DomainEvent.SubscriptionRenewed;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.sip.SipUsername;
import java.math.BigDecimal;
import java.time.ZoneOffset;

/**
 * An event as the platform names and describes it.
 *
 * @param type the type of the callback
 * @param details what stands under the type's name
 */
record CallbackContent(CallbackType type, ObjectNode details) {
  static CallbackContent of(DomainEvent event) {
    return event.accept(new Writer());
  }

  /** The platform writes at least one decimal, and no more than it needs. */
  static BigDecimal money(BigDecimal amount) {
    BigDecimal shortest = amount.stripTrailingZeros();
    return shortest.scale() < 1 ? shortest.setScale(1) : shortest;
  }

  private static final class Writer implements DomainEvent.Visitor<CallbackContent> {
    private static final String KIND = "SIP_REGISTRATION";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Override
    public CallbackContent visit(RegistrationFailed event) {
      return new CallbackContent(
          CallbackType.SIP_REGISTRATION_FAIL,
          registrations(
              registration(event.sipRegistrationId())
                  .put("status_code", String.valueOf(event.status().code()))
                  .put("error_message", event.status().reason())));
    }

    @Override
    public CallbackContent visit(RegistrationRecovered event) {
      return new CallbackContent(
          CallbackType.SIP_REGISTRATION_RECOVERED,
          registrations(registration(event.sipRegistrationId())));
    }

    @Override
    public CallbackContent visit(SubscriptionRenewed event) {
      ObjectNode item = item(event.sipUsername());
      item.put("cost", money(event.price().fee()));
      item.put(
          "next_renewal", event.nextRenewal().atOffset(ZoneOffset.UTC).toLocalDate().toString());
      return subscription(CallbackType.RENEWED_SUBSCRIPTIONS, item, event.sipRegistrationId());
    }

    @Override
    public CallbackContent visit(SubscriptionFrozen event) {
      ObjectNode item = item(event.sipUsername()).put("cost", money(event.price().fee()));
      return subscription(CallbackType.SUBSCRIPTION_IS_FROZEN, item, event.sipRegistrationId());
    }

    @Override
    public CallbackContent visit(SubscriptionDetached event) {
      return subscription(
          CallbackType.SUBSCRIPTION_IS_DETACHED,
          item(event.sipUsername()),
          event.sipRegistrationId());
    }

    @Override
    public CallbackContent visit(BalanceLow event) {
      return new CallbackContent(
          CallbackType.MIN_BALANCE,
          JSON.objectNode().put("is_min_credit", false).put("is_repeated", false));
    }

    private static ObjectNode registration(SipRegistrationId id) {
      return JSON.objectNode().put("sip_registration_id", id.value());
    }

    private static ObjectNode registrations(ObjectNode only) {
      ObjectNode details = JSON.objectNode();
      details.putArray("sip_registrations").add(only);
      return details;
    }

    private static ObjectNode item(SipUsername name) {
      return JSON.objectNode().put("type", KIND).put("name", name.value());
    }

    private static CallbackContent subscription(
        CallbackType type, ObjectNode item, SipRegistrationId id) {
      ObjectNode detail = JSON.objectNode().put("type", KIND);
      detail.setAll(registrations(registration(id)));
      item.putArray("details").add(detail);
      ObjectNode details = JSON.objectNode();
      details.putArray("subscriptions").add(item);
      return new CallbackContent(type, details);
    }
  }
}
