package dev.sipregistration.contract;

import dev.sipregistration.client.CreateRequest;
import dev.sipregistration.client.Credentials;
import dev.sipregistration.client.SipRegistrationClient;
import dev.sipregistration.mockserver.MockAccount;
import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.MockServerOptions;
import dev.sipregistration.mockserver.callbacks.CallbackType;
import dev.sipregistration.mockserver.callbacks.ReceivedCallback;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.seed.DemoSeed;
import dev.sipregistration.mockserver.seed.Seed;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Period;
import java.util.List;

/** Makes a mock server send each type of callback, by what causes it. */
final class CallbackScenes implements AutoCloseable {

  /** Nobody listens there; the mock server collects what it sends. */
  private static final URI RECEIVER = URI.create("http://127.0.0.1:9/callbacks");

  private static final String PROXY = "sip.example.org";

  private static final Seed DEMO = DemoSeed.create().withKeysOf(61);

  private final MockServer server =
      MockServer.start(MockServerOptions.builder().seed(DEMO).callbackSink(true).build());

  /** Returns the body of a request that tells of such an event, which has really happened. */
  String bodyOf(CallbackType type) {
    server.reset();
    MockAccount account =
        server.newAccount(
            builder ->
                builder
                    .callbacks(RECEIVER, new Secret(CallbackContract.SALT))
                    .apiKey(new Secret(CallbackContract.API_KEY)));
    cause(type, account);
    List<ReceivedCallback> told =
        account.callbacks().stream().filter(callback -> callback.type() == type).toList();
    if (told.isEmpty()) {
      throw new AssertionError(type + " was not caused, but " + account.callbacks());
    }
    return told.get(0).body();
  }

  private static void cause(CallbackType type, MockAccount account) {
    switch (type) {
      case SIP_REGISTRATION_FAIL -> {
        create(account);
        account.givenRegistrar(PROXY).answers(403);
      }
      case SIP_REGISTRATION_RECOVERED -> {
        account.givenRegistrar(PROXY).answers(403);
        create(account);
        account.givenRegistrar(PROXY).answersAsUsual();
      }
      case RENEWED_SUBSCRIPTIONS -> {
        create(account);
        account.clock().advance(Period.ofMonths(1));
      }
      case SUBSCRIPTION_IS_FROZEN, SUBSCRIPTION_IS_DETACHED -> {
        account.givenBalance("1.20");
        create(account);
        account.clock().advance(Period.ofMonths(2));
      }
      case MIN_BALANCE -> {
        account.givenTerms(terms -> terms.withLowBalance(new BigDecimal("100")));
        create(account);
      }
      case ACCOUNT_IS_FROZEN -> account.givenTerms(terms -> terms.withFrozen(true));
      case ACCOUNT_IS_UNFROZEN -> {
        account.givenTerms(terms -> terms.withFrozen(true));
        account.givenTerms(terms -> terms.withFrozen(false));
      }
    }
  }

  private static void create(MockAccount account) {
    try (SipRegistrationClient client =
        SipRegistrationClient.builder()
            .credentials(Credentials.fromJson(account.credentials().toJson()))
            .baseUri(account.baseUri())
            .build()) {
      client.create(CreateRequest.sipUsername("alice").proxy(PROXY));
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
