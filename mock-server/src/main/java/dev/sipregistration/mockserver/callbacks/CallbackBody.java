package dev.sipregistration.mockserver.callbacks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sipregistration.mockserver.domain.account.AccountProfile;
import dev.sipregistration.mockserver.domain.account.DomainEvent;
import dev.sipregistration.mockserver.domain.account.DomainEvent.RegistrationFailed;
import dev.sipregistration.mockserver.domain.account.DomainEvent.RegistrationRecovered;
import dev.sipregistration.mockserver.domain.account.DomainEvent.SubscriptionDetached;
import dev.sipregistration.mockserver.domain.account.DomainEvent.SubscriptionFrozen;
import dev.sipregistration.mockserver.domain.account.DomainEvent.SubscriptionRenewed;
import dev.sipregistration.mockserver.domain.account.OutboxEntry;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.money.Price;
import dev.sipregistration.mockserver.domain.sip.SipUsername;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;

/** Writes callbacks as the platform does: one in each body. */
final class CallbackBody {
  private static final String KIND = "SIP_REGISTRATION";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private CallbackBody() {}

  static String of(AccountProfile account, OutboxEntry notice, String hash) {
    String type = CallbackType.of(notice.event()).wireName();
    ObjectNode callback =
        JSON.objectNode()
            .put("callback_id", notice.id())
            .put("type", type)
            .put("account_id", account.id().value())
            .put("hash", hash)
            .put("account_name", account.name().value())
            .put("account_email", account.email())
            .put("balance", money(notice.balance()))
            .put("currency", account.currency().value());
    callback.set(type, details(notice.event()));
    ObjectNode body = JSON.objectNode();
    body.putArray("callbacks").add(callback);
    try {
      return MAPPER.writeValueAsString(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static ObjectNode details(DomainEvent event) {
    if (event instanceof RegistrationFailed failed) {
      return registration(
          sipRegistration(failed.sipRegistrationId())
              .put("status_code", String.valueOf(failed.status().code()))
              .put("error_message", failed.status().reason()));
    }
    if (event instanceof RegistrationRecovered recovered) {
      return registration(sipRegistration(recovered.sipRegistrationId()));
    }
    if (event instanceof SubscriptionRenewed renewed) {
      return subscription(
          renewed.sipRegistrationId(),
          renewed.sipUsername(),
          renewed.price(),
          renewed.nextRenewal());
    }
    if (event instanceof SubscriptionFrozen frozen) {
      return subscription(
          frozen.sipRegistrationId(), frozen.sipUsername(), frozen.price(), frozen.nextRenewal());
    }
    if (event instanceof SubscriptionDetached detached) {
      return subscription(
          detached.sipRegistrationId(),
          detached.sipUsername(),
          detached.price(),
          detached.endedAt());
    }
    return JSON.objectNode().put("is_min_credit", false).put("is_repeated", false);
  }

  private static ObjectNode sipRegistration(SipRegistrationId id) {
    return JSON.objectNode().put("sip_registration_id", id.value());
  }

  private static ObjectNode registration(ObjectNode registration) {
    ObjectNode details = JSON.objectNode();
    details.putArray("sip_registrations").add(registration);
    return details;
  }

  private static ObjectNode subscription(
      SipRegistrationId id, SipUsername name, Price price, Instant nextRenewal) {
    ObjectNode detail = JSON.objectNode().put("type", KIND);
    detail.setAll(registration(sipRegistration(id)));
    ObjectNode subscription =
        JSON.objectNode()
            .put("type", KIND)
            .put("name", name.value())
            .put("cost", money(price.fee()))
            .put("next_renewal", nextRenewal.atOffset(ZoneOffset.UTC).toLocalDate().toString());
    subscription.putArray("details").add(detail);
    ObjectNode details = JSON.objectNode();
    details.putArray("subscriptions").add(subscription);
    return details;
  }

  /** The platform writes at least one decimal, and no more than it needs. */
  private static BigDecimal money(BigDecimal amount) {
    BigDecimal shortest = amount.stripTrailingZeros();
    return shortest.scale() < 1 ? shortest.setScale(1) : shortest;
  }
}
