package dev.sipregistration.mockserver.internal.rest.filter;

import dev.sipregistration.mockserver.internal.rest.body.BodyReader;
import dev.sipregistration.mockserver.internal.rest.body.FormField;
import dev.sipregistration.mockserver.internal.rest.body.RequestBody;
import dev.sipregistration.mockserver.internal.rest.call.CallParameters;
import dev.sipregistration.mockserver.internal.rest.call.CmdField;
import dev.sipregistration.mockserver.internal.rest.call.PlatformCall;
import dev.sipregistration.mockserver.journal.RequestStyle;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads method, parameters and style of a call: parameters from the query and from a form in the
 * body alike, and the method from the address or, where the address has none, from the field {@code
 * cmd}, which may be in the body.
 */
final class CallReader {
  private static final String ROOT = "platform_api";
  private static final String PATH = ROOT + "/";

  private final ContainerRequestContext request;
  private final PlatformCall call;
  private final String path;
  private @Nullable RequestBody body;

  CallReader(ContainerRequestContext request, PlatformCall call) {
    this.request = request;
    this.call = call;
    path = request.getUriInfo().getPath();
  }

  /** Tells whether a path, from which the first slash is left out, is one of the platform's API. */
  static boolean isOfPlatform(String path) {
    return path.startsWith(PATH) || path.equals(ROOT);
  }

  /**
   * Adds what is in the address to the call, and what is in the body if the method may be there.
   *
   * @return the body, if it was read and cannot be read
   */
  Optional<RequestBody.Unreadable> readMethod() {
    List<FormField> fields = FormField.parse(request.getUriInfo().getRequestUri().getRawQuery());
    if (!fields.isEmpty()) {
      call.style(RequestStyle.QUERY);
    }
    call.fields(fields);
    noteApiKey();
    if (request.getMethod().equals(HttpMethod.GET)) {
      call.style(RequestStyle.GET);
    }
    if (path.length() > PATH.length()) {
      call.method(methodInPath());
      return Optional.empty();
    }
    call.style(RequestStyle.COMMAND_FIELD);
    Optional<RequestBody.Unreadable> unreadable = readBody();
    call.method(CmdField.methodIn(call.fields()));
    return unreadable;
  }

  /**
   * Adds what is in the body to the call, unless that was done.
   *
   * @return the body, if it cannot be read
   */
  Optional<RequestBody.Unreadable> readBody() {
    if (body == null) {
      body = body();
      addBody(body);
      noteApiKey();
    }
    return body instanceof RequestBody.Unreadable unreadable
        ? Optional.of(unreadable)
        : Optional.empty();
  }

  private void noteApiKey() {
    if (call.value(CallParameters.API_KEY).isPresent()) {
      call.style(RequestStyle.API_KEY);
    }
  }

  private void addBody(RequestBody read) {
    if (read instanceof RequestBody.Form form) {
      call.style(
          form instanceof RequestBody.Multipart
              ? RequestStyle.MULTIPART_BODY
              : RequestStyle.URLENCODED_BODY);
      List<FormField> all = new ArrayList<>(call.fields());
      all.addAll(form.fields());
      call.fields(all);
    } else if (read instanceof RequestBody.Json json) {
      call.style(RequestStyle.JSON_BODY);
      call.inJson(json.names());
    }
  }

  private String methodInPath() {
    String method = path.substring(PATH.length());
    if (method.endsWith("/")) {
      // Older pages of the vendor end the path with a slash.
      call.style(RequestStyle.TRAILING_SLASH);
      return method.substring(0, method.length() - 1);
    }
    return method;
  }

  private RequestBody body() {
    if (!request.hasEntity()) {
      return new RequestBody.Nothing();
    }
    try {
      return BodyReader.read(
          request.getHeaderString(HttpHeaders.CONTENT_TYPE),
          request.getHeaderString(HttpHeaders.CONTENT_ENCODING),
          request.getEntityStream().readAllBytes());
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
