package dev.sipregistration.client;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sipregistration.client.internal.model.AccountInfoJson;
import dev.sipregistration.client.internal.model.ApiErrorJson;
import dev.sipregistration.client.internal.model.BindSipRegistrationResponseJson;
import dev.sipregistration.client.internal.model.CreateSipRegistrationResponseJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A method of the API: how its responses are parsed, and whether it is idempotent.
 *
 * @param <T> the value of a success
 */
final class ApiMethod<T> {

  /** Coerces no type into another, and refuses repeated names and text after the document. */
  static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** More than any response of the API has; hostile ones have thousands. */
  private static final int MAX_ERRORS = 100;

  private static final int MAX_SCALE = 100;

  private static final ObjectReader CREATE_RESPONSE =
      JSON.readerFor(CreateSipRegistrationResponseJson.class);
  private static final ObjectReader BIND_RESPONSE =
      JSON.readerFor(BindSipRegistrationResponseJson.class);

  static final ApiMethod<CreatedSipRegistration> CREATE =
      new ApiMethod<>("CreateSipRegistration", false, ApiMethod::parseCreated);
  static final ApiMethod<Void> BIND =
      new ApiMethod<>("BindSipRegistration", true, ApiMethod::parseBound);

  private final String name;
  private final boolean idempotent;
  private final Parser<T> parser;

  private ApiMethod(String name, boolean idempotent, Parser<T> parser) {
    this.name = name;
    this.idempotent = idempotent;
    this.parser = parser;
  }

  String name() {
    return name;
  }

  /** Returns whether two calls have the effect and the price of one. */
  boolean idempotent() {
    return idempotent;
  }

  /**
   * Parses the body of a response.
   *
   * @throws IOException if it is not a response of this method
   */
  ParsedResponse<T> parse(byte[] body) throws IOException {
    return parser.parse(body);
  }

  /**
   * The content of a response.
   *
   * @param errors the errors; the first is the reason of the refusal
   * @param complete whether everything that a success needs is there
   * @param value the value of a success, null if it has none
   */
  record ParsedResponse<T>(List<ApiError> errors, boolean complete, @Nullable T value) {

    static <T> ParsedResponse<T> empty() {
      return new ParsedResponse<>(List.of(), false, null);
    }
  }

  private interface Parser<T> {
    ParsedResponse<T> parse(byte[] body) throws IOException;
  }

  private static ParsedResponse<CreatedSipRegistration> parseCreated(byte[] body)
      throws IOException {
    CreateSipRegistrationResponseJson json = CREATE_RESPONSE.readValue(body);
    if (json == null) {
      return ParsedResponse.empty();
    }
    List<ApiError> errors = errors(json.error(), json.errors());
    Long id = json.sipRegistrationId();
    if (!succeeded(json.result()) || id == null || id < 1) {
      return new ParsedResponse<>(errors, false, null);
    }
    return new ParsedResponse<>(
        errors,
        true,
        new CreatedSipRegistration(
            SipRegistrationId.of(id), Optional.ofNullable(account(json.accountInfo()))));
  }

  private static ParsedResponse<Void> parseBound(byte[] body) throws IOException {
    BindSipRegistrationResponseJson json = BIND_RESPONSE.readValue(body);
    if (json == null) {
      return ParsedResponse.empty();
    }
    return new ParsedResponse<>(
        errors(json.error(), json.errors()), succeeded(json.result()), null);
  }

  private static boolean succeeded(@Nullable Integer result) {
    return Objects.equals(result, 1);
  }

  private static @Nullable AccountInfo account(@Nullable AccountInfoJson json) {
    if (json == null) {
      return null;
    }
    Long id = json.accountId();
    return id == null
        ? null
        : new AccountInfo(id, json.frozen(), plausible(json.balance()), json.currency());
  }

  /** Returns the balance, unless it is a number like 1e999999999, which is too long to print. */
  private static @Nullable BigDecimal plausible(@Nullable BigDecimal balance) {
    return balance == null || Math.abs((long) balance.scale()) > MAX_SCALE ? null : balance;
  }

  private static List<ApiError> errors(
      @Nullable ApiErrorJson first, @Nullable List<@Nullable ApiErrorJson> all) throws IOException {
    Set<ApiError> errors = new LinkedHashSet<>();
    if (first != null) {
      errors.add(error(first));
    }
    if (all != null) {
      for (ApiErrorJson json : all) {
        if (errors.size() == MAX_ERRORS) {
          break;
        }
        errors.add(error(json));
      }
    }
    return List.copyOf(errors);
  }

  private static ApiError error(@Nullable ApiErrorJson json) throws IOException {
    Integer code = json == null ? null : json.code();
    if (json == null || code == null) {
      throw new IOException("an error without a code");
    }
    return new ApiError(code, Objects.requireNonNullElse(json.msg(), ""), json.fieldName());
  }
}
