package dev.sipregistration.mockserver.internal.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.internal.admin.model.AdminJson;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Calls the admin API of a server in another process, through the interfaces that are generated
 * from its contract. Safe for use by many threads.
 */
public final class AdminClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String JSON = "application/json";

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final URI server;
  private final @Nullable Secret token;
  private final JsonMapper json =
      AdminJson.mapper()
          .rebuild()
          // A server may be newer.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /**
   * @param server scheme, host and port
   * @param token the admin token, or null if the server has none
   */
  public AdminClient(URI server, @Nullable Secret token) {
    this.server = server;
    this.token = token;
  }

  /** Returns the scheme, host and port of the server. */
  public URI server() {
    return server;
  }

  /**
   * Returns a part of the API, which throws {@link RequestRefusedException} for what is refused,
   * and {@link UncheckedIOException} if no response comes.
   */
  public <T> T api(Class<T> part) {
    return part.cast(
        Proxy.newProxyInstance(
            part.getClassLoader(),
            new Class<?>[] {part},
            (proxy, method, arguments) -> call(method, arguments)));
  }

  private @Nullable Object call(Method method, @Nullable Object @Nullable [] given) {
    @Nullable Object[] arguments = given == null ? new Object[0] : given;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(target(method, arguments)))
            .timeout(TIMEOUT)
            .method(verb(method), body(method, arguments));
    Consumes type = method.getAnnotation(Consumes.class);
    request.setHeader("Content-Type", type == null ? JSON : type.value()[0]);
    if (token != null) {
      request.setHeader("Authorization", "Bearer " + token.value());
    }
    HttpResponse<String> response = send(request.build());
    if (response.statusCode() >= 400) {
      throw new RequestRefusedException(response.statusCode(), detail(response));
    }
    return result(method, response.body());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException lost) {
      throw new UncheckedIOException("The mock server at " + server + " does not respond", lost);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted in a call of " + server, interrupted);
    }
  }

  private static String verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(verb -> verb != null)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No operation: " + method))
        .value();
  }

  private static String target(Method method, @Nullable Object[] arguments) {
    String path = path(method.getDeclaringClass()) + path(method);
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    Parameter[] parameters = method.getParameters();
    for (int i = 0; i < parameters.length; i++) {
      PathParam inPath = parameters[i].getAnnotation(PathParam.class);
      if (inPath != null) {
        path = path.replace("{" + inPath.value() + "}", encoded(arguments[i]));
      }
      QueryParam inQuery = parameters[i].getAnnotation(QueryParam.class);
      if (inQuery != null && arguments[i] != null) {
        List<?> values = arguments[i] instanceof List<?> all ? all : List.of(arguments[i]);
        values.forEach(value -> query.add(inQuery.value() + "=" + encoded(value)));
      }
    }
    return path + query;
  }

  private static String path(java.lang.reflect.AnnotatedElement element) {
    Path path = element.getAnnotation(Path.class);
    return path == null ? "" : path.value();
  }

  private static String encoded(@Nullable Object value) {
    return URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The body is the parameter that is neither in the path nor in the query. */
  private BodyPublisher body(Method method, @Nullable Object[] arguments) {
    Parameter[] parameters = method.getParameters();
    for (int i = 0; i < parameters.length; i++) {
      Annotation[] where = parameters[i].getAnnotations();
      if (where.length == 0) {
        return BodyPublishers.ofString(
            arguments[i] instanceof String text ? text : written(arguments[i]));
      }
    }
    return BodyPublishers.noBody();
  }

  private String written(@Nullable Object body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalArgumentException("No JSON: " + body, unwritable);
    }
  }

  private @Nullable Object result(Method method, String body) {
    if (method.getReturnType() == void.class) {
      return null;
    }
    if (method.getReturnType() == String.class) {
      return body;
    }
    try {
      return json.readValue(
          body, json.getTypeFactory().constructType(method.getGenericReturnType()));
    } catch (JsonProcessingException foreign) {
      throw new IllegalStateException(
          server + " is no mock server, or one of another version", foreign);
    }
  }

  /** Returns the detail of a problem document, or what else there is. */
  private String detail(HttpResponse<String> response) {
    if (response.statusCode() == 401) {
      return token == null
          ? "The mock server at " + server + " needs its admin token"
          : "The mock server at " + server + " has another admin token";
    }
    try {
      JsonNode detail = json.readTree(response.body()).path("detail");
      if (detail.isTextual()) {
        return detail.textValue();
      }
    } catch (JsonProcessingException noProblem) {
      // Told by its status.
    }
    return server + " responded with status " + response.statusCode();
  }
}
