package dev.sipregistration.client;

import dev.sipregistration.client.internal.api.SipRegistrationsApi.BindSipRegistrationParameters;
import dev.sipregistration.client.internal.api.SipRegistrationsApi.CreateSipRegistrationParameters;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes HTTP requests of the façade's requests. Path, parameter names and encoding come from the
 * generated code.
 *
 * <p>An HTTP request has the password in its URI, so it must never be printed.
 */
final class ApiRequests {

  private final URI baseUri;

  ApiRequests(URI baseUri) {
    this.baseUri = baseUri;
  }

  HttpRequest.Builder create(CreateRequest request) {
    Objects.requireNonNull(request, "request");
    CreateSipRegistrationParameters parameters =
        new CreateSipRegistrationParameters()
            .sipUsername(request.sipUsername())
            .proxy(request.proxy())
            .authUser(request.authUser().orElse(null))
            .outboundProxy(request.outboundProxy().orElse(null))
            .password(request.password())
            .isPersistent(request.persistent());
    BindingTarget target = request.target().orElse(null);
    if (target != null) {
      TargetSelection selection = TargetSelection.of(target);
      parameters
          .applicationId(id(selection.application()))
          .applicationName(name(selection.application()))
          .ruleId(id(selection.rule()))
          .ruleName(name(selection.rule()))
          .userId(id(selection.user()))
          .userName(name(selection.user()));
    }
    return post(parameters.pathAndQuery());
  }

  HttpRequest.Builder bind(BindRequest request) {
    Objects.requireNonNull(request, "request");
    return post(
        parameters(TargetSelection.of(request.target()))
            .sipRegistrationId(request.registration().value())
            .bind(true)
            .pathAndQuery());
  }

  HttpRequest.Builder unbind(UnbindRequest request) {
    Objects.requireNonNull(request, "request");
    UnbindSelection selection = UnbindSelection.of(request);
    TargetSelection target = selection.onlyTarget();
    BindSipRegistrationParameters parameters =
        target == null
            ? new BindSipRegistrationParameters().userId(selection.onlyUserId())
            : parameters(target);
    SipRegistrationId registration = selection.onlyRegistration();
    return post(
        parameters
            .sipRegistrationId(registration == null ? null : registration.value())
            .bind(false)
            .pathAndQuery());
  }

  private static BindSipRegistrationParameters parameters(TargetSelection target) {
    return new BindSipRegistrationParameters()
        .applicationId(id(target.application()))
        .applicationName(name(target.application()))
        .ruleId(id(target.rule()))
        .ruleName(name(target.rule()))
        .userId(id(target.user()))
        .userName(name(target.user()));
  }

  private static @Nullable Long id(@Nullable IdOrName thing) {
    return thing == null ? null : thing.id();
  }

  private static @Nullable String name(@Nullable IdOrName thing) {
    return thing == null ? null : thing.name();
  }

  private HttpRequest.Builder post(String pathAndQuery) {
    return HttpRequest.newBuilder(URI.create(baseUri + pathAndQuery))
        // A client that prefers HTTP/2 would ask every plain server for an upgrade.
        .version(HttpClient.Version.HTTP_1_1)
        .header("Accept", "application/json")
        .header("User-Agent", ClientVersion.USER_AGENT)
        .POST(BodyPublishers.noBody());
  }
}
