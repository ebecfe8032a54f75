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
import dev.sipregistration.mockserver.domain.account.DomainEvent;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import dev.sipregistration.mockserver.domain.sip.SipUsername;
import java.io.IOException;
import java.math.BigDecimal;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values that documents are made of. */
final class DocumentValues extends SimpleModule {
  private static final long serialVersionUID = 1L;

  private static final Pattern WHOLE_NUMBER = Pattern.compile("0|-?[1-9][0-9]{0,17}");
  private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,18})?");
  private static final Pattern KEY_ID = Pattern.compile("[!-~]+");

  /** Such numbers are exact in every language that reads JSON. */
  private static final long HIGHEST_ID = (1L << 53) - 1;

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
  private static final Duration LONGEST = Duration.ofDays(366);

  DocumentValues() {
    id(AccountId.class, AccountId::new);
    id(ApplicationId.class, ApplicationId::new);
    id(RuleId.class, RuleId::new);
    id(SipRegistrationId.class, SipRegistrationId::new);
    id(UserId.class, UserId::new);
    text(KeyId.class, DocumentValues::keyId);
    text(Secret.class, text -> new Secret(TextReader.oneLine(text)));
    text(SipUsername.class, text -> SipUsername.parse(text).orElse(null));
    addDeserializer(String.class, new TextReader<>(String.class, TextReader::oneLine));
    addDeserializer(PublicKey.class, new TextReader<>(PublicKey.class, PublicKeyPem::read));
    addSerializer(PublicKey.class, written(PublicKeyPem::write));
    addDeserializer(Role.class, Names.reader(Role.class, Names::of, "is no role"));
    addSerializer(Role.class, written(Names::of));
    addDeserializer(
        LedgerEntryDocument.Type.class,
        Names.reader(LedgerEntryDocument.Type.class, Enum::name, "is no type of entry"));
    addDeserializer(
        SipRegistrationDocument.State.class,
        Names.reader(SipRegistrationDocument.State.class, Enum::name, "is no state"));
    addDeserializer(
        Long.class,
        new ScalarReader<>(
            Long.class,
            "a whole number",
            text -> WHOLE_NUMBER.matcher(text).matches() ? Long.valueOf(text) : null,
            Kind.WHOLE_NUMBER));
    addDeserializer(
        Boolean.class,
        new ScalarReader<>(
            Boolean.class,
            "true or false",
            text -> text.equals("true") || text.equals("false") ? Boolean.valueOf(text) : null,
            Kind.BOOLEAN));
    addDeserializer(
        BigDecimal.class,
        new ScalarReader<>(
            BigDecimal.class,
            "a decimal number like 100.00, with at most 20 digits and 18 decimals",
            text -> AMOUNT.matcher(text).matches() ? new BigDecimal(text) : null,
            Kind.WHOLE_NUMBER,
            Kind.DECIMAL,
            Kind.TEXT));
    addDeserializer(
        Instant.class,
        new ScalarReader<>(
            Instant.class,
            "a point in time like 2026-01-31T10:00:00Z, from 1970 to 9999",
            DocumentValues::instant,
            Kind.TIME,
            Kind.TEXT));
    addSerializer(Instant.class, ToStringSerializer.instance);
    addDeserializer(
        Duration.class,
        new ScalarReader<>(
            Duration.class,
            "a duration like PT1.5S, from PT0S to " + LONGEST,
            DocumentValues::duration,
            Kind.TEXT));
    addSerializer(Duration.class, ToStringSerializer.instance);
    setMixInAnnotation(DomainEvent.class, EventTypes.class);
    setMixInAnnotation(SipStatus.class, AnyReason.class);
  }

  private <T> void id(Class<T> type, LongFunction<T> id) {
    ScalarReader<T> reader =
        new ScalarReader<>(
            type,
            "a whole number from 1 to " + HIGHEST_ID,
            text -> {
              long number = WHOLE_NUMBER.matcher(text).matches() ? Long.parseLong(text) : 0;
              return number < 1 || number > HIGHEST_ID ? null : id.apply(number);
            },
            Kind.WHOLE_NUMBER);
    addDeserializer(type, reader);
    setMixInAnnotation(type, ValueOnly.class);
  }

  private <T> void text(Class<T> type, Function<String, @Nullable T> parser) {
    addDeserializer(type, new TextReader<>(type, parser));
    setMixInAnnotation(type, ValueOnly.class);
  }

  private static KeyId keyId(String text) {
    if (!KEY_ID.matcher(TextReader.oneLine(text)).matches()) {
      throw new IllegalArgumentException("must be printable ASCII without spaces");
    }
    return new KeyId(text);
  }

  private static @Nullable Instant instant(String text) {
    Instant instant = Instant.parse(text);
    return instant.isBefore(Instant.EPOCH) || instant.isAfter(LATEST) ? null : instant;
  }

  private static @Nullable Duration duration(String text) {
    Duration duration = Duration.parse(text);
    return duration.isNegative() || duration.compareTo(LONGEST) > 0 ? null : duration;
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

  /** Of types that are nothing but a value. */
  private interface ValueOnly {
    @JsonValue
    Object value();
  }

  /** Of the status that a registrar answered. */
  private abstract static class AnyReason {
    @JsonDeserialize(using = TextReader.Phrase.class)
    String reason = "";
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(name = "FAILED", value = DomainEvent.RegistrationFailed.class),
    @JsonSubTypes.Type(name = "RECOVERED", value = DomainEvent.RegistrationRecovered.class),
    @JsonSubTypes.Type(name = "RENEWED", value = DomainEvent.SubscriptionRenewed.class),
    @JsonSubTypes.Type(name = "FROZEN", value = DomainEvent.SubscriptionFrozen.class),
    @JsonSubTypes.Type(name = "DETACHED", value = DomainEvent.SubscriptionDetached.class),
    @JsonSubTypes.Type(name = "BALANCE_LOW", value = DomainEvent.BalanceLow.class)
  })
  private interface EventTypes {}
}
