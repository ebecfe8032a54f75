package dev.sipregistration.mockserver.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;

/** The one way in which the mock server writes and reads JSON. */
public final class Json {
  private Json() {}

  /**
   * Makes the reader and writer of JSON bodies. What is absent is left out, money is written
   * plainly, times as ISO-8601.
   *
   * @return a provider for JAX-RS
   */
  public static JacksonJsonProvider provider() {
    JsonMapper mapper =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    return new JacksonJsonProvider(mapper);
  }
}
