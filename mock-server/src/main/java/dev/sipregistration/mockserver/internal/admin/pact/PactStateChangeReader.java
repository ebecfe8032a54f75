package dev.sipregistration.mockserver.internal.admin.pact;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sipregistration.mockserver.internal.admin.generated.PactStateChangeModel;
import dev.sipregistration.mockserver.internal.admin.model.AdminJson;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Reads the requests of Pact verifiers, as strictly as any other body, but ignores unknown members:
 * some verifiers send more than others.
 */
@Consumes(MediaType.APPLICATION_JSON)
public final class PactStateChangeReader implements MessageBodyReader<PactStateChangeModel> {
  private final JsonMapper mapper =
      AdminJson.strict().addMixIn(PactStateChangeModel.class, OpenToMore.class).build();

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == PactStateChangeModel.class;
  }

  @Override
  public @Nullable PactStateChangeModel readFrom(
      Class<PactStateChangeModel> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    byte[] bytes = body.readAllBytes();
    ObjectReader reader = mapper.readerFor(type);
    return bytes.length == 0 ? null : reader.readValue(bytes);
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  private interface OpenToMore {}
}
