package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.seed.SeedException;
import dev.sipregistration.mockserver.seed.SeedFile;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Reads the text of a seed, which is in UTF-8 whatever the request says. JAX-RS itself replaces
 * what it cannot decode.
 */
@Consumes(SeedBody.YAML)
public final class SeedBody implements MessageBodyReader<String> {
  /** What a seed is called in messages about a body. */
  public static final String NAME = "seed";

  static final String YAML = "application/yaml";

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == String.class;
  }

  @Override
  public String readFrom(
      Class<String> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    try {
      return SeedFile.text(NAME, body);
    } catch (SeedException wrong) {
      throw ProblemException.badRequest("", String.valueOf(wrong.getMessage()));
    }
  }
}
