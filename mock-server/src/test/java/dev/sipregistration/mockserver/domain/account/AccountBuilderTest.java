package dev.sipregistration.mockserver.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sipregistration.mockserver.domain.directory.Application;
import dev.sipregistration.mockserver.domain.directory.Directory;
import dev.sipregistration.mockserver.domain.directory.Rule;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.AccountName;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.Secret;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.money.CurrencyCode;
import dev.sipregistration.mockserver.domain.money.Ledger;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccountBuilderTest {
  private static final ApplicationId APPLICATION = new ApplicationId(1);
  private static final ApplicationId OTHER = new ApplicationId(2);

  private final AccountBuilder builder =
      Account.named(new AccountId(7), "acme").application(APPLICATION, "shop");

  @Test
  void like_template_hasItsRegistrarsButNoRegistrations() {
    RegistrarSubject proxy = new RegistrarSubject.OfProxy(SipProxy.of("sip.example.com"));
    RegistrarSubject registration = new RegistrarSubject.OfRegistration(new SipRegistrationId(3));
    RegistrarOutcome forbidden = RegistrarOutcome.of(403);
    Account template = builder.build();
    Account arranged =
        template.with(template.registrars().with(proxy, forbidden).with(registration, forbidden));

    Account alike = Account.like(arranged, new AccountId(8), "like").build();

    assertThat(alike.registrars().arranged()).containsOnlyKeys(proxy);
  }

  @Test
  void build_nothingSaid_isActiveAndFree() {
    Account account = builder.build();

    assertThat(account.terms().active()).isTrue();
    assertThat(account.terms().priceList().monthly().total()).isZero();
    assertThat(account.profile())
        .isEqualTo(
            new AccountProfile(
                new AccountId(7),
                new AccountName("acme"),
                "acme@example.com",
                CurrencyCode.USD,
                null,
                null,
                null));
    assertThat(account.ledger().available()).isZero();
  }

  @Test
  void build_openingBalance_isAnEntryBeforeAllTime() {
    Ledger ledger = builder.openingBalance(new BigDecimal("-5.5")).build().ledger();

    assertThat(ledger.entries())
        .containsExactly(new LedgerEntry.OpeningBalance(1, Instant.EPOCH, new BigDecimal("-5.5")));
    assertThat(ledger.available()).isEqualByComparingTo("-5.5");
  }

  @Test
  void application_labelOrFullName_answersToBoth() {
    Directory directory =
        builder.application(OTHER, "office.acme.voximplant.com").build().directory();

    assertThat(directory.application("shop")).isEqualTo(directory.application(APPLICATION));
    assertThat(directory.application("shop.acme.voximplant.com"))
        .isEqualTo(directory.application(APPLICATION));
    assertThat(directory.application("office")).isEqualTo(directory.application(OTHER));
    assertThat(directory.application("Shop")).isEmpty();
  }

  @Test
  void application_nameOfOtherShape_answersToItAlone() {
    Directory directory = builder.application(OTHER, "office.example.com").build().directory();

    assertThat(directory.application("office.example.com")).isPresent();
    assertThat(directory.application("office")).isEmpty();
  }

  @Test
  void application_givenTwice_throws() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.application(APPLICATION, "other"));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.application(OTHER, "shop"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.application(OTHER, "shop.acme.voximplant.com"));
  }

  @Test
  void rule_sameNameInOtherApplication_isAnotherRule() {
    Directory directory =
        builder
            .application(OTHER, "office")
            .rule(new RuleId(1), "in", APPLICATION)
            .rule(new RuleId(2), "in", OTHER)
            .build()
            .directory();

    assertThat(directory.rule(APPLICATION, "in")).map(Rule::id).contains(new RuleId(1));
    assertThat(directory.rule(OTHER, "in")).map(Rule::id).contains(new RuleId(2));
  }

  @Test
  void rule_givenTwiceOrDangling_throws() {
    builder.rule(new RuleId(1), "in", APPLICATION);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.rule(new RuleId(1), "out", APPLICATION));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.rule(new RuleId(2), "in", APPLICATION));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.rule(new RuleId(2), "out", OTHER));
  }

  @Test
  void user_givenTwiceOrDangling_throws() {
    builder.user(new UserId(1), "john", APPLICATION, true);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.user(new UserId(1), "hedy", APPLICATION, false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.user(new UserId(2), "john", APPLICATION, false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.user(new UserId(2), "hedy", OTHER, false));
  }

  @Test
  void terms_impossibleLimits_throw() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.terms(terms -> terms.withMaxSipRegistrations(-1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.terms(terms -> terms.withCreditLimit(new BigDecimal("-1"))));
  }

  @Test
  void like_labelWithADot_isNamedAfterTheNewAccount() {
    Account template =
        Account.named(new AccountId(1), "acme")
            .application(1, "x.y.acme.voximplant.com")
            .application(2, "x.z")
            .build();

    assertThat(Account.like(template, new AccountId(2), "other").build().directory().applications())
        .extracting(Application::name)
        .containsExactly("x.y.other.voximplant.com", "x.z");
  }

  static Stream<ThrowingCallable> malformedValues() {
    AccountBuilder builder =
        Account.named(new AccountId(1), "acme").application(APPLICATION, "shop");
    RuleId ruleId = new RuleId(1);
    UserId userId = new UserId(1);
    return Stream.of(
        () -> Account.named(new AccountId(1), "a b"),
        () -> Account.named(new AccountId(0), "acme").build(),
        () -> Account.named(new AccountId(1L << 53), "acme").build(),
        () -> builder.currency("usd"),
        () -> Account.named(new AccountId(1), "acme").email("a\nb").build(),
        () -> Account.named(new AccountId(1), "acme").email("").build(),
        () -> Account.named(new AccountId(1), "acme").apiKey(new Secret("")).build(),
        () -> Account.named(new AccountId(1), "acme").parent(new AccountId(-1)).build(),
        () -> Account.named(new AccountId(1), "acme").parent(new AccountId(1)).build(),
        () -> builder.application(OTHER, "shop.acme.voximplant.com"),
        () ->
            Account.named(new AccountId(1), "acme")
                .application(2, "x.y")
                .application(1, "x.y.acme.voximplant.com"),
        () ->
            Account.named(new AccountId(1), "acme")
                .application(1, "x.y.acme.voximplant.com")
                .application(2, "x.y"),
        () -> builder.callbacks(URI.create("http://a/" + "b".repeat(2_000)), null),
        () -> builder.application(new ApplicationId(0), "office"),
        () -> builder.application(OTHER, "a\tb"),
        () -> builder.application(OTHER, "a".repeat(256)),
        () -> builder.rule(ruleId, "", APPLICATION),
        () -> builder.rule(new RuleId(0), "in", APPLICATION),
        () -> builder.user(userId, "a\tb", APPLICATION, false),
        () -> builder.user(userId, "a".repeat(256), APPLICATION, false),
        () -> builder.user(new UserId(-1), "john", APPLICATION, false));
  }

  @ParameterizedTest
  @MethodSource("malformedValues")
  void build_malformedValue_throws(ThrowingCallable build) {
    assertThatIllegalArgumentException().isThrownBy(build);
  }

  @Test
  void application_longestLabel_isFoundByBothNames() {
    String label = "a".repeat(255);
    Directory directory = builder.application(OTHER, label).build().directory();

    assertThat(directory.application(label)).isPresent();
    assertThat(directory.application(label + ".acme.voximplant.com"))
        .isEqualTo(directory.application(label));
  }
}
