package dev.sipregistration.mockserver.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SeedDocumentationTest {
  private static final Path PAGE = Path.of("docs", "seed.md");
  private static final Pattern SAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");

  /** An error with a line; the few without one are of files that cannot be read. */
  private static final Pattern ERROR =
      Pattern.compile("(?m)^\\| [^|]+ \\| `seed\\.yaml:(\\d+:\\d+: (?!is not UTF-8).*)` \\|$");

  /** The page is found from this module, where its tests are run. */
  static String sample() throws IOException {
    Matcher sample = SAMPLE.matcher(Files.readString(PAGE));
    assertThat(sample.find()).isTrue();
    return sample.group(1);
  }

  @Test
  void sample_loaded_isTheWorldThatThePageTellsOf() throws IOException {
    Seed seed = SeedTexts.load(sample());

    assertThat(seed.world().clock())
        .isEqualTo(new ClockSetting.Stopped(Instant.parse("2026-01-31T10:00:00Z")));
    assertThat(seed.world().nextAccountId()).isEqualTo(10);
    assertThat(seed.world().nextSipRegistrationId()).isEqualTo(100);
    assertThat(seed.credentials())
        .extracting(credentials -> credentials.name())
        .containsExactly("owner", "child.owner");
    Account demo = seed.world().accounts().get(0);
    assertThat(demo.ledger().posted()).isEqualByComparingTo("100.00");
    assertThat(demo.ledger().reserved()).isEqualByComparingTo("3.36");
    assertThat(demo.ledger().available()).isEqualByComparingTo("96.64");
    assertThat(demo.ledger().entries().get(0).postedChange()).isEqualByComparingTo("102.88");
  }

  @Test
  void sample_loaded_putsEachRegistrationInTheStateThatFollows() throws IOException {
    Account demo = SeedTexts.load(sample()).world().accounts().get(0);

    assertThat(demo.registrations().all())
        .extracting(SipRegistration::state)
        .containsExactly(
            new SipRegistrationState.Registered(),
            new SipRegistrationState.Failed(SipStatus.of(403)),
            new SipRegistrationState.Failed(SipStatus.of(408)));
    SipRegistration alice = registration(demo, 1);
    assertThat(alice.subscription().purchasedAt()).isEqualTo("2025-10-31T09:00:00Z");
    assertThat(alice.subscription().nextRenewal()).isEqualTo("2026-02-28T09:00:00Z");
    assertThat(alice.subscription().price().total()).isEqualByComparingTo("0.96");
  }

  @Test
  void sample_loaded_keepsWhatRegistrarsAreToAnswer() throws IOException {
    Account demo = SeedTexts.load(sample()).world().accounts().get(0);

    assertThat(demo.registrars().arranged())
        .containsOnlyKeys(
            new RegistrarSubject.OfRegistration(new SipRegistrationId(7)),
            new RegistrarSubject.OfProxy(SipProxy.of("edge.example.com")))
        .containsValue(new RegistrarOutcome.Rejected(new SipStatus(503, "Gone fishing")));
  }

  @Test
  void sample_loaded_keepsTermsOptionsAndProfile() throws IOException {
    List<Account> accounts = SeedTexts.load(sample()).world().accounts();

    Account demo = accounts.get(0);
    assertThat(demo.terms().creditLimit()).isEqualTo(BigDecimal.TEN);
    assertThat(demo.terms().maxSipRegistrations()).isEqualTo(5);
    assertThat(demo.terms().requestsPerSecond()).isEqualTo(50);
    assertThat(demo.terms().lowBalance()).isEqualTo(new BigDecimal("5.00"));
    assertThat(demo.profile().callbacks()).isNotNull();
    assertThat(demo.profile().apiKey()).isNotNull();
    Account child = accounts.get(1);
    assertThat(child.profile().parent()).isEqualTo(demo.id());
    assertThat(child.terms().active()).isFalse();
    assertThat(child.terms().frozen()).isTrue();
  }

  @Test
  void exportedSample_loadedAndExported_isTheSameText() throws IOException {
    Matcher sample = SAMPLE.matcher(Files.readString(PAGE));
    assertThat(sample.find() && sample.find()).isTrue();
    String exported = sample.group(1);

    Seed seed = SeedTexts.load(exported);

    assertThat(SeedFile.write(seed.world(), true)).isEqualTo(exported);
    assertThat(registration(seed.world().accounts().get(0), 1).subscription())
        .returns(true, subscription -> subscription.deactivated())
        .returns(Instant.parse("2026-04-30T10:00:00Z"), subscription -> subscription.nextRenewal());
  }

  @Test
  void errors_ofThePage_areThoseThatAreTold() throws IOException {
    List<Object> told =
        Stream.of(
                SeedErrorsTest.yaml(),
                SeedErrorsTest.keys(),
                SeedErrorsTest.types(),
                SeedErrorsTest.ranges(),
                SeedErrorsTest.references(),
                SeedErrorsTest.duplicates(),
                SeedErrorsTest.money(),
                SeedErrorsTest.keysOfRobots(),
                SeedErrorsTest.ledgers())
            .flatMap(arguments -> arguments)
            .map(arguments -> arguments.get()[1])
            .toList();

    List<String> documented =
        ERROR.matcher(Files.readString(PAGE)).results().map(error -> error.group(1)).toList();

    assertThat(documented).hasSizeGreaterThan(10).allMatch(told::contains);
  }

  private static SipRegistration registration(Account account, long id) {
    return account.registrations().find(new SipRegistrationId(id)).orElseThrow();
  }
}
