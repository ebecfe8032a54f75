package dev.sipregistration.mockserver.callbacks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sipregistration.mockserver.domain.account.DomainEvent;
import dev.sipregistration.mockserver.domain.account.DomainEvent.AccountFrozen;
import dev.sipregistration.mockserver.domain.account.DomainEvent.AccountUnfrozen;
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
import org.jspecify.annotations.Nullable;

/**
 * An event as the platform names and describes it.
 *
 * @param details what stands under the type's name
 * @param sipRegistrationId the SIP registration that it is about, or null for none
 */
record CallbackContent(
    CallbackType type, ObjectNode details, @Nullable SipRegistrationId sipRegistrationId) {
  private static final String KIND = "SIP_REGISTRATION";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static CallbackContent of(DomainEvent event) {
    if (event instanceof RegistrationFailed failed) {
      return new CallbackContent(
          CallbackType.SIP_REGISTRATION_FAIL,
          registrations(
              registration(failed.sipRegistrationId())
                  .put("status_code", String.valueOf(failed.status().code()))
                  .put("error_message", failed.status().reason())),
          failed.sipRegistrationId());
    }
    if (event instanceof RegistrationRecovered recovered) {
      return new CallbackContent(
          CallbackType.SIP_REGISTRATION_RECOVERED,
          registrations(registration(recovered.sipRegistrationId())),
          recovered.sipRegistrationId());
    }
    if (event instanceof SubscriptionRenewed renewed) {
      ObjectNode item = item(renewed.sipUsername());
      item.put("cost", money(renewed.price().fee()));
      item.put(
          "next_renewal", renewed.nextRenewal().atOffset(ZoneOffset.UTC).toLocalDate().toString());
      return subscription(CallbackType.RENEWED_SUBSCRIPTIONS, item, renewed.sipRegistrationId());
    }
    if (event instanceof SubscriptionFrozen frozen) {
      ObjectNode item = item(frozen.sipUsername()).put("cost", money(frozen.price().fee()));
      return subscription(CallbackType.SUBSCRIPTION_IS_FROZEN, item, frozen.sipRegistrationId());
    }
    if (event instanceof SubscriptionDetached detached) {
      return subscription(
          CallbackType.SUBSCRIPTION_IS_DETACHED,
          item(detached.sipUsername()),
          detached.sipRegistrationId());
    }
    if (event instanceof BalanceLow) {
      return new CallbackContent(
          CallbackType.MIN_BALANCE,
          JSON.objectNode().put("is_min_credit", false).put("is_repeated", false),
          null);
    }
    if (event instanceof AccountFrozen) {
      return new CallbackContent(CallbackType.ACCOUNT_IS_FROZEN, JSON.objectNode(), null);
    }
    if (event instanceof AccountUnfrozen) {
      return new CallbackContent(CallbackType.ACCOUNT_IS_UNFROZEN, JSON.objectNode(), null);
    }
    throw new IllegalArgumentException("An event of no known type: " + event);
  }

  /** The platform writes at least one decimal, and no more than it needs. */
  static BigDecimal money(BigDecimal amount) {
    BigDecimal shortest = amount.stripTrailingZeros();
    return shortest.scale() < 1 ? shortest.setScale(1) : shortest;
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
    return new CallbackContent(type, details, id);
  }
}
