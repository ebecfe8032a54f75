package dev.sipregistration.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sipregistration.client.callback.CallbackReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The contract of callbacks, as far as these tests ask it. */
final class CallbackContract {

  /** The secrets that the hashes of the contract's examples are made of. */
  static final String SALT = "not-a-real-salt";

  static final String API_KEY = "not-a-real-api-key";

  /** The client's reader, with these secrets. */
  static final CallbackReader READER = CallbackReader.salt(SALT).apiKey(API_KEY);

  private static final Contract CONTRACT =
      Contract.read("/openapi/sip-registration-callbacks.yaml");

  private static final OpenApiInteractionValidator VALIDATOR =
      OpenApiInteractionValidator.createForInlineApiSpecification(CONTRACT.text()).build();

  /** Returns what the contract says against the body of a request; its unknown fields are wrong. */
  static List<String> mismatches(String body) {
    return VALIDATOR
        .validateRequest(
            SimpleRequest.Builder.post("/callbacks")
                .withContentType("application/json; charset=utf-8")
                .withBody(body)
                .build())
        .getMessages()
        .stream()
        .map(Object::toString)
        .toList();
  }

  /** Fails unless the contract allows the body of a request. */
  static void requireConformity(String body) {
    assertThat(mismatches(body)).as("the contract about %s", body).isEmpty();
  }

  /** Returns the examples, each a body of a request, by their names. */
  static Map<String, String> examples() {
    return CONTRACT.examples().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, example -> example.getValue().toString()));
  }

  /** Returns the types of the callbacks in the body of a request. */
  static List<String> types(String body) {
    try {
      JsonNode callbacks = Json.MAPPER.readTree(body).path("callbacks");
      return StreamSupport.stream(callbacks.spliterator(), false)
          .map(callback -> callback.path("type").asText())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the vendor's hash, made of the contract's secrets. */
  static String hash(long accountId, long callbackId) {
    try {
      byte[] signed = (SALT + accountId + API_KEY + callbackId).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(signed));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private CallbackContract() {}
}
