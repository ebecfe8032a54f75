package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import dev.sipregistration.mockserver.domain.world.AccountExistsException;
import dev.sipregistration.mockserver.faults.Fault;
import dev.sipregistration.mockserver.journal.CallQuery;
import dev.sipregistration.mockserver.journal.Times;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class MockAccountTest {
  private static final String[] ALICE = {"sip_username", "alice", "proxy", "sip.example.org"};
  private static final String[] ALICE_OFFLINE = {
    "sip_username", "alice", "proxy", "sip.example.org", "is_persistent", "false"
  };

  @Parameter Whereabouts whereabouts;

  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private MockAccount account;
  private AccountCalls calls;

  @BeforeEach
  void open() {
    account = newAccount();
    calls = new AccountCalls(account);
  }

  private MockAccount newAccount() {
    return whereabouts.newAccount(SERVER.server());
  }

  private MockAccount accountNamed(String name) {
    return whereabouts.accountNamed(SERVER.server(), name);
  }

  @Test
  void newAccount_changed_isAsItWasChanged() {
    MockAccount changed =
        SERVER
            .server()
            .newAccount(
                builder ->
                    builder
                        .currency("EUR")
                        .openingBalance(BigDecimal.TEN)
                        .application(new ApplicationId(9), "ivr"));

    assertThat(changed.state().profile().currency()).hasToString("EUR");
    assertThat(changed.ledger().available()).isEqualByComparingTo("10");
    assertThat(changed.applicationId()).isEqualTo(9);
  }

  @Test
  void newAccount_malformedValue_isRefused() {
    MockServer server = SERVER.server();

    assertThatThrownBy(() -> server.newAccount(builder -> builder.currency("usd")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a currency must be three capital letters, such as USD, but is usd");
  }

  @Test
  void newAccount_emailOfOtherAccount_isRefused() {
    MockServer server = SERVER.server();

    assertThatThrownBy(() -> server.newAccount(builder -> builder.email("demo@example.com")))
        .isInstanceOf(AccountExistsException.class)
        .hasMessage("demo@example.com is taken by another account");
  }

  @Test
  void givenNames_thatAreMalformed_areRefusedAndChangeNothing() {
    Account before = account.state();

    assertThatThrownBy(() -> account.givenUser("a\tb"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the name of a user must be one line of 1 to 255 characters");
    assertThatThrownBy(() -> account.givenRule(""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the name of a rule must be one line of 1 to 255 characters");
    assertThatThrownBy(() -> account.givenApplication("a\nb"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the name of an application must be one line of 1 to 255 characters");
    assertThat(account.state()).usingRecursiveComparison().isEqualTo(before);
    assertThat(account.givenUser("grace").name()).isEqualTo("grace");
  }

  @Test
  void newAccounts_haveDifferentIdsOfKeys() {
    MockAccount other = newAccount();

    assertThat(account.credentials().keyId()).isNotEqualTo(other.credentials().keyId());
    calls.create(ALICE);
    assertThat(account.registrations()).hasSize(1);
    assertThat(other.registrations()).isEmpty();
  }

  @Test
  void accountNamed_ofTheSeed_isItsOwner() {
    MockAccount demo = accountNamed("demo");

    assertThat(demo.id()).isEqualTo(1);
    assertThat(new AccountCalls(demo).create(ALICE).code()).isZero();
  }

  @Test
  void accountNamed_ofNobody_isRefused() {
    MockServer server = SERVER.server();

    assertThatThrownBy(() -> server.accountNamed("nobody"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("nobody");
  }

  @Test
  void newServiceAccount_withRole_mayWhatTheRoleMay() {
    String token =
        account
            .newServiceAccount(Role.DEVELOPER)
            .token(SERVER.server().systemTime(), Duration.ofMinutes(1));

    assertThat(SERVER.withToken(token).create().code()).isEqualTo(104);
  }

  @Test
  void credentialsFile_hasTheCredentials() throws IOException {
    Path file = account.credentialsFile();

    assertThat(Files.readString(file)).isEqualTo(account.credentials().toJson());
  }

  @Test
  void properties_withPrefix_areWhatAProgramWantsToKnow() {
    Map<String, String> properties = account.properties("voximplant");

    assertThat(properties)
        .containsEntry("voximplant.base-uri", account.baseUri().toString())
        .containsEntry("voximplant.account-id", String.valueOf(account.id()))
        .containsEntry("voximplant.application-id", "123")
        .hasEntrySatisfying(
            "voximplant.credentials-file", file -> assertThat(Path.of(file)).isRegularFile())
        .hasSize(4);
  }

  @Test
  void givenUser_thatIsThere_isThatOne() {
    assertThat(account.givenUser("john").id()).isEqualTo(12_345);
    assertThat(account.state().directory().users()).hasSize(3);
  }

  @Test
  void givenUser_new_canBeBoundTo() {
    MockUser grace = account.givenUser("grace");
    long id = calls.create(ALICE_OFFLINE).id();

    calls.bind(
        "sip_registration_id", String.valueOf(id),
        "application_id", String.valueOf(grace.applicationId()),
        "user_name", grace.name());

    assertThat(account.registration(id).user())
        .hasValueSatisfying(user -> assertThat(user.value()).isEqualTo(grace.id()));
    assertThat(account.registration(id).state()).isEqualTo(new SipRegistrationState.Offline());
  }

  @Test
  void givenUser_loggedInAndOff_decidesOverWhatIsNotPersistent() {
    MockUser john = account.givenUser("john").loggedIn();
    long id = calls.create(ALICE_OFFLINE).id();
    calls.bind(
        "sip_registration_id", String.valueOf(id),
        "application_id", String.valueOf(john.applicationId()),
        "user_id", String.valueOf(john.id()));
    assertThat(account.registration(id).state()).isEqualTo(new SipRegistrationState.Registered());

    john.loggedOff();

    assertThat(account.registration(id).state()).isEqualTo(new SipRegistrationState.Offline());
  }

  @Test
  void givenUser_ofNoApplication_isRefused() {
    assertThatThrownBy(() -> account.givenUser("john", 7))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching("(?i)account %d has no application 7".formatted(account.id()));
  }

  @Test
  void givenApplicationAndRule_new_areThere() {
    long application = account.givenApplication("ivr");
    long rule = account.givenRule("night", application);

    assertThat(account.givenApplication("ivr")).isEqualTo(application).isNotEqualTo(123);
    assertThat(account.givenRule("night", application)).isEqualTo(rule);
    assertThat(account.givenRule("incoming")).isEqualTo(7890).isEqualTo(account.ruleId());
  }

  @Test
  void givenRegistrar_ofProxy_answersAsArranged() {
    account.givenRegistrar("sip.example.org").answers(403);
    long id = calls.create(ALICE).id();

    assertThat(account.registration(id).state())
        .isEqualTo(new SipRegistrationState.Failed(SipStatus.of(403)));
    account.givenRegistrar("sip.example.org").answersAsUsual();
    assertThat(account.registration(id).state()).isEqualTo(new SipRegistrationState.Registered());
  }

  @Test
  void givenRegistrar_ofRegistration_goesBeforeThatOfProxy() {
    long id = calls.create(ALICE).id();
    account.givenRegistrar("sip.example.org").answers(403);
    account.givenRegistrarOf(id).answers(503, "Gone fishing");

    assertThat(account.registration(id).state())
        .isEqualTo(new SipRegistrationState.Failed(new SipStatus(503, "Gone fishing")));
    account.givenRegistrarOf(id).answers(200);
    assertThat(account.registration(id).state()).isEqualTo(new SipRegistrationState.Registered());
  }

  @Test
  void givenRegistrar_ofUser_answersWhatTheUserHolds() {
    MockUser john = account.givenUser("john");
    long id = calls.create(ALICE).id();
    calls.bind(
        "sip_registration_id", String.valueOf(id), "application_id", "123", "user_id", "12345");

    john.registrar().answers(486);

    assertThat(account.registration(id).state())
        .isEqualTo(new SipRegistrationState.Failed(SipStatus.of(486)));
  }

  @Test
  void givenRegistrar_answeringNoFailure_isRefused() {
    MockRegistrar registrar = account.givenRegistrar("sip.example.org");

    assertThatThrownBy(() -> registrar.answers(180)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void givenBalance_tooLittle_isNotEnough() {
    account.givenBalance("1.19");

    assertThat(calls.create(ALICE).code()).isEqualTo(127);
    assertThat(account.deposit("0.01").ledger().available()).isEqualByComparingTo("1.20");
    assertThat(calls.create(ALICE).code()).isZero();
  }

  @Test
  void givenBalance_afterMoneyHasMoved_isRefusedWithTheRemedy() {
    calls.create(ALICE);

    assertThatThrownBy(() -> account.givenBalance("5"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("use deposit");
    assertThat(account.ledger().available()).isEqualByComparingTo("98.80");
  }

  @Test
  void givenPrice_isWhatACreateCosts() {
    account.givenPrice("10", "0.1");

    calls.create(ALICE);

    assertThat(account.ledger().reserved()).isEqualByComparingTo("11");
  }

  @Test
  void givenTermsAndOptions_count() {
    account.givenTerms(terms -> terms.withMaxSipRegistrations(0));
    assertThat(calls.create(ALICE).code()).isEqualTo(272);

    account
        .givenTerms(terms -> terms.withMaxSipRegistrations(1))
        .givenOptions(options -> options.withTimeInProgress(Duration.ofMinutes(2)));
    long id = calls.create(ALICE).id();

    assertThat(account.registration(id).state())
        .isInstanceOf(SipRegistrationState.InProgress.class);
    account.clock().advance(Duration.ofMinutes(2));
    assertThat(account.registration(id).state()).isEqualTo(new SipRegistrationState.Registered());
  }

  @Test
  void registration_thatIsNotThere_tellsWhichAre() {
    long id = calls.create(ALICE).id();

    assertThatThrownBy(() -> account.registration(id + 1))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage(
            "Account %d has no SIP registration %d; it has %d (alice at sip.example.org)"
                .formatted(account.id(), id + 1, id));
  }

  @Test
  void requests_ofTheAccount_areItsOwn() {
    calls.create(ALICE);
    new AccountCalls(newAccount()).create(ALICE);
    SERVER.anonymously().create();

    assertThat(account.requests())
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.method()).isEqualTo("CreateSipRegistration");
              assertThat(call.parameter("sip_username")).hasValue("alice");
            });
    assertThat(account.requests(CallQuery.any().errorCode(127))).isEmpty();
  }

  @Test
  void verify_ofCallThatWasMade_returnsIt() {
    calls.create(ALICE);
    calls.create(ALICE);

    CallQuery creations = CallQuery.any().method("CreateSipRegistration");
    assertThat(account.verify(creations, Times.exactly(2))).hasSize(2);
    assertThat(account.verify(creations.since(account.requests().get(1).number())).number())
        .isEqualTo(account.requests().get(1).number());
  }

  @Test
  void verify_ofCallThatWasNotMade_namesTheNearestOfThisAccount() {
    calls.bind("bind", "false", "userid", "5");
    new AccountCalls(newAccount()).bind("bind", "false", "user_id", "5");

    CallQuery unbind = CallQuery.any().method("BindSipRegistration").parameter("user_id", 5);
    assertThatThrownBy(() -> account.verify(unbind))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Expected 1 call of BindSipRegistration with user_id=5")
        .hasMessageContaining("userid: did you mean user_id?")
        .hasMessageContaining("The journal holds 1 call");
  }

  @Test
  void failNext_withCode_failsOneCallOfThisAccount() {
    account.failNext(Fault.errorCode(340));

    assertThat(new AccountCalls(newAccount()).create(ALICE).code()).isZero();
    assertThat(calls.create(ALICE).code()).isEqualTo(340);
    assertThat(calls.create(ALICE).code()).isZero();
  }

  @Test
  void givenFault_ofMethod_failsItEachTime() {
    account.givenFault(Fault.errorCode(1).forMethod("BindSipRegistration"));

    assertThat(calls.create(ALICE).code()).isZero();
    assertThat(calls.bind("bind", "false", "user_id", "12345").code()).isEqualTo(1);
    assertThat(calls.bind("bind", "false", "user_id", "12345").code()).isEqualTo(1);
  }

  @Test
  void givenFault_ofParameter_failsItForThatUserOfThisAccount() {
    long john = account.givenUser("john").id();
    long hedy = account.givenUser("hedy").id();
    account.givenFault(Fault.errorCode(5).forParameter("user_id", john));

    assertThat(calls.bind("bind", "false", "user_id", "" + hedy).code()).isZero();
    assertThat(calls.bind("bind", "false", "user_id", "" + john).code()).isEqualTo(5);
    assertThat(new AccountCalls(newAccount()).bind("bind", "false", "user_id", "" + john).code())
        .isZero();
  }

  @Test
  void account_afterReset_isGoneAndSaysWhy() {
    SERVER.server().reset();

    assertThatThrownBy(() -> account.givenUser("john"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is gone, because the server was reset");
    assertThatThrownBy(() -> account.deposit("1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("newAccount()");
  }

  @Test
  void reset_ofOneAccount_leavesTheOthersAlone() {
    MockAccount other = newAccount();
    Account before = account.state();
    account
        .givenBalance("50")
        .givenPrice("2", "0")
        .givenRegistrar("sip.example.org")
        .answers(403)
        .givenFault(Fault.errorCode(4).forMethod("BindSipRegistration"));
    account.givenUser("grace").loggedIn();
    long first = calls.create(ALICE).id();
    new AccountCalls(other).create(ALICE);

    assertThat(account.reset()).isSameAs(account);

    assertThat(account.state()).usingRecursiveComparison().isEqualTo(before);
    assertThat(account.requests()).isEmpty();
    assertThat(calls.bind("bind", "false", "user_id", "12345").code()).isZero();
    assertThat(calls.create(ALICE).id()).isGreaterThan(first);
    assertThat(account.requests()).hasSize(2);
    assertThat(other.registrations()).hasSize(1);
    assertThat(other.requests()).hasSize(1);
  }

  @Test
  void reset_ofAnAccountOfTheSeed_isTheSeedAgain() {
    MockAccount demo = accountNamed("demo");
    Account before = demo.state();
    new AccountCalls(demo).create(ALICE);

    accountNamed("demo").reset();

    assertThat(demo.state()).usingRecursiveComparison().isEqualTo(before);
    assertThat(demo.requests()).isEmpty();
  }

  @Test
  void reset_withCallbacksThatWait_dropsThemAndUsesNoIdAgain() {
    URI nowhere = URI.create("http://127.0.0.1:9/");
    MockAccount notified = SERVER.server().newAccount(builder -> builder.callbacks(nowhere, null));
    new AccountCalls(notified).create(ALICE);
    notified.givenRegistrar("sip.example.org").answers(403);
    long nextId = notified.state().outbox().nextId();

    notified.reset();

    assertThat(nextId).isGreaterThan(1);
    assertThat(notified.state().outbox().entries()).isEmpty();
    assertThat(notified.state().outbox().nextId()).isEqualTo(nextId);
  }

  @Test
  void reset_afterResetOfTheServer_isRefused() {
    SERVER.server().reset();

    assertThatThrownBy(account::reset)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is gone");
  }

  @Test
  void verify_ofMethodThatDoesNotExist_namesTheNearest() {
    CallQuery typo = CallQuery.any().method("CreateSipRegistraton");

    assertThatThrownBy(() -> account.verify(typo, Times.never()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "There is no method CreateSipRegistraton: did you mean CreateSipRegistration?"
                + " (anyMethod, in a URL any_method, takes methods that the mock server does not"
                + " have)");
    assertThatThrownBy(() -> account.requests(typo)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SERVER.server().journal().verify(typo, Times.never()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SERVER.server().journal().count(typo))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> SERVER.server().journal().await(typo, Times.never(), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void verify_ofMethodFarFromAll_namesAll() {
    assertThatThrownBy(() -> account.verify(CallQuery.any().method("Foo"), Times.never()))
        .hasMessageStartingWith(
            "There is no method Foo, only BindSipRegistration, CreateSipRegistration,"
                + " DeleteSipRegistration, GetSipRegistrations, UpdateSipRegistration (anyMethod,");
  }

  @Test
  void verify_ofParameterThatDoesNotExist_namesTheNearest() {
    CallQuery bind = CallQuery.any().method("BindSipRegistration");

    assertThatThrownBy(() -> account.verify(bind.parameter("userid", 5), Times.never()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("BindSipRegistration has no parameter userid: did you mean user_id?");
    assertThatThrownBy(
            () -> account.verify(CallQuery.any().parameter("userid", "5"), Times.never()))
        .hasMessage("No method has a parameter userid: did you mean user_id?");
    assertThatThrownBy(
            () -> account.verify(CallQuery.any().withoutParameter("userid"), Times.never()))
        .hasMessageContaining("did you mean user_id?");
    assertThatThrownBy(() -> account.verify(bind.withParameter("proxi"), Times.never()))
        .hasMessageContaining("BindSipRegistration has no parameter proxi");
    assertThat(account.verify(bind.withParameter("account_id"), Times.never())).isEmpty();
  }

  @Test
  void verify_ofAnyMethod_takesEveryName() {
    calls.call("GetCallHistory", "from_date", "today");

    CallQuery history = CallQuery.any().anyMethod("GetCallHistory");
    assertThat(account.verify(history.withParameter("from_date")).toString())
        .contains("by nobody known, claims account " + account.id())
        .endsWith("-> error 103: Unknown command");
    assertThat(account.verify(history.parameter("to_date", "now"), Times.never())).isEmpty();
  }

  @Test
  void refusals_areSentences() {
    MockRegistrar ofNobody = account.givenRegistrarOf(77);
    MockUser grace = account.givenUser("grace");
    account.reset();

    assertThatThrownBy(() -> ofNobody.answers(403))
        .hasMessageMatching("(?i)account %d has no SIP registration 77".formatted(account.id()));
    assertThatThrownBy(ofNobody::answersAsUsual)
        .hasMessageMatching("(?i)account %d has no SIP registration 77".formatted(account.id()));
    assertThatThrownBy(grace::loggedIn)
        .hasMessageMatching("(?i)account %d has no user %d".formatted(account.id(), grace.id()));
    assertThatThrownBy(() -> account.givenRule("night", 9))
        .hasMessageMatching("(?i)account %d has no application 9".formatted(account.id()));
    assertThatThrownBy(() -> SERVER.server().newServiceAccount(new AccountId(99)))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("there is no account 99");
  }

  @Test
  void answers_withNoStatus_tellsTheRange() {
    MockRegistrar registrar = account.givenRegistrar("sip.example.org");

    assertThatThrownBy(() -> registrar.answers(99))
        .hasMessage("a registrar answers with 200, or with a failure from 300 to 699, not with 99");
    assertThatThrownBy(() -> registrar.answers(700, "Odd"))
        .hasMessage("not a SIP status code, from 100 to 699: 700");
    assertThatThrownBy(() -> registrar.answers(183, "Ringing"))
        .hasMessage("not a failure, from 300 to 699: 183");
  }

  @Test
  void toString_ofEach_tellsWhatItIs() {
    assertThat(account)
        .hasToString(
            "MockAccount[%d at %s, account-%d]"
                .formatted(account.id(), account.baseUri(), account.id()));
    assertThat(account.givenUser("john"))
        .hasToString("MockUser[john, user 12345 of account %d]".formatted(account.id()));
    assertThat(account.givenRegistrar("sip.example.org"))
        .hasToString(
            "MockRegistrar[of proxy sip.example.org of account %d]".formatted(account.id()));
    assertThat(account.givenUser("john").registrar().toString()).contains("of user 12345 of");
    assertThat(account.givenRegistrarOf(7).toString()).contains("of SIP registration 7 of");
    assertThat(SERVER.server()).hasToString("MockServer[" + account.baseUri() + "]");
  }

  @Test
  void newAccount_withNumbersForIds_isAsItWasChanged() {
    MockAccount changed =
        SERVER
            .server()
            .newAccount(
                builder ->
                    builder.application(9, "ivr").rule(8, "day", 9).user(7, "grace", 9, true));

    assertThat(changed.applicationId()).isEqualTo(9);
    assertThat(changed.ruleId()).isEqualTo(8);
    assertThat(changed.givenUser("grace").id()).isEqualTo(7);
  }

  @Test
  void verify_ofCallWithMisspeltMethod_showsThatCall() {
    calls.call("CreateSipRegistraton", ALICE);

    assertThatThrownBy(() -> account.verify(CallQuery.any().method("CreateSipRegistration")))
        .hasMessageContaining("Nearest:")
        .hasMessageContaining("CreateSipRegistraton(sip_username=alice, proxy=sip.example.org)")
        .hasMessageContaining("claims account " + account.id() + " -> error 103: Unknown command");
  }
}
