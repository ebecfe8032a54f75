package dev.sipregistration.mockserver.admin;

import dev.sipregistration.mockserver.admin.generated.CallbackDelivery;
import dev.sipregistration.mockserver.admin.generated.CallbackReceiver;
import dev.sipregistration.mockserver.admin.generated.CallbackType;
import dev.sipregistration.mockserver.admin.generated.CallbacksApi;
import dev.sipregistration.mockserver.admin.generated.DeliveryStatus;
import dev.sipregistration.mockserver.callbacks.CallbackDeliveries;
import dev.sipregistration.mockserver.domain.AccountId;
import dev.sipregistration.mockserver.domain.Callbacks;
import dev.sipregistration.mockserver.domain.Secret;
import dev.sipregistration.mockserver.domain.WorldStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says where callbacks go, and shows what became of them. */
@Singleton
final class CallbacksResource implements CallbacksApi {
  private static final int LONGEST_URL = 2_000;
  private static final int LONGEST_SALT = 255;

  private final Accounts accounts;
  private final CallbackDeliveries deliveries;

  @Inject
  CallbacksResource(WorldStore store, CallbackDeliveries deliveries) {
    accounts = new Accounts(store);
    this.deliveries = deliveries;
  }

  @Override
  public void setCallbackReceiver(Long id, @Nullable CallbackReceiver body) {
    Callbacks receiver =
        receiver(Body.required(body, "{\"url\": \"http://127.0.0.1:9090/callbacks\"}"));
    accounts.change(id, control -> control.changeCallbacks(new AccountId(id), receiver));
  }

  @Override
  public void removeCallbackReceiver(Long id) {
    accounts.change(id, control -> control.changeCallbacks(new AccountId(id), null));
  }

  @Override
  public List<CallbackDelivery> listCallbackDeliveries(Long id) {
    AccountId account = accounts.find(id).id();
    return deliveries.of(account).stream().map(CallbacksResource::view).toList();
  }

  private static Callbacks receiver(CallbackReceiver wanted) {
    URI url = wanted.getUrl();
    String salt = wanted.getSalt();
    if (url == null || url.toString().length() > LONGEST_URL) {
      throw Fields.wrong("url", "a URL of at most " + LONGEST_URL + " characters");
    }
    if (salt != null && salt.length() > LONGEST_SALT) {
      throw Fields.wrong("salt", "at most " + LONGEST_SALT + " characters");
    }
    try {
      return new Callbacks(url, salt == null ? null : new Secret(salt));
    } catch (IllegalArgumentException otherUrl) {
      throw Fields.wrong("url", "a URL like http://127.0.0.1:9090/callbacks, without a user name");
    }
  }

  private static CallbackDelivery view(
      dev.sipregistration.mockserver.callbacks.CallbackDelivery delivery) {
    return new CallbackDelivery()
        .callbackId(delivery.callbackId())
        .type(CallbackType.valueOf(delivery.type().name()))
        .at(delivery.at().atOffset(ZoneOffset.UTC))
        .status(DeliveryStatus.valueOf(delivery.status().name()))
        .attempts(delivery.attempts())
        .lastFailure(delivery.lastFailure())
        .body(delivery.body());
  }
}
