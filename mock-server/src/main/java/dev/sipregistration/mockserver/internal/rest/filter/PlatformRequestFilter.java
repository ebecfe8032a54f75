package dev.sipregistration.mockserver.internal.rest.filter;

import dev.sipregistration.mockserver.auth.Authentication;
import dev.sipregistration.mockserver.auth.Authenticator;
import dev.sipregistration.mockserver.auth.Caller;
import dev.sipregistration.mockserver.domain.world.PlatformCalls;
import dev.sipregistration.mockserver.internal.rest.body.RequestBody;
import dev.sipregistration.mockserver.internal.rest.call.CallParameters;
import dev.sipregistration.mockserver.internal.rest.call.CmdField;
import dev.sipregistration.mockserver.internal.rest.call.ErrorCode;
import dev.sipregistration.mockserver.internal.rest.call.ErrorCodeMapping;
import dev.sipregistration.mockserver.internal.rest.call.Operation;
import dev.sipregistration.mockserver.internal.rest.call.OperationTable;
import dev.sipregistration.mockserver.internal.rest.call.PlatformCall;
import dev.sipregistration.mockserver.internal.rest.call.PlatformSettings;
import dev.sipregistration.mockserver.internal.rest.call.Redaction;
import dev.sipregistration.mockserver.internal.rest.call.RefusedException;
import dev.sipregistration.mockserver.internal.rest.call.UnknownMethod;
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
import java.util.List;
import java.util.Optional;

/**
 * Checks a call before its operation sees it, in the platform's order: method, token, account and
 * its rate, roles, parameters. The first failure is the response. A body is read behind the token,
 * unless the method may be in it.
 *
 * <p>The operation gets each parameter at most once, in the form that JAX-RS reads correctly:
 * JAX-RS itself reads {@code is_persistent=maybe} as false and {@code application_id=abc} as an
 * unknown path.
 */
@PreMatching
public final class PlatformRequestFilter implements ContainerRequestFilter {
  private static final String PATH = "platform_api/";

  private final OperationTable operations;
  private final Authenticator tokens;
  private final PlatformCalls calls;
  private final PlatformSettings settings;
  private final FaultInjectionFilter faults;
  private final CallRecordingFilter recorder;
  private final Redaction redaction;

  public PlatformRequestFilter(
      OperationTable operations,
      Authenticator tokens,
      PlatformCalls calls,
      PlatformSettings settings,
      FaultInjectionFilter faults,
      CallRecordingFilter recorder,
      Redaction redaction) {
    this.operations = operations;
    this.tokens = tokens;
    this.calls = calls;
    this.settings = settings;
    this.faults = faults;
    this.recorder = recorder;
    this.redaction = redaction;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (CallReader.isOfPlatform(request.getUriInfo().getPath())) {
      // The platform responds in JSON, whatever the client accepts.
      request.getHeaders().remove(HttpHeaders.ACCEPT);
      PlatformCall call = recorder.begin(request);
      CallReader reader = new CallReader(request, call);
      Optional<RequestBody.Unreadable> unreadable = reader.readMethod();
      if (unreadable.isEmpty()) {
        Operation operation = identify(request, call, reader);
        unreadable = reader.readBody();
        if (unreadable.isEmpty()) {
          check(request, call, operation);
        }
      }
      unreadable.ifPresent(body -> abort(request, body));
    }
  }

  /** Checks method and token. The body of a call that is refused is read for the record only. */
  private Operation identify(
      ContainerRequestContext request, PlatformCall call, CallReader reader) {
    try {
      Operation operation = operation(call);
      call.operation(operation);
      call.caller(
          authenticate(request, call, reader)
              .orElseThrow(reason -> RefusedException.of(ErrorCodeMapping.code(reason))));
      return operation;
    } catch (RefusedException refused) {
      reader.readBody();
      throw refused;
    }
  }

  private Operation operation(PlatformCall call) {
    if (call.has(RequestStyle.COMMAND_FIELD)) {
      CmdField.check(call.fields());
    }
    return operations.find(call.method()).orElseThrow(() -> unknown(call));
  }

  private void check(ContainerRequestContext request, PlatformCall call, Operation operation) {
    Caller caller = call.caller();
    calls.admit(caller.account()).orElseThrow(RefusedException::of);
    if (faults.inject(request, call, caller)) {
      throw RefusedException.of(ErrorCode.INTERNAL_ERROR);
    }
    if (!caller.mayCall(operation.roles())) {
      throw RefusedException.of(ErrorCode.FORBIDDEN_COMMAND);
    }
    CurrentCaller.set(caller);
    // Older pages of the vendor call with GET, and the platform still accepts it.
    request.setMethod(HttpMethod.POST);
    readParameters(request, call, operation);
  }

  private RefusedException unknown(PlatformCall call) {
    List<String> known = operations.all().stream().map(Operation::name).sorted().toList();
    call.warn(new UnknownMethod(call.method(), known).warning());
    return RefusedException.of(ErrorCode.UNKNOWN_COMMAND);
  }

  private Authentication authenticate(
      ContainerRequestContext request, PlatformCall call, CallReader reader) {
    return BearerToken.of(request)
        .map(tokens::verify)
        .orElseGet(() -> tokens.withoutToken(name -> parameter(call, reader, name)));
  }

  /** Other credentials than a token may be in the body. */
  private static Optional<String> parameter(PlatformCall call, CallReader reader, String name) {
    reader.readBody();
    return call.value(name);
  }

  private void readParameters(
      ContainerRequestContext request, PlatformCall call, Operation operation) {
    CallParameters parameters = CallParameters.read(operation, call.fields(), redaction);
    UnknownParameters unknown =
        new UnknownParameters(parameters.unknown(), call.inJson(), operation);
    call.unknown(unknown);
    List<ApiErrorModel> errors =
        settings.strict() ? unknown.addTo(parameters.errors()) : parameters.errors();
    if (!errors.isEmpty()) {
      throw new RefusedException(errors);
    }
    if (!(parameters.canonical() && isInAddress(call))) {
      UriInfo address = request.getUriInfo();
      request.setRequestUri(
          address.getBaseUri(),
          URI.create(address.getBaseUri() + PATH + operation.name() + "?" + parameters.toQuery()));
    }
  }

  /** Whether the address has all parameters, so that it can stay as it is. */
  private static boolean isInAddress(PlatformCall call) {
    return !call.has(RequestStyle.URLENCODED_BODY)
        && !call.has(RequestStyle.MULTIPART_BODY)
        && !call.has(RequestStyle.COMMAND_FIELD);
  }

  private static void abort(ContainerRequestContext request, RequestBody.Unreadable body) {
    request.abortWith(
        Response.status(body.status())
            .type(MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8"))
            .entity(body.reason() + "\n")
            .build());
  }
}
