package dev.sipregistration.mockserver.internal.admin.resource;

import dev.sipregistration.mockserver.callbacks.CallbackDeliveries;
import dev.sipregistration.mockserver.callbacks.CallbackDelivery;
import dev.sipregistration.mockserver.domain.account.Callbacks;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.internal.admin.generated.CallbackDeliveryModel;
import dev.sipregistration.mockserver.internal.admin.generated.CallbackReceiverModel;
import dev.sipregistration.mockserver.internal.admin.generated.CallbackTypeModel;
import dev.sipregistration.mockserver.internal.admin.generated.CallbacksApi;
import dev.sipregistration.mockserver.internal.admin.generated.DeliveryStatusModel;
import dev.sipregistration.mockserver.internal.admin.model.Accounts;
import dev.sipregistration.mockserver.internal.admin.model.BodyChecks;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets and removes the receiver of callbacks, and lists their deliveries. */
@Singleton
public final class CallbacksResource implements CallbacksApi {
  private final Accounts accounts;
  private final CallbackDeliveries deliveries;

  @Inject
  CallbacksResource(WorldStore store, CallbackDeliveries deliveries) {
    accounts = new Accounts(store);
    this.deliveries = deliveries;
  }

  @Override
  public void setCallbackReceiver(Long id, @Nullable CallbackReceiverModel body) {
    Callbacks receiver =
        receiver(BodyChecks.required(body, "{\"url\": \"http://127.0.0.1:9090/callbacks\"}"));
    accounts.change(id, control -> control.changeCallbacks(new AccountId(id), receiver));
  }

  @Override
  public void removeCallbackReceiver(Long id) {
    accounts.change(id, control -> control.changeCallbacks(new AccountId(id), null));
  }

  @Override
  public List<CallbackDeliveryModel> listCallbackDeliveries(Long id) {
    AccountId account = accounts.find(id).id();
    return deliveries.of(account).stream().map(CallbacksResource::view).toList();
  }

  private static Callbacks receiver(CallbackReceiverModel request) {
    URI url = request.getUrl();
    if (url == null || url.toString().length() > Callbacks.LONGEST_URL) {
      throw BodyChecks.wrong("url", "a URL of at most " + Callbacks.LONGEST_URL + " characters");
    }
    Secret salt = salt(request.getSalt());
    try {
      return new Callbacks(url, salt);
    } catch (IllegalArgumentException otherUrl) {
      throw BodyChecks.wrong(
          "url", "a URL like http://127.0.0.1:9090/callbacks, without a user name");
    }
  }

  private static @Nullable Secret salt(@Nullable String text) {
    if (text == null) {
      return null;
    }
    if (!Callbacks.isSalt(text)) {
      throw BodyChecks.wrong("salt", "one line of 1 to " + Callbacks.LONGEST_SALT + " characters");
    }
    return new Secret(text);
  }

  private static CallbackDeliveryModel view(CallbackDelivery delivery) {
    return new CallbackDeliveryModel()
        .callbackId(delivery.callbackId())
        .type(CallbackTypeModel.valueOf(delivery.type().name()))
        .at(delivery.at().atOffset(ZoneOffset.UTC))
        .status(DeliveryStatusModel.valueOf(delivery.status().name()))
        .attempts(delivery.attempts())
        .lastFailure(delivery.lastFailure())
        .body(delivery.body());
  }
}
