package dev.sipregistration.mockserver.internal.rest.filter;

import dev.sipregistration.mockserver.auth.Authentication;
import dev.sipregistration.mockserver.auth.Authenticator;
import dev.sipregistration.mockserver.auth.Caller;
import dev.sipregistration.mockserver.auth.RolePolicy;
import dev.sipregistration.mockserver.auth.TokenRefusal;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.world.PlatformCalls;
import dev.sipregistration.mockserver.internal.rest.body.RequestBody;
import dev.sipregistration.mockserver.internal.rest.call.CallParameters;
import dev.sipregistration.mockserver.internal.rest.call.CmdField;
import dev.sipregistration.mockserver.internal.rest.call.ErrorCode;
import dev.sipregistration.mockserver.internal.rest.call.ErrorCodeMapping;
import dev.sipregistration.mockserver.internal.rest.call.ErrorEnvelope;
import dev.sipregistration.mockserver.internal.rest.call.Operation;
import dev.sipregistration.mockserver.internal.rest.call.PlainResponses;
import dev.sipregistration.mockserver.internal.rest.call.PlatformCall;
import dev.sipregistration.mockserver.internal.rest.call.PlatformSettings;
import dev.sipregistration.mockserver.internal.rest.call.UnknownParameters;
import dev.sipregistration.mockserver.internal.rest.generated.ApiErrorModel;
import dev.sipregistration.mockserver.journal.RequestStyle;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges a call before its operation sees it, in the platform's order: is the method known, is the
 * token good, is the account active and within its rate, do the roles allow it, can the parameters
 * be read.
 *
 * <p>The first failure answers. What passes is handed on with each parameter at most once and in
 * the form that JAX-RS reads right, because JAX-RS itself reads {@code is_persistent=maybe} as
 * false and {@code application_id=abc} as an unknown path.
 */
@PreMatching
public final class PlatformRequestFilter implements ContainerRequestFilter {
  private static final String PATH = "platform_api/";
  private static final String SCHEME = "Bearer ";

  /** Calls are counted by the second, and headers know none of its parts. */
  private static final Duration UNTIL_NEXT_SECOND = Duration.ofSeconds(1);

  private final Map<String, Operation> operations;
  private final RolePolicy roles;
  private final Authenticator tokens;
  private final PlatformCalls calls;
  private final PlatformSettings settings;
  private final FaultInjectionFilter faults;
  private final CallRecordingFilter watch;

  public PlatformRequestFilter(
      Map<String, Operation> operations,
      RolePolicy roles,
      Authenticator tokens,
      PlatformCalls calls,
      PlatformSettings settings,
      FaultInjectionFilter faults,
      CallRecordingFilter watch) {
    operations.keySet().forEach(roles::rolesFor);
    this.operations = operations;
    this.roles = roles;
    this.tokens = tokens;
    this.calls = calls;
    this.settings = settings;
    this.faults = faults;
    this.watch = watch;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (CallReader.isOfPlatform(request.getUriInfo().getPath())) {
      // The platform answers in JSON, whatever is asked for.
      request.getHeaders().remove(HttpHeaders.ACCEPT);
      PlatformCall call = watch.begin(request);
      Optional<RequestBody.Unreadable> unreadable = new CallReader(request, call).read();
      if (unreadable.isPresent()) {
        refuse(request, unreadable.get());
      } else {
        judge(request, call).ifPresent(wrong -> refuse(request, wrong));
      }
    }
  }

  private Optional<List<ApiErrorModel>> judge(ContainerRequestContext request, PlatformCall call) {
    if (call.has(RequestStyle.COMMAND_FIELD)) {
      Optional<ApiErrorModel> unclear = CmdField.wrong(call.fields());
      if (unclear.isPresent()) {
        return Optional.of(List.of(unclear.get()));
      }
    }
    Operation operation = operations.get(call.method());
    if (operation == null) {
      return one(ErrorCode.UNKNOWN_COMMAND);
    }
    call.operation(operation);
    Authentication authentication = authenticate(request);
    if (authentication instanceof Authentication.Refused refused) {
      return one(ErrorCodeMapping.code(refused.reason()));
    }
    Caller caller = ((Authentication.Accepted) authentication).caller();
    call.caller(caller);
    if (calls.admit(caller.account()) instanceof Outcome.Refused<?> refused) {
      return Optional.of(ErrorCodeMapping.errors(refused.refusals()));
    }
    if (faults.strike(request, call, caller)) {
      return one(ErrorCode.INTERNAL_ERROR);
    }
    if (!roles.permits(caller, operation.name())) {
      return one(ErrorCode.FORBIDDEN_COMMAND);
    }
    request.setSecurityContext(new CallerContext(caller));
    // Older pages of the vendor call with GET, and the platform still answers them.
    request.setMethod(HttpMethod.POST);
    return readParameters(request, call, operation);
  }

  private Authentication authenticate(ContainerRequestContext request) {
    String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? tokens.verify(header.substring(SCHEME.length()).trim())
        : new Authentication.Refused(TokenRefusal.MISSING);
  }

  private Optional<List<ApiErrorModel>> readParameters(
      ContainerRequestContext request, PlatformCall call, Operation operation) {
    CallParameters parameters = CallParameters.read(operation, call.fields());
    UnknownParameters unknown =
        new UnknownParameters(parameters.unknown(), call.inJson(), operation);
    unknown.attachTo(request);
    unknown.warn(call);
    List<ApiErrorModel> wrong =
        settings.strict() ? unknown.addTo(parameters.wrong()) : parameters.wrong();
    if (wrong.isEmpty() && !(parameters.canonical() && isInAddress(call))) {
      UriInfo address = request.getUriInfo();
      request.setRequestUri(
          address.getBaseUri(),
          URI.create(address.getBaseUri() + PATH + operation.name() + "?" + parameters.toQuery()));
    }
    return wrong.isEmpty() ? Optional.empty() : Optional.of(wrong);
  }

  /** Whether the address says all, so that it can stay as it is. */
  private static boolean isInAddress(PlatformCall call) {
    return !call.has(RequestStyle.URLENCODED_BODY)
        && !call.has(RequestStyle.MULTIPART_BODY)
        && !call.has(RequestStyle.COMMAND_FIELD);
  }

  private static Optional<List<ApiErrorModel>> one(ErrorCode code) {
    return Optional.of(List.of(code.error()));
  }

  private void refuse(ContainerRequestContext request, List<ApiErrorModel> wrong) {
    boolean overRate = wrong.get(0).getCode() == ErrorCode.RATE_LIMIT_EXCEEDED.code();
    request.abortWith(
        overRate && settings.rateLimit429()
            ? PlainResponses.tooManyRequests(UNTIL_NEXT_SECOND)
            : Response.ok(ErrorEnvelope.of(wrong), MediaType.APPLICATION_JSON_TYPE).build());
  }

  private static void refuse(ContainerRequestContext request, RequestBody.Unreadable body) {
    request.abortWith(
        Response.status(body.status())
            .type(MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8"))
            .entity(body.reason() + "\n")
            .build());
  }
}
