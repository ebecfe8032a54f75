package dev.sipregistration.mockserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import dev.sipregistration.mockserver.domain.world.AccountExistsException;
import dev.sipregistration.mockserver.faults.Fault;
import dev.sipregistration.mockserver.journal.CallQuery;
import dev.sipregistration.mockserver.journal.Times;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MockAccountTest {
  private static final String[] ALICE = {"sip_username", "alice", "proxy", "sip.example.org"};
  private static final String[] ALICE_OFFLINE = {
    "sip_username", "alice", "proxy", "sip.example.org", "is_persistent", "false"
  };

  @RegisterExtension static final MockServerFixture SERVER = MockServerFixture.demo();

  private MockAccount account;
  private AccountCalls calls;

  @BeforeEach
  void open() {
    account = SERVER.server().newAccount();
    calls = new AccountCalls(account);
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
    assertThat(account.state()).isEqualTo(before);
    assertThat(account.givenUser("grace").name()).isEqualTo("grace");
  }

  @Test
  void newAccounts_haveDifferentIdsOfKeys() {
    MockAccount other = SERVER.server().newAccount();

    assertThat(account.credentials().keyId()).isNotEqualTo(other.credentials().keyId());
    calls.create(ALICE);
    assertThat(account.registrations()).hasSize(1);
    assertThat(other.registrations()).isEmpty();
  }

  @Test
  void accountNamed_ofTheSeed_isItsOwner() {
    MockAccount demo = SERVER.server().accountNamed("demo");

    assertThat(demo.id()).isEqualTo(1);
    assertThat(demo.credentials().name()).isEqualTo("owner");
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
        .hasMessage("account %d has no application 7".formatted(account.id()));
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
    new AccountCalls(SERVER.server().newAccount()).create(ALICE);
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
    new AccountCalls(SERVER.server().newAccount()).bind("bind", "false", "user_id", "5");

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

    assertThat(new AccountCalls(SERVER.server().newAccount()).create(ALICE).code()).isZero();
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
    assertThat(
            new AccountCalls(SERVER.server().newAccount())
                .bind("bind", "false", "user_id", "" + john)
                .code())
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
}
