package dev.sipregistration.mockserver.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.AccountOptions;
import dev.sipregistration.mockserver.domain.command.CreateDraft;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import dev.sipregistration.mockserver.domain.world.AccountControl;
import dev.sipregistration.mockserver.domain.world.ClockMove;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.PlatformCalls;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.internal.store.MemoryStore;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DocumentsTest {
  private static final Clock SYSTEM =
      Clock.fixed(Instant.parse("2026-03-31T12:00:00Z"), ZoneOffset.UTC);

  private final Documents documents = new Documents(Set.of());
  private final JsonMapper json =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  @Test
  void toJson_verySmallAndExactAmounts_areReadAsTheSame() {
    PriceListDocument prices =
        new PriceListDocument(new BigDecimal("0.000000000000000001"), new BigDecimal("1.500"));

    String text = documents.toJson(prices);

    assertThat(text).contains("0.000000000000000001", "1.500");
    assertThat(documents.read(documents.parse(text), PriceListDocument.class)).isEqualTo(prices);
  }

  @Test
  void write_asJson_isReadAsTheSameWorldWithOutboxSecretsAndCalls() throws JsonProcessingException {
    World world = eventful();
    String text = documents.write(WorldExport.document(world)).toString();

    World read = read(text);

    Account before = world.accounts().get(0);
    Account after = read.accounts().get(0);
    assertThat(documents.write(WorldExport.document(read))).hasToString(text);
    assertThat(text).contains("hunter2", "pepper", "api-key");
    assertThat(before.outbox().entries())
        .extracting(entry -> entry.event().getClass().getSimpleName())
        .contains(
            "RegistrationFailed",
            "RegistrationRecovered",
            "SubscriptionRenewed",
            "SubscriptionFrozen",
            "BalanceLow",
            "AccountFrozen",
            "AccountUnfrozen");
    assertThat(after.outbox().entries()).isEqualTo(before.outbox().entries());
    assertThat(after.outbox().nextId()).isEqualTo(before.outbox().nextId());
    assertThat(after.calls()).isEqualTo(before.calls());
    assertThat(after.profile()).isEqualTo(before.profile());
    assertThat(after.registrations().all()).isEqualTo(before.registrations().all());
    assertThat(after.ledger().entries()).isEqualTo(before.ledger().entries());
  }

  @Test
  void write_withKeysLeftOut_hasNoneOfThem() {
    JsonNode tree =
        new Documents(Set.of("outbox", "password")).write(WorldExport.document(eventful()));

    assertThat(tree.findValue("outbox")).isNull();
    assertThat(tree.findValue("password")).isNull();
    assertThat(tree.findValue("calls")).isNotNull();
  }

  @Test
  void read_keyLeftOut_isUnknown() throws JsonProcessingException {
    JsonNode tree = json.readTree("{\"accounts\":[{\"calls\":{}}]}");

    DocumentException wrong =
        catchThrowableOfType(
            DocumentException.class,
            () -> new Documents(Set.of("calls")).read(tree, WorldDocument.class));

    assertThat(wrong).hasMessageStartingWith("is no key here; ");
    assertThat(wrong.pointer()).hasToString("/accounts/0/calls");
  }

  private World read(String text) throws JsonProcessingException {
    WorldDocument document = documents.read(json.readTree(text), WorldDocument.class);
    return new WorldImport(
            SYSTEM,
            keyId -> {
              throw new AssertionError();
            })
        .world(document);
  }

  /** A world in which an account has had each kind of event. */
  private static World eventful() {
    Account account =
        DemoWorld.account(DemoWorld.ACCOUNT, "demo")
            .openingBalance(new BigDecimal("2.50"))
            .apiKey(new Secret("api-key"))
            .callbacks(URI.create("http://127.0.0.1:1/"), new Secret("pepper"))
            .options(AccountOptions.DEFAULT)
            .terms(plan -> plan.withLowBalance(BigDecimal.ONE).withRequestsPerSecond(5))
            .build();
    MemoryStore store =
        new MemoryStore(
            World.of(List.of(account), List.of()).with(new ClockSetting.Stopped(SYSTEM.instant())),
            SYSTEM);
    PlatformCalls calls = new PlatformCalls(store);
    AccountControl control = new AccountControl(store);
    new CreateDraft()
        .sipUsername("alice")
        .proxy("p.example")
        .password("hunter2")
        .check()
        .then(command -> calls.create(account.id(), command));
    RegistrarSubject proxy = new RegistrarSubject.OfProxy(SipProxy.of("p.example"));
    control.arrange(account.id(), proxy, new RegistrarOutcome.Rejected(new SipStatus(503, "a\nb")));
    control.disarrange(account.id(), proxy);
    store.move(new ClockMove.AdvanceBy(Duration.ofDays(70)));
    control.changeTerms(account.id(), plan -> plan.withFrozen(true));
    control.changeTerms(account.id(), plan -> plan.withFrozen(false));
    calls.admit(account.id());
    return store.world();
  }
}
