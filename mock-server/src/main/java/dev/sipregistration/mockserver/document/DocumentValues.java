package dev.sipregistration.mockserver.document;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.sipregistration.mockserver.document.Scalar.Kind;
import dev.sipregistration.mockserver.domain.account.AccountOptions;
import dev.sipregistration.mockserver.domain.account.DomainEvent;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.AccountName;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.id.NumericId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.Texts;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.id.WireTimes;
import dev.sipregistration.mockserver.domain.money.CurrencyCode;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import dev.sipregistration.mockserver.domain.sip.SipUsername;
import java.io.IOException;
import java.math.BigDecimal;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The values that documents are made of, and what is wrong with others. */
final class DocumentValues extends SimpleModule {
  private static final long serialVersionUID = 1L;

  private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");
  private static final Pattern AMOUNT = Pattern.compile("-?(0|[1-9][0-9]{0,19})(\\.[0-9]{1,18})?");

  DocumentValues() {
    id(AccountId.class, AccountId::new);
    id(ApplicationId.class, ApplicationId::new);
    id(RuleId.class, RuleId::new);
    id(SipRegistrationId.class, SipRegistrationId::new);
    id(UserId.class, UserId::new);
    number(Long.class, 0, NumericId.HIGHEST + 1, Long::valueOf);
    number(Integer.class, 0, Integer.MAX_VALUE, number -> (int) number);
    text(String.class, DocumentValues::oneLine);
    text(Secret.class, text -> new Secret(oneLine(text)));
    text(KeyId.class, DocumentValues::keyId);
    parsed(
        AccountName.class,
        AccountName::parse,
        "must be at most 64 letters, digits, dots, hyphens and underscores");
    parsed(CurrencyCode.class, CurrencyCode::parse, "must be three capital letters");
    parsed(
        SipUsername.class,
        SipUsername::parse,
        "is no SIP user name; it has letters, digits and marks like . - _");
    parsed(
        SipProxy.class,
        SipProxy::parse,
        "is no host name or address, with :port and ;transport=udp, tcp or tls if need be");
    for (Class<?> wrapper :
        List.of(
            Secret.class, KeyId.class, SipUsername.class, AccountName.class, CurrencyCode.class)) {
      setMixInAnnotation(wrapper, Wrapper.class);
    }
    addSerializer(SipProxy.class, written(SipProxy::text));
    text(PublicKey.class, PublicKeyPem::read);
    addSerializer(PublicKey.class, written(PublicKeyPem::write));
    names(Role.class, DocumentValues::nameOf, "is no role");
    addSerializer(Role.class, written(DocumentValues::nameOf));
    names(LedgerEntry.Type.class, Enum::name, "is no type of entry");
    names(SipRegistrationState.Kind.class, Enum::name, "is no state");
    value(
        Boolean.class,
        "true or false",
        text -> List.of("true", "false").contains(text) ? Boolean.valueOf(text) : null,
        Kind.BOOLEAN);
    value(
        BigDecimal.class,
        "a decimal number like 100.00, with at most 20 digits and 18 decimals",
        text -> AMOUNT.matcher(text).matches() ? new BigDecimal(text) : null,
        Kind.WHOLE_NUMBER,
        Kind.DECIMAL);
    value(
        Instant.class,
        "a point in time like 2026-01-31T10:00:00Z, from 1970 to 9999",
        DocumentValues::instant,
        Kind.TIME,
        Kind.TEXT);
    addSerializer(Instant.class, ToStringSerializer.instance);
    value(
        Duration.class,
        "a duration like PT1.5S, from PT0S to " + AccountOptions.LONGEST_IN_PROGRESS,
        DocumentValues::duration,
        Kind.TEXT);
    addSerializer(Duration.class, ToStringSerializer.instance);
    setMixInAnnotation(DomainEvent.class, EventTypes.class);
    setMixInAnnotation(SipStatus.class, AnyReason.class);
  }

  private <T> void value(
      Class<T> type, String expected, Function<String, @Nullable T> parser, Kind... kinds) {
    addDeserializer(type, new ScalarReader<>(type, expected, parser, kinds));
  }

  private <T> void id(Class<T> type, LongFunction<T> id) {
    number(type, 1, NumericId.HIGHEST, id);
    setMixInAnnotation(type, Wrapper.class);
  }

  private <T> void number(Class<T> type, long lowest, long highest, LongFunction<T> of) {
    value(
        type,
        "a whole number from %s to %s".formatted(lowest, highest),
        text -> {
          long number = WHOLE_NUMBER.matcher(text).matches() ? Long.parseLong(text) : -1;
          return number < lowest || number > highest ? null : of.apply(number);
        },
        Kind.WHOLE_NUMBER);
  }

  private <T> void text(Class<T> type, Function<String, T> parser) {
    value(type, ScalarReader.TEXT, parser, Kind.TEXT);
  }

  private <T> void parsed(Class<T> type, Function<String, Optional<T>> parser, String problem) {
    text(
        type,
        text ->
            parser.apply(oneLine(text)).orElseThrow(() -> new IllegalArgumentException(problem)));
  }

  private <E extends Enum<E>> void names(Class<E> type, Function<E, String> names, String problem) {
    Map<String, E> known = new LinkedHashMap<>();
    for (E one : type.getEnumConstants()) {
      known.put(names.apply(one), one);
    }
    text(
        type,
        name -> {
          E one = known.get(name);
          if (one == null) {
            throw new IllegalArgumentException(Documents.unknown(problem, name, known.keySet()));
          }
          return one;
        });
  }

  static String nameOf(Role role) {
    return role == Role.CALLS_SMS
        ? "CallsSMS"
        : Arrays.stream(role.name().split("_"))
            .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
            .collect(Collectors.joining());
  }

  private static <T> JsonSerializer<T> written(Function<T, String> text) {
    return new JsonSerializer<>() {
      @Override
      public void serialize(T value, JsonGenerator json, SerializerProvider provider)
          throws IOException {
        json.writeString(text.apply(value));
      }
    };
  }

  private static String oneLine(String text) {
    require(Texts.isName(notTooLong(notEmpty(text))), "must be one line");
    return text;
  }

  private static String notEmpty(String text) {
    require(!text.isEmpty(), "must not be empty; without it, leave the key out");
    return text;
  }

  private static String notTooLong(String text) {
    require(!Texts.isTooLong(text), "must not be longer than " + Texts.LONGEST + " characters");
    return unicode(text);
  }

  private static String unicode(String text) {
    require(Texts.isUnicode(text), "must not have half of a surrogate pair");
    return text;
  }

  private static KeyId keyId(String text) {
    KeyId keyId = new KeyId(oneLine(text));
    require(keyId.isAssignable(), "must be printable ASCII without spaces");
    return keyId;
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }

  private static @Nullable Instant instant(String text) {
    Instant instant = Instant.parse(text);
    return WireTimes.isRepresentable(instant) ? instant : null;
  }

  private static @Nullable Duration duration(String text) {
    Duration duration = Duration.parse(text);
    return duration.isNegative() || duration.compareTo(AccountOptions.LONGEST_IN_PROGRESS) > 0
        ? null
        : duration;
  }

  /** Reads a text of any length, because what is made of it has a limit of its own. */
  static final class AnyLength extends ScalarReader<String> {
    AnyLength() {
      super(String.class, TEXT, text -> unicode(notEmpty(text)), Kind.TEXT);
    }
  }

  /** Reads a text of any characters, which is never empty. */
  static final class AnyCharacters extends ScalarReader<String> {
    AnyCharacters() {
      super(String.class, TEXT, text -> notTooLong(notEmpty(text)), Kind.TEXT);
    }
  }

  /** Reads a secret of any characters. */
  static final class AnySecret extends ScalarReader<Secret> {
    AnySecret() {
      super(Secret.class, TEXT, text -> new Secret(notTooLong(notEmpty(text))), Kind.TEXT);
    }
  }

  /** Reads a text of any characters, or none. */
  static final class Phrase extends ScalarReader<String> {
    Phrase() {
      super(String.class, TEXT, DocumentValues::notTooLong, Kind.TEXT);
    }
  }

  private interface Wrapper {
    @JsonValue
    Object value();
  }

  interface AnyReason {
    @JsonDeserialize(using = Phrase.class)
    String reason();
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(name = "FAILED", value = DomainEvent.RegistrationFailed.class),
    @JsonSubTypes.Type(name = "RECOVERED", value = DomainEvent.RegistrationRecovered.class),
    @JsonSubTypes.Type(name = "RENEWED", value = DomainEvent.SubscriptionRenewed.class),
    @JsonSubTypes.Type(name = "FROZEN", value = DomainEvent.SubscriptionFrozen.class),
    @JsonSubTypes.Type(name = "DETACHED", value = DomainEvent.SubscriptionDetached.class),
    @JsonSubTypes.Type(name = "BALANCE_LOW", value = DomainEvent.BalanceLow.class),
    @JsonSubTypes.Type(name = "ACCOUNT_FROZEN", value = DomainEvent.AccountFrozen.class),
    @JsonSubTypes.Type(name = "ACCOUNT_UNFROZEN", value = DomainEvent.AccountUnfrozen.class)
  })
  private interface EventTypes {}
}
