package dev.sipregistration.client;

import dev.sipregistration.client.ListQuery.Filter;
import dev.sipregistration.client.ListQuery.IdsOrNames;
import dev.sipregistration.client.internal.api.SipRegistrationsApi.BindSipRegistrationParameters;
import dev.sipregistration.client.internal.api.SipRegistrationsApi.CreateSipRegistrationParameters;
import dev.sipregistration.client.internal.api.SipRegistrationsApi.DeleteSipRegistrationParameters;
import dev.sipregistration.client.internal.api.SipRegistrationsApi.GetSipRegistrationsParameters;
import dev.sipregistration.client.internal.api.SipRegistrationsApi.UpdateSipRegistrationParameters;
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

  HttpRequest.Builder update(UpdateRequest request) {
    UpdateSelection selection = UpdateSelection.of(request);
    UpdateSipRegistrationParameters parameters =
        new UpdateSipRegistrationParameters()
            .sipRegistrationId(selection.registration().value())
            .sipUsername(selection.newSipUsername())
            .proxy(selection.newProxy())
            .authUser(selection.newAuthUser())
            .outboundProxy(selection.newOutboundProxy())
            .password(selection.newPassword());
    TargetSelection target = selection.newTarget();
    if (target != null) {
      parameters
          .applicationId(id(target.application()))
          .applicationName(name(target.application()))
          .ruleId(id(target.rule()))
          .ruleName(name(target.rule()))
          .userId(id(target.user()))
          .userName(name(target.user()));
    }
    return post(parameters.pathAndQuery());
  }

  HttpRequest.Builder delete(SipRegistrationId registration) {
    Objects.requireNonNull(registration, "registration");
    return post(
        new DeleteSipRegistrationParameters()
            .sipRegistrationId(registration.value())
            .pathAndQuery());
  }

  HttpRequest.Builder list(ListQuery query) {
    Objects.requireNonNull(query, "query");
    IdsOrNames applications = query.get(Filter.APPLICATIONS, IdsOrNames.class);
    IdsOrNames rules = query.get(Filter.RULES, IdsOrNames.class);
    IdsOrNames users = query.get(Filter.USERS, IdsOrNames.class);
    return post(
        new GetSipRegistrationsParameters()
            .sipRegistrationId(query.get(Filter.REGISTRATION, Long.class))
            .sipUsername(query.get(Filter.SIP_USERNAME, String.class))
            .deactivated(query.get(Filter.DEACTIVATED, Boolean.class))
            .successful(query.get(Filter.SUCCESSFUL, Boolean.class))
            .isPersistent(query.get(Filter.PERSISTENT, Boolean.class))
            .applicationId(ids(applications))
            .applicationName(names(applications))
            .isBoundToApplication(query.get(Filter.BOUND_TO_APPLICATION, Boolean.class))
            .ruleId(ids(rules))
            .ruleName(names(rules))
            .userId(ids(users))
            .userName(names(users))
            .proxy(query.get(Filter.PROXIES, String.class))
            .inProgress(query.get(Filter.IN_PROGRESS, Boolean.class))
            .statusCode(query.get(Filter.STATUS_CODES, String.class))
            .count(query.pageSize())
            .offset(query.offset())
            .pathAndQuery());
  }

  private static @Nullable String ids(@Nullable IdsOrNames things) {
    return things == null ? null : things.ids();
  }

  private static @Nullable String names(@Nullable IdsOrNames things) {
    return things == null ? null : things.names();
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
