package dev.sipregistration.mockserver.internal.rest.body;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the names in a JSON body. The vendor's samples send an empty object, and no source has the
 * platform read one with members, so values are not read.
 */
final class JsonBody {
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonBody() {}

  static RequestBody read(byte[] body) {
    try {
      JsonNode json = STRICT.readTree(body);
      if (json.isMissingNode() || json.isNull()) {
        return new RequestBody.Nothing();
      }
      if (json.isObject()) {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return new RequestBody.Json(names);
      }
      return new RequestBody.Unreadable(400, "The JSON in the body is no object.");
    } catch (IOException malformed) {
      return new RequestBody.Unreadable(400, "The JSON in the body is malformed.");
    }
  }
}
