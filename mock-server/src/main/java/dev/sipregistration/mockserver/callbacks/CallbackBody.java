package dev.sipregistration.mockserver.callbacks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sipregistration.mockserver.domain.account.AccountProfile;
import dev.sipregistration.mockserver.domain.account.OutboxEntry;

/** Writes the body of a request, as the platform does; it holds one callback. */
final class CallbackBody {
  /** The mock server's accounts know neither people nor languages, which the platform names. */
  private static final String LAST_NAME = "Owner";

  private static final String LANGUAGE = "en";

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private CallbackBody() {}

  static String of(AccountProfile account, OutboxEntry entry, String hash) {
    CallbackContent content = CallbackContent.of(entry.event());
    String type = content.type().wireName();
    ObjectNode body = MAPPER.createObjectNode();
    body.putArray("callbacks")
        .addObject()
        .put("callback_id", entry.id())
        .put("type", type)
        .put("account_id", account.id().value())
        .put("hash", hash)
        .put("account_name", account.name().value())
        .put("account_email", account.email())
        .put("account_first_name", account.name().value())
        .put("account_last_name", LAST_NAME)
        .put("language_code", LANGUAGE)
        .put("balance", CallbackContent.money(entry.balance()))
        .put("currency", account.currency().value())
        .set(type, content.details());
    try {
      return MAPPER.writeValueAsString(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
