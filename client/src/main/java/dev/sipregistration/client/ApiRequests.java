package dev.sipregistration.client;

import dev.sipregistration.client.internal.ApiClient;
import dev.sipregistration.client.internal.ApiException;
import dev.sipregistration.client.internal.api.SipRegistrationsApi;
import dev.sipregistration.client.internal.api.SipRegistrationsApi.APIBindSipRegistrationRequest;
import dev.sipregistration.client.internal.api.SipRegistrationsApi.APICreateSipRegistrationRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns requests into those of HTTP. Path, parameter names and their encoding come from the
 * generated code.
 *
 * <p>What it returns has the password in its URI, so it is never to be printed.
 */
final class ApiRequests {

  private static final Map<String, String> HEADERS = Map.of("User-Agent", ClientVersion.USER_AGENT);

  private final SipRegistrationsApi api;

  ApiRequests(URI baseUri, HttpClient http) {
    this.api = new SipRegistrationsApi(new Settings(baseUri, http));
  }

  HttpRequest.Builder create(CreateRequest request) {
    APICreateSipRegistrationRequest.Builder wire =
        APICreateSipRegistrationRequest.newBuilder()
            .sipUsername(request.sipUsername())
            .proxy(request.proxy())
            .authUser(request.authUser())
            .outboundProxy(request.outboundProxy())
            .password(request.password())
            .isPersistent(request.persistent());
    BindingTarget target = request.target();
    if (target != null) {
      TargetSelection selection = TargetSelection.of(target);
      wire.applicationId(id(selection.application()))
          .applicationName(name(selection.application()))
          .ruleId(id(selection.rule()))
          .ruleName(name(selection.rule()))
          .userId(id(selection.user()))
          .userName(name(selection.user()));
    }
    try {
      return api.createSipRegistrationRequestBuilder(wire.build(), HEADERS);
    } catch (ApiException e) {
      throw new IllegalStateException("CreateRequest lets a required parameter be absent", e);
    }
  }

  HttpRequest.Builder bind(BindRequest request) {
    return bind(
        wire(TargetSelection.of(request.target()))
            .sipRegistrationId(request.registration().value())
            .bind(true));
  }

  HttpRequest.Builder unbind(UnbindRequest request) {
    Unbinding unbinding = Unbinding.of(request);
    TargetSelection target = unbinding.target();
    APIBindSipRegistrationRequest.Builder wire =
        target == null
            ? APIBindSipRegistrationRequest.newBuilder().userId(unbinding.userId())
            : wire(target);
    SipRegistrationId registration = unbinding.registration();
    return bind(
        wire.sipRegistrationId(registration == null ? null : registration.value()).bind(false));
  }

  private static APIBindSipRegistrationRequest.Builder wire(TargetSelection target) {
    return APIBindSipRegistrationRequest.newBuilder()
        .applicationId(id(target.application()))
        .applicationName(name(target.application()))
        .ruleId(id(target.rule()))
        .ruleName(name(target.rule()))
        .userId(id(target.user()))
        .userName(name(target.user()));
  }

  private HttpRequest.Builder bind(APIBindSipRegistrationRequest.Builder wire) {
    try {
      return api.bindSipRegistrationRequestBuilder(wire.build(), HEADERS);
    } catch (ApiException e) {
      throw new IllegalStateException("BindSipRegistration has no required parameters", e);
    }
  }

  private static @Nullable Long id(@Nullable Selector selector) {
    return selector == null ? null : selector.id();
  }

  private static @Nullable String name(@Nullable Selector selector) {
    return selector == null ? null : selector.name();
  }

  /** Keeps the generated code from making an HTTP client of its own. */
  private static final class Settings extends ApiClient {

    private final HttpClient http;

    Settings(URI baseUri, HttpClient http) {
      super(null, createDefaultObjectMapper(), baseUri.toString());
      this.http = http;
    }

    @Override
    public HttpClient getHttpClient() {
      return http;
    }
  }
}
