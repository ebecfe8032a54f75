package dev.sipregistration.mockserver.internal.admin.resource;

import dev.sipregistration.mockserver.callbacks.CallbackDelivery;
import dev.sipregistration.mockserver.callbacks.CallbackQuery;
import dev.sipregistration.mockserver.callbacks.CallbackType;
import dev.sipregistration.mockserver.callbacks.ReceivedCallback;
import dev.sipregistration.mockserver.callbacks.ReceivedCallbacks;
import dev.sipregistration.mockserver.domain.account.Callbacks;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.internal.admin.generated.CallbackDeliveryModel;
import dev.sipregistration.mockserver.internal.admin.generated.CallbackReceiverModel;
import dev.sipregistration.mockserver.internal.admin.generated.CallbackTypeModel;
import dev.sipregistration.mockserver.internal.admin.generated.CallbacksApi;
import dev.sipregistration.mockserver.internal.admin.generated.DeliveryStatusModel;
import dev.sipregistration.mockserver.internal.admin.generated.NewCallbackModel;
import dev.sipregistration.mockserver.internal.admin.generated.ReceivedCallbackModel;
import dev.sipregistration.mockserver.internal.admin.generated.ReceivedCallbacksModel;
import dev.sipregistration.mockserver.internal.admin.model.Accounts;
import dev.sipregistration.mockserver.internal.admin.model.BodyChecks;
import dev.sipregistration.mockserver.internal.admin.model.CallbackSources;
import dev.sipregistration.mockserver.internal.admin.model.ProblemException;
import dev.sipregistration.mockserver.internal.admin.model.Responds201;
import dev.sipregistration.mockserver.internal.text.NearestName;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sets and removes the receiver of callbacks, shows their deliveries, and sends some on request.
 */
@Singleton
public final class CallbacksResource implements CallbacksApi {
  private static final int MOST_RECEIVED = 10_000;

  private final Accounts accounts;
  private final CallbackSources callbacks;

  @Inject
  CallbacksResource(WorldStore store, CallbackSources callbacks) {
    accounts = new Accounts(store);
    this.callbacks = callbacks;
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
    return callbacks.deliveries().of(account).stream().map(CallbacksResource::view).toList();
  }

  @Responds201
  @Override
  public CallbackDeliveryModel sendCallback(Long id, @Nullable NewCallbackModel body) {
    NewCallbackModel request = BodyChecks.required(body, "{\"type\": \"sip_registration_fail\"}");
    CallbackType type = CallbackType.valueOf(BodyChecks.present("type", request.getType()).name());
    Long about = request.getSipRegistrationId();
    AccountId account = accounts.find(id).id();
    return onRequest(
        () ->
            about == null
                ? callbacks.deliveries().send(account, type)
                : callbacks.deliveries().send(account, type, new SipRegistrationId(about)));
  }

  @Override
  public CallbackDeliveryModel resendCallback(Long id, Long callbackId) {
    AccountId account = accounts.find(id).id();
    return onRequest(() -> callbacks.deliveries().resend(account, callbackId));
  }

  private static CallbackDeliveryModel onRequest(Supplier<CallbackDelivery> delivery) {
    try {
      return view(delivery.get());
    } catch (NoSuchElementException notThere) {
      throw ProblemException.notFound(String.valueOf(notThere.getMessage()));
    } catch (IllegalStateException nowhere) {
      throw ProblemException.conflict(String.valueOf(nowhere.getMessage()));
    }
  }

  @Override
  public ReceivedCallbacksModel listReceivedCallbacks(
      @Nullable Long accountId, @Nullable String type, @Nullable Long since, Integer limit) {
    if (limit < 1 || limit > MOST_RECEIVED) {
      throw ProblemException.badRequest("", "limit must be 1 to " + MOST_RECEIVED);
    }
    CallbackQuery query = CallbackQuery.any();
    query = accountId == null ? query : query.account(accountId);
    query = type == null ? query : query.type(type(type));
    query = since == null ? query : query.since(since);
    ReceivedCallbacks received =
        callbacks
            .received()
            .orElseThrow(
                () ->
                    ProblemException.conflict(
                        "This server collects no callbacks: start it with --callback-sink"));
    List<ReceivedCallback> found = received.find(query);
    return new ReceivedCallbacksModel()
        .callbacks(
            found.stream()
                .skip(Math.max(0, found.size() - limit))
                .map(CallbacksResource::view)
                .toList())
        .forgotten(received.forgotten());
  }

  private static CallbackType type(String name) {
    return CallbackType.named(name).orElseThrow(() -> noType(name));
  }

  private static ProblemException noType(String name) {
    List<String> names = Arrays.stream(CallbackType.values()).map(CallbackType::wireName).toList();
    return ProblemException.badRequest(
        "",
        NearestName.of(name, names)
            .map("type is not known: did you mean %s?"::formatted)
            .orElseGet(() -> "type must be one of " + String.join(", ", names)));
  }

  private static ReceivedCallbackModel view(ReceivedCallback callback) {
    SipRegistrationId about = callback.sipRegistrationId();
    return new ReceivedCallbackModel()
        .number(callback.number())
        .callbackId(callback.callbackId())
        .accountId(callback.accountId().value())
        .type(CallbackTypeModel.valueOf(callback.type().name()))
        .sipRegistrationId(about == null ? null : about.value())
        .at(callback.at().atOffset(ZoneOffset.UTC))
        .body(callback.body());
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
