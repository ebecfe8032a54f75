package dev.sipregistration.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.sipregistration.client.internal.ApiClient;
import dev.sipregistration.client.internal.model.BindSipRegistrationResponse;
import dev.sipregistration.client.internal.model.CreateSipRegistrationResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A method of the API: what its answers say, and whether it does the same when it is called twice.
 *
 * @param <T> what a success gives
 */
final class ApiMethod<T> {

  private static final ObjectMapper JSON = ApiClient.createDefaultObjectMapper();
  private static final ObjectReader CREATE_ANSWER =
      JSON.readerFor(CreateSipRegistrationResponse.class);
  private static final ObjectReader BIND_ANSWER = JSON.readerFor(BindSipRegistrationResponse.class);

  static final ApiMethod<CreatedSipRegistration> CREATE =
      new ApiMethod<>("CreateSipRegistration", false, ApiMethod::readCreated);
  static final ApiMethod<Void> BIND =
      new ApiMethod<>("BindSipRegistration", true, ApiMethod::readBound);

  private final String name;
  private final boolean idempotent;
  private final Reader<T> reader;

  private ApiMethod(String name, boolean idempotent, Reader<T> reader) {
    this.name = name;
    this.idempotent = idempotent;
    this.reader = reader;
  }

  String name() {
    return name;
  }

  /** Returns whether calling it twice does the same as calling it once, and costs the same. */
  boolean idempotent() {
    return idempotent;
  }

  /**
   * Reads an answer.
   *
   * @throws IOException if the answer is not one of this method
   */
  Answer<T> read(byte[] body) throws IOException {
    return reader.read(body);
  }

  /**
   * What an answer says.
   *
   * @param errors the errors, the first of which is the reason of the refusal
   * @param complete whether it has all that a success has
   * @param value what a success gives, null if it gives nothing
   */
  record Answer<T>(List<ApiError> errors, boolean complete, @Nullable T value) {

    static <T> Answer<T> ofNothing() {
      return new Answer<>(List.of(), false, null);
    }
  }

  private interface Reader<T> {
    Answer<T> read(byte[] body) throws IOException;
  }

  private static Answer<CreatedSipRegistration> readCreated(byte[] body) throws IOException {
    CreateSipRegistrationResponse wire = CREATE_ANSWER.readValue(body);
    if (wire == null) {
      return Answer.ofNothing();
    }
    Long id = wire.getSipRegistrationId();
    boolean complete = succeeded(wire.getResult()) && id != null && id > 0;
    return new Answer<>(
        errors(wire.getError(), wire.getErrors()),
        complete,
        complete
            ? new CreatedSipRegistration(SipRegistrationId.of(id), account(wire.getAccountInfo()))
            : null);
  }

  private static Answer<Void> readBound(byte[] body) throws IOException {
    BindSipRegistrationResponse wire = BIND_ANSWER.readValue(body);
    if (wire == null) {
      return Answer.ofNothing();
    }
    return new Answer<>(
        errors(wire.getError(), wire.getErrors()), succeeded(wire.getResult()), null);
  }

  private static boolean succeeded(@Nullable Integer result) {
    return Objects.equals(result, 1);
  }

  private static @Nullable AccountInfo account(
      dev.sipregistration.client.internal.model.@Nullable AccountInfo wire) {
    return wire == null || wire.getAccountId() == null
        ? null
        : new AccountInfo(
            wire.getAccountId(), wire.getFrozen(), wire.getBalance(), wire.getCurrency());
  }

  private static List<ApiError> errors(
      dev.sipregistration.client.internal.model.@Nullable ApiError first,
      @Nullable List<dev.sipregistration.client.internal.model.ApiError> all)
      throws IOException {
    List<ApiError> errors = new ArrayList<>();
    if (first != null) {
      errors.add(error(first));
    }
    if (all != null) {
      for (dev.sipregistration.client.internal.model.ApiError wire : all) {
        ApiError error = error(wire);
        if (!errors.contains(error)) {
          errors.add(error);
        }
      }
    }
    return List.copyOf(errors);
  }

  private static ApiError error(dev.sipregistration.client.internal.model.@Nullable ApiError wire)
      throws IOException {
    if (wire == null || wire.getCode() == null) {
      throw new IOException("an error without a code");
    }
    return new ApiError(
        wire.getCode(), Objects.requireNonNullElse(wire.getMsg(), ""), wire.getFieldName());
  }
}
