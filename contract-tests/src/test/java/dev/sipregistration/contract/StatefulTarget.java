package dev.sipregistration.contract;

import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.model.PactSource;
import au.com.dius.pact.provider.IProviderInfo;
import au.com.dius.pact.provider.IProviderVerifier;
import au.com.dius.pact.provider.ProviderResponse;
import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.TestTarget;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import kotlin.Pair;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * A server that comes up once its states are set. Tokens alone are replaced, because they live too
 * short to stand in a file; responses are compared with the contract besides.
 */
final class StatefulTarget implements TestTarget {

  private final ServerUnderTest server;
  private final MockServerStates states;

  StatefulTarget(ServerUnderTest server, MockServerStates states) {
    this.server = server;
    this.states = states;
  }

  private HttpTestTarget http() {
    URI baseUri = server.baseUri();
    return new HttpTestTarget(baseUri.getHost(), baseUri.getPort());
  }

  @Override
  public @Nullable Pair<Object, Object> prepareRequest(
      Pact pact, Interaction interaction, Map<String, Object> context) {
    Pair<Object, Object> prepared = http().prepareRequest(pact, interaction, context);
    ClassicHttpRequest request = (ClassicHttpRequest) prepared.getFirst();
    request.removeHeaders("Authorization");
    states.authorization().ifPresent(value -> request.setHeader("Authorization", value));
    return prepared;
  }

  @Override
  public ProviderResponse executeInteraction(@Nullable Object client, @Nullable Object request) {
    ProviderResponse response = http().executeInteraction(client, request);
    ClassicHttpRequest sent = (ClassicHttpRequest) request;
    URI uri = URI.create(sent.getRequestUri());
    Exchange exchange =
        new Exchange(
            sent.getMethod(),
            uri.getPath(),
            Exchange.query(uri),
            states.authorization(),
            response.getStatusCode(),
            Optional.of(response.getContentType().toString()),
            response.getBody().valueAsString());
    Conformity.requireResponse(exchange);
    ExchangeLog.remember(exchange);
    return response;
  }

  @Override
  public IProviderInfo getProviderInfo(String serviceName, @Nullable PactSource source) {
    return http().getProviderInfo(serviceName, source);
  }

  @Override
  public Map<String, Object> getUserConfig() {
    return Map.of();
  }

  @Override
  public boolean isHttpTarget() {
    return true;
  }

  @Override
  public void prepareVerifier(IProviderVerifier verifier, Object test, Pact pact) {}

  @Override
  public boolean supportsInteraction(Interaction interaction) {
    return interaction.isSynchronousRequestResponse();
  }
}
