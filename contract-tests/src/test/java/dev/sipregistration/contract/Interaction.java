package dev.sipregistration.contract;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import au.com.dius.pact.consumer.BaseMockServer;
import au.com.dius.pact.consumer.ConsumerPactBuilder;
import au.com.dius.pact.consumer.MockHttpServerKt;
import au.com.dius.pact.consumer.PactTestExecutionContext;
import au.com.dius.pact.consumer.PactVerificationResult;
import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.PactDslRequestWithPath;
import au.com.dius.pact.consumer.dsl.PactDslRequestWithoutPath;
import au.com.dius.pact.consumer.dsl.PactDslWithProvider;
import au.com.dius.pact.consumer.dsl.PactDslWithState;
import au.com.dius.pact.consumer.model.MockProviderConfig;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.ProviderState;
import au.com.dius.pact.core.model.RequestResponsePact;
import dev.sipregistration.client.ApiErrorException;
import dev.sipregistration.client.SipRegistrationClient;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the client asks of the API and the response it relies on. Calling the real client
 * writes it into the pact file.
 */
final class Interaction {

  static final String CONSUMER = "sip-registration-client";
  static final String PROVIDER = "voximplant-management-api";

  private static final String SIGNED = "Bearer [\\w-]+\\.[\\w-]+\\.[\\w-]+";
  private static final String UTF_8_JSON = "application/json;\\s?charset=(utf|UTF)-8";

  private final String description;
  private final List<ProviderState> states = new ArrayList<>();
  private final List<SentParameter> parameters;
  private final String path;
  private final DslPart response;
  private @Nullable String broken;

  private Interaction(
      String description, String path, List<SentParameter> parameters, DslPart response) {
    this.description = description;
    this.path = path;
    this.parameters = parameters;
    this.response = response;
  }

  static Interaction create(String description, DslPart response, SentParameter... parameters) {
    return new Interaction(
        description, "/platform_api/CreateSipRegistration", List.of(parameters), response);
  }

  static Interaction bind(String description, DslPart response, SentParameter... parameters) {
    return new Interaction(
        description, "/platform_api/BindSipRegistration", List.of(parameters), response);
  }

  static Interaction update(String description, DslPart response, SentParameter... parameters) {
    return new Interaction(
        description, "/platform_api/UpdateSipRegistration", List.of(parameters), response);
  }

  static Interaction delete(String description, DslPart response, SentParameter... parameters) {
    return new Interaction(
        description, "/platform_api/DeleteSipRegistration", List.of(parameters), response);
  }

  static Interaction list(String description, DslPart response, SentParameter... parameters) {
    return new Interaction(
        description, "/platform_api/GetSipRegistrations", List.of(parameters), response);
  }

  Interaction given(String state) {
    return given(state, Map.of());
  }

  Interaction given(String state, Map<String, Object> parameters) {
    states.add(new ProviderState(state, parameters));
    return this;
  }

  /** Says that the request breaks the contract in one parameter, so that it can be refused. */
  Interaction breaking(String parameter) {
    broken = parameter;
    return this;
  }

  /** Has the client make the call, which has to be answered. */
  <T> T answers(Function<SipRegistrationClient, T> call) {
    WatchedHttpClient http = new WatchedHttpClient();
    AtomicReference<T> returned = new AtomicReference<>();
    PactVerificationResult result =
        played(
            baseUri -> {
              try (SipRegistrationClient client = Clients.at(baseUri, http)) {
                returned.set(call.apply(client));
              }
            });
    if (!(result instanceof PactVerificationResult.Ok)) {
      throw new AssertionError(description + ": " + result.getDescription(), cause(result));
    }
    assertThat(http.exchanges()).isNotEmpty().allSatisfy(this::requireConformity);
    return returned.get();
  }

  /** Has the client make the call, which has to be carried out. */
  void isDoneBy(Consumer<SipRegistrationClient> call) {
    answers(
        client -> {
          call.accept(client);
          return description;
        });
  }

  /** Has the client make the call, which has to be refused. */
  ApiErrorException refuses(Consumer<SipRegistrationClient> call) {
    return answers(
        client -> catchThrowableOfType(ApiErrorException.class, () -> call.accept(client)));
  }

  /**
   * Does what Pact's own runner does, but for the tenth of a second that it waits after each call:
   * the client has its response by then, before which Pact has taken down the request.
   */
  private PactVerificationResult played(Consumer<URI> call) {
    RequestResponsePact pact = pact();
    BaseMockServer server =
        MockHttpServerKt.mockServer(pact, MockProviderConfig.createDefault(PactSpecVersion.V3));
    server.start();
    try {
      server.waitForServer();
      call.accept(URI.create(server.getUrl()));
    } catch (RuntimeException e) {
      return new PactVerificationResult.Error(e, server.validateMockServerState(null));
    } finally {
      server.stop();
    }
    return server.verifyResultAndWritePact(
        description, new PactTestExecutionContext(), pact, PactSpecVersion.V3);
  }

  private void requireConformity(Exchange exchange) {
    Conformity.requireResponse(exchange);
    if (broken == null) {
      Conformity.requireRequest(exchange);
    } else {
      assertThat(Conformity.ofRequest(exchange))
          .singleElement(as(STRING))
          .contains("'" + broken + "'");
    }
  }

  private static @Nullable Throwable cause(PactVerificationResult result) {
    return result instanceof PactVerificationResult.Error error ? error.getError() : null;
  }

  private RequestResponsePact pact() {
    PactDslRequestWithPath request =
        upon()
            .path(path)
            .method("POST")
            .matchHeader("Authorization", SIGNED, "Bearer header.claims.signature")
            .encodedQuery(exactQuery());
    for (SentParameter parameter : parameters) {
      if (parameter.pattern() != null) {
        request.matchQuery(parameter.name(), parameter.pattern(), parameter.example());
      }
    }
    return request
        .willRespondWith()
        .status(200)
        .matchHeader("Content-Type", UTF_8_JSON, "application/json; charset=utf-8")
        .body(response)
        .toPact(RequestResponsePact.class);
  }

  private PactDslRequestWithoutPath upon() {
    PactDslWithProvider pact = ConsumerPactBuilder.consumer(CONSUMER).hasPactWith(PROVIDER);
    @Nullable PactDslWithState given = null;
    for (ProviderState state : states) {
      given =
          given == null
              ? pact.given(state.getName(), state.getParams())
              : given.given(state.getName(), state.getParams());
    }
    return given == null ? pact.uponReceiving(description) : given.uponReceiving(description);
  }

  private String exactQuery() {
    return parameters.stream()
        .filter(parameter -> parameter.pattern() == null)
        .map(parameter -> parameter.name() + "=" + encoded(parameter.example()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
