package dev.sipregistration.contract;

import static au.com.dius.pact.consumer.dsl.LambdaDsl.newJsonBody;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.MessagePactBuilder;
import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.messaging.Message;
import au.com.dius.pact.core.model.messaging.MessagePact;
import dev.sipregistration.client.callback.CallbackEvent;
import dev.sipregistration.client.callback.CallbackException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A callback that the client's reader understands, as far as the reader relies on it. Reading it
 * writes it into the pact file.
 */
final class CallbackInteraction {

  static final String CONSUMER = Interaction.CONSUMER;
  static final String PROVIDER = "voximplant-callbacks";

  private static final String DIRECTORY = System.getProperty("pact.rootDir", PactFile.DIRECTORY);

  private final String type;
  private final DslPart body;

  private CallbackInteraction(String type, DslPart body) {
    this.type = type;
    this.body = body;
  }

  /** Returns a callback of a type, with these details. */
  static CallbackInteraction of(String type, Consumer<LambdaDslObject> details) {
    return new CallbackInteraction(
        type,
        newJsonBody(
                request ->
                    request.eachLike(
                        "callbacks",
                        callback ->
                            callback
                                .integerType("callback_id", 1)
                                .stringValue("type", type)
                                .integerType("account_id", 1)
                                .stringMatcher(
                                    "hash", "[0-9a-fA-F]{32}", CallbackContract.hash(1, 1))
                                .object(type, details)))
            .build());
  }

  /** Has the client read the callback, which has to tell of this event. */
  void isReadAs(CallbackEvent event) throws CallbackException {
    MessagePact pact =
        new MessagePactBuilder(PactSpecVersion.V3)
            .consumer(CONSUMER)
            .hasPactWith(PROVIDER)
            .expectsToReceive(type)
            .withMetadata(Map.of("contentType", "application/json"))
            .withContent(body)
            .toPact(MessagePact.class);
    for (Message message : pact.getMessages()) {
      String sent = new String(message.contentsAsBytes(), StandardCharsets.UTF_8);
      CallbackContract.requireConformity(sent);
      assertThat(CallbackContract.READER.read(message.contentsAsBytes()))
          .singleElement()
          .satisfies(callback -> assertThat(callback.event()).isEqualTo(event));
    }
    pact.write(DIRECTORY, PactSpecVersion.V3).unwrap();
  }
}
