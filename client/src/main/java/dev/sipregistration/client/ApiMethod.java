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
import dev.sipregistration.client.internal.model.DeleteSipRegistrationResponseJson;
import dev.sipregistration.client.internal.model.GetSipRegistrationsResponseJson;
import dev.sipregistration.client.internal.model.SipRegistrationRowJson;
import dev.sipregistration.client.internal.model.UpdateSipRegistrationResponseJson;
import java.io.IOException;
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

  /** Far more than any response without rows has. */
  private static final int MAX_BODY_BYTES = 1 << 20;

  /** Far more than a page of 1,000 rows has whose texts are of the usual length. */
  private static final int MAX_LIST_BYTES = 16 << 20;

  private static final ObjectReader CREATE_RESPONSE =
      JSON.readerFor(CreateSipRegistrationResponseJson.class);
  private static final ObjectReader LIST_RESPONSE =
      JSON.readerFor(GetSipRegistrationsResponseJson.class);

  static final ApiMethod<CreatedSipRegistration> CREATE =
      new ApiMethod<>("CreateSipRegistration", false, MAX_BODY_BYTES, ApiMethod::parseCreated);
  static final ApiMethod<Void> BIND =
      withoutValue(
          "BindSipRegistration",
          BindSipRegistrationResponseJson.class,
          json -> outcome(json.result(), json.error(), json.errors()));
  static final ApiMethod<Void> UPDATE =
      withoutValue(
          "UpdateSipRegistration",
          UpdateSipRegistrationResponseJson.class,
          json -> outcome(json.result(), json.error(), json.errors()));
  static final ApiMethod<Void> DELETE =
      withoutValue(
          "DeleteSipRegistration",
          DeleteSipRegistrationResponseJson.class,
          json -> outcome(json.result(), json.error(), json.errors()));
  static final ApiMethod<SipRegistrationPage> LIST = listing(page -> page);

  private final String name;
  private final boolean idempotent;
  private final int maxBodyBytes;
  private final Parser<byte[], T> parser;

  private ApiMethod(String name, boolean idempotent, int maxBodyBytes, Parser<byte[], T> parser) {
    this.name = name;
    this.idempotent = idempotent;
    this.maxBodyBytes = maxBodyBytes;
    this.parser = parser;
  }

  private static <J> ApiMethod<Void> withoutValue(
      String name, Class<J> type, Parser<J, Void> parser) {
    ObjectReader reader = JSON.readerFor(type);
    return new ApiMethod<>(
        name,
        true,
        MAX_BODY_BYTES,
        body -> {
          J json = reader.readValue(body);
          return json == null ? ParsedResponse.empty() : parser.parse(json);
        });
  }

  private static <T> ApiMethod<T> listing(Reader<T> reader) {
    return new ApiMethod<>(
        "GetSipRegistrations", true, MAX_LIST_BYTES, body -> parseListed(body, reader));
  }

  /** Returns the method that lists a single SIP registration, which may not exist. */
  static ApiMethod<Optional<SipRegistration>> find(SipRegistrationId id) {
    return listing(
        page -> {
          Optional<SipRegistration> found =
              page.registrations().stream().filter(each -> each.id().equals(id)).findFirst();
          if (found.isEmpty() && !page.registrations().isEmpty()) {
            throw new IncompleteResponseException("rows, but none of SIP registration " + id);
          }
          return found;
        });
  }

  String name() {
    return name;
  }

  /** Returns whether two calls have the effect and the price of one. */
  boolean idempotent() {
    return idempotent;
  }

  /** Returns the maximum length of a response. */
  int maxBodyBytes() {
    return maxBodyBytes;
  }

  /** Returns whether a refusal says that an earlier attempt of the call was carried out. */
  boolean isCarriedOut(ApiErrorException refused) {
    return this == DELETE && refused.kind() == ApiErrorKind.UNKNOWN_SIP_REGISTRATION;
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

  private interface Parser<J, T> {
    ParsedResponse<T> parse(J json) throws IOException;
  }

  private interface Reader<T> {
    T read(SipRegistrationPage page) throws IOException;
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

  private static ParsedResponse<Void> outcome(
      @Nullable Integer result,
      @Nullable ApiErrorJson error,
      @Nullable List<@Nullable ApiErrorJson> errors)
      throws IOException {
    return new ParsedResponse<>(errors(error, errors), succeeded(result), null);
  }

  private static <T> ParsedResponse<T> parseListed(byte[] body, Reader<T> reader)
      throws IOException {
    GetSipRegistrationsResponseJson json = LIST_RESPONSE.readValue(body);
    if (json == null) {
      return ParsedResponse.empty();
    }
    List<ApiError> errors = errors(json.error(), json.errors());
    List<@Nullable SipRegistrationRowJson> rows = json.result();
    Integer total = json.count();
    if (!errors.isEmpty() || rows == null || total == null || total < 0) {
      return new ParsedResponse<>(errors, false, null);
    }
    return new ParsedResponse<>(
        errors, true, reader.read(new SipRegistrationPage(SipRegistrationRows.read(rows), total)));
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
        : new AccountInfo(id, json.frozen(), Decimals.plausible(json.balance()), json.currency());
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
