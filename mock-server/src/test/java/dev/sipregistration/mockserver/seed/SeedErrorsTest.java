package dev.sipregistration.mockserver.seed;

import static dev.sipregistration.mockserver.seed.SeedTexts.account;
import static dev.sipregistration.mockserver.seed.SeedTexts.registrations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sipregistration.mockserver.internal.text.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SeedErrorsTest {
  private static final String FIRST = "sip_registration_id: 1, sip_username: a, proxy: p.example";
  private static final String SECOND = "sip_registration_id: 2, sip_username: b, proxy: p.example";

  @TempDir private Path directory;

  @ParameterizedTest
  @MethodSource({
    "yaml",
    "keys",
    "types",
    "ranges",
    "references",
    "duplicates",
    "money",
    "keysOfRobots",
    "ledgers"
  })
  void load_wrongSeed_saysWhereAndWhatInOneLine(String yaml, String message) {
    SeedException wrong = catchThrowableOfType(SeedException.class, () -> SeedTexts.load(yaml));

    assertThat(wrong).hasMessage("seed.yaml:" + message);
    assertThat(wrong.getMessage())
        .startsWith("seed.yaml:" + wrong.line() + ":" + wrong.column() + ": ");
  }

  static Stream<Arguments> yaml() {
    return Stream.of(
        Arguments.of("", "1:1: is empty; the least there can be is: accounts: []"),
        Arguments.of("# nothing\n", "1:1: is empty; the least there can be is: accounts: []"),
        Arguments.of(
            "accounts: [\n",
            "2:1: is no YAML: expected the node content, but found '<stream end>'"),
        Arguments.of(
            "accounts:\n\t- a\n",
            "2:1: is no YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for"
                + " indentation)"),
        Arguments.of(
            "accounts: []\n---\naccounts: []\n",
            "2:1: is no YAML: a second document begins here, and a seed is one"),
        Arguments.of(
            "accounts: *unknown\n",
            "1:11: is no YAML: a value that begins with *, & or ! must be put in quotes"),
        Arguments.of(
            "accounts: \"\\u",
            "1:1: is no YAML: an escape such as \\u0041 is cut off, or is no character"),
        Arguments.of(
            "accounts: \"\\Uffffffff\"",
            "1:1: is no YAML: an escape such as \\u0041 is cut off, or is no character"),
        Arguments.of(
            "accounts: []\nclock: \u0007\n",
            "2:8: has a character that YAML does not allow, U+0007"),
        Arguments.of(
            "accounts: []\n" + "#".repeat(250_001),
            "2:1: is a line of more than 250000 characters; break it"),
        Arguments.of(
            "accounts: [\r" + "a".repeat(250_001) + "]",
            "1:13: is a line of more than 250000 characters; break it"),
        Arguments.of(
            "accounts: " + "[".repeat(30) + "]".repeat(30),
            "1:1: is nested deeper than 20 levels, or uses aliases of lists and mappings more than 50"
                + " times"),
        Arguments.of(
            "accounts: [ &a [], " + "*a, ".repeat(51) + "]",
            "1:1: is nested deeper than 20 levels, or uses aliases of lists and mappings more than 50"
                + " times"));
  }

  /** Two registrations, each with nearly as many months as the calendar has. */
  @Test
  void load_tooManyRenewalsSinceThePurchases_isRefused() {
    String since = ", purchase_date: 1970-01-01T00:00:00Z, price_list: { monthly_fee: 0 }";
    String seed = registrations(FIRST + since, SECOND + since) + "clock: 9999-12-31T00:00:00Z\n";

    assertThat(catchThrowableOfType(SeedException.class, () -> SeedTexts.load(seed)))
        .hasMessageEndingWith(
            "sip_registrations[1]: up to the clock, more than 100000 renewals and other events fall"
                + " due; begin later");
  }

  static Stream<Arguments> keys() {
    return Stream.of(
        Arguments.of("acounts: []", "1:1: acounts: is no key here; did you mean accounts?"),
        Arguments.of(
            "accounts: []\nzzz: 1\n",
            "2:1: zzz: is no key here; known are accounts, clock, next_account_id,"
                + " next_sip_registration_id"),
        Arguments.of(
            account("apiKey: x"),
            "15:5: accounts[0].apiKey: is no key here; did you mean api_key?"),
        Arguments.of(
            registrations("sip_proxy: p.example"),
            "16:11: accounts[0].sip_registrations[0].sip_proxy: is no key here; did you mean proxy?"),
        Arguments.of(
            registrations("\"password:\\nhunter2\": x"),
            "16:11: accounts[0].sip_registrations[0].?: is no key here; known are"
                + " sip_registration_id, sip_username, proxy, auth_user, outbound_proxy, password,"
                + " is_persistent, application_id, application_name, rule_id, rule_name, user_id,"
                + " user_name, purchase_date, price_list, state, in_progress_until, last_result,"
                + " status_code, error_message, last_updated"),
        Arguments.of(
            "accounts: []\n<<: {}\n",
            "2:1: ?: is no key here; known are accounts, clock, next_account_id,"
                + " next_sip_registration_id"),
        Arguments.of(
            "accounts: []\naccounts: []\n", "2:1: accounts: is given twice, first in line 1"),
        Arguments.of("clock: 2026-01-01T00:00:00Z", "1:1: accounts is missing"),
        Arguments.of("accounts:\n  - account_id: 1\n", "2:5: accounts[0]: account_name is missing"),
        Arguments.of(
            registrations("sip_registration_id: 1, proxy: p.example"),
            "16:9: accounts[0].sip_registrations[0]: sip_username is missing"));
  }

  static Stream<Arguments> types() {
    return Stream.of(
        Arguments.of("[]", "1:1: must be a mapping (key: value), but is a list"),
        Arguments.of("accounts: {}", "1:11: accounts: must be a list, but is a mapping"),
        Arguments.of("accounts: demo", "1:11: accounts: must be a list, but is a text"),
        Arguments.of(
            "accounts:", "1:10: accounts: has no value; give it one, or leave the key out"),
        Arguments.of(
            "accounts: [ demo ]",
            "1:13: accounts[0]: must be a mapping (key: value), but is a text"),
        Arguments.of(
            "accounts:\n  - account_id: '1'\n    account_name: demo\n",
            "2:17: accounts[0].account_id: must be a whole number from 1 to 9007199254740991, but is a"
                + " text; leave the quotes out"),
        Arguments.of(
            "accounts:\n  - account_id: 1.0\n    account_name: demo\n",
            "2:17: accounts[0].account_id: must be a whole number from 1 to 9007199254740991, but is a"
                + " number"),
        Arguments.of(
            "accounts:\n  - account_id: 1\n    account_name: 2026\n",
            "3:19: accounts[0].account_name: must be a text, but is a number; put it in quotes"),
        Arguments.of(
            "accounts:\n  - account_id: 1\n    account_name: no\n",
            "3:19: accounts[0].account_name: must be a text, but is a truth value; put it in quotes"),
        Arguments.of(
            "accounts:\n  - account_id: 1\n    account_name: 2026-01-01\n",
            "3:19: accounts[0].account_name: must be a text, but is a date; put it in quotes"),
        Arguments.of(
            "accounts:\n  - account_id: 1\n    account_name: !x demo\n",
            "3:19: accounts[0].account_name: must be a text, but is a value with a tag; put it in"
                + " quotes"),
        Arguments.of(account("active: yes"), "15:13: accounts[0].active: must be true or false"),
        Arguments.of(
            account("active: 'true'"),
            "15:13: accounts[0].active: must be true or false, but is a text; leave the quotes out"),
        Arguments.of(
            account("credit_limit: '20'"),
            "15:19: accounts[0].credit_limit: must be a decimal number like 100.00, with at most 20"
                + " digits and 18 decimals, but is a text; leave the quotes out"),
        Arguments.of(
            account("low_balance: \"1.50\""),
            "15:18: accounts[0].low_balance: must be a decimal number like 100.00, with at most 20"
                + " digits and 18 decimals, but is a text; leave the quotes out"),
        Arguments.of(
            account("credit_limit: much"),
            "15:19: accounts[0].credit_limit: must be a decimal number like 100.00, with at most 20"
                + " digits and 18 decimals, but is a text"),
        Arguments.of(
            account("credit_limit: 010"),
            "15:19: accounts[0].credit_limit: must be a decimal number like 100.00, with at most 20"
                + " digits and 18 decimals"),
        Arguments.of(
            account("max_sip_registrations: '5'"),
            "15:28: accounts[0].max_sip_registrations: must be a whole number from 0 to 2147483647, but"
                + " is a text; leave the quotes out"),
        Arguments.of(
            account("credit_limit: 1e3"),
            "15:19: accounts[0].credit_limit: must be a decimal number like 100.00, with at most 20"
                + " digits and 18 decimals"),
        Arguments.of(
            account("service_accounts: [ { name: owner, roles: Owner } ]"),
            "15:47: accounts[0].service_accounts[0].roles: must be a list, but is a text"));
  }

  static Stream<Arguments> ranges() {
    return Stream.of(
        Arguments.of(
            "accounts:\n  - account_id: 0\n    account_name: demo\n",
            "2:17: accounts[0].account_id: must be a whole number from 1 to 9007199254740991"),
        Arguments.of(
            "accounts:\n  - account_id: 017\n    account_name: demo\n",
            "2:17: accounts[0].account_id: must be a whole number from 1 to 9007199254740991"),
        Arguments.of(
            "accounts:\n  - account_id: 1\n    account_name: ../demo\n",
            "3:19: accounts[0].account_name: must be at most 64 letters, digits, dots, hyphens and"
                + " underscores"),
        Arguments.of(
            account("currency: dollars"),
            "15:15: accounts[0].currency: must be three capital letters"),
        Arguments.of(
            account("credit_limit: -1"), "15:19: accounts[0].credit_limit: must not be negative"),
        Arguments.of(
            account("max_sip_registrations: 2147483648"),
            "15:28: accounts[0].max_sip_registrations: must be a whole number from 0 to 2147483647"),
        Arguments.of(
            account("requests_per_second: -1"),
            "15:26: accounts[0].requests_per_second: must be a whole number from 0 to 2147483647"),
        Arguments.of(
            "accounts:\n  - account_id: 1\n    account_name: a\n"
                + "    price_list: { monthly_fee: 0.0000000001, tax_rate: 0.123456789 }\n",
            "4:17: accounts[0].price_list: the price of a month, fee + fee * tax rate, is not rounded, so"
                + " it must have at most 20 digits before the point and 18 decimals"),
        Arguments.of(
            account("options: { time_in_progress: P2Y }"),
            "15:34: accounts[0].options.time_in_progress: must be a duration like PT1.5S, from PT0S"
                + " to PT8784H"),
        Arguments.of(
            "accounts: []\nclock: 2026-01-31",
            "2:8: clock: must be a point in time like 2026-01-31T10:00:00Z, from 1970 to 9999"),
        Arguments.of(
            "accounts: []\nclock: +10000-01-01T00:00:00Z",
            "2:8: clock: must be a point in time like 2026-01-31T10:00:00Z, from 1970 to 9999"),
        Arguments.of(
            account("callback_url: ftp://example.com"),
            "15:19: accounts[0].callback_url: must be a URL like http://127.0.0.1:9090/callbacks"),
        Arguments.of(
            account("callback_url: 'http://me:secret@localhost/'"),
            "15:19: accounts[0].callback_url: must be a URL like http://127.0.0.1:9090/callbacks"),
        Arguments.of(
            account("callback_salt: pepper"),
            "15:20: accounts[0].callback_salt: is of no use without callback_url"),
        Arguments.of(
            account("callback_url: http://localhost/", "callback_salt: " + "s".repeat(41)),
            "16:20: accounts[0].callback_salt: must not be longer than 40 characters"),
        Arguments.of(
            account("api_key: ''"),
            "15:14: accounts[0].api_key: must not be empty; without it, leave the key out"),
        Arguments.of(
            account("api_key: \"two\\nlines\""), "15:14: accounts[0].api_key: must be one line"),
        Arguments.of(
            account("api_key: " + "x".repeat(256)),
            "15:14: accounts[0].api_key: must not be longer than 255 characters"),
        Arguments.of(
            registrations("sip_registration_id: 1, sip_username: 'a b', proxy: p.example"),
            "16:49: accounts[0].sip_registrations[0].sip_username: is no SIP user name; it has"
                + " letters, digits and marks like . - _"),
        Arguments.of(
            registrations("sip_registration_id: 1, sip_username: a, proxy: 'sip:p.example'"),
            "16:59: accounts[0].sip_registrations[0].proxy: is no host name or address, with :port and"
                + " ;transport=udp, tcp or tls if need be"),
        Arguments.of(
            registrations(FIRST + ", purchase_date: 2026-03-31T12:00:01Z"),
            "16:85: accounts[0].sip_registrations[0].purchase_date: must not be later than the clock,"
                + " 2026-03-31T12:00:00Z"),
        Arguments.of(
            account("registrar_answers: [ { proxy: p.example, status_code: 299 } ]"),
            "15:59: accounts[0].registrar_answers[0].status_code: must be 200, or 300 to 699"),
        Arguments.of(
            account("registrar_answers: [ { status_code: 403 } ]"),
            "15:26: accounts[0].registrar_answers[0]: give exactly one of sip_registration_id,"
                + " user_id, proxy"),
        Arguments.of(
            "next_account_id: 1\n" + account(),
            "1:18: next_account_id: must be a whole number from 2 to 9007199254740992"));
  }

  static Stream<Arguments> references() {
    return Stream.of(
        Arguments.of(
            account("parent_account_id: 7"),
            "15:24: accounts[0].parent_account_id: there is no account 7"),
        Arguments.of(
            account("parent_account_id: 1"),
            "15:24: accounts[0].parent_account_id: must be another account"),
        Arguments.of(
            registrations(FIRST + ", application_id: 125"),
            "16:86: accounts[0].sip_registrations[0].application_id: the account has no such"
                + " application"),
        Arguments.of(
            registrations(FIRST + ", application_name: none"),
            "16:88: accounts[0].sip_registrations[0].application_name: the account has no such"
                + " application"),
        Arguments.of(
            registrations(FIRST + ", application_id: 123, rule_id: 7891"),
            "16:100: accounts[0].sip_registrations[0].rule_id: the application has no such rule"),
        Arguments.of(
            registrations(FIRST + ", application_id: 123, user_id: 1"),
            "16:100: accounts[0].sip_registrations[0].user_id: the account has no such user"),
        Arguments.of(
            registrations(FIRST + ", application_id: 123, user_id: 12347"),
            "16:100: accounts[0].sip_registrations[0].user_id: is a user of another application"),
        Arguments.of(
            registrations(FIRST + ", rule_id: 7890"),
            "16:9: accounts[0].sip_registrations[0]: a rule or user needs its application_id or"
                + " application_name"),
        Arguments.of(
            registrations(FIRST + ", application_id: 123, application_name: demo"),
            "16:86: accounts[0].sip_registrations[0].application_id: give either the id or the name,"
                + " not both"),
        Arguments.of(
            account("registrar_answers: [ { user_id: 1, status_code: 403 } ]"),
            "15:37: accounts[0].registrar_answers[0].user_id: the account has none with this id"));
  }

  static Stream<Arguments> duplicates() {
    String other = "  - { account_id: 2, account_name: other";
    return Stream.of(
        Arguments.of(
            account() + "  - { account_id: 1, account_name: other }\n",
            "15:19: accounts[1].account_id: account 1 is given twice, first in line 2"),
        Arguments.of(
            account() + "  - { account_id: 2, account_name: Demo }\n",
            "15:36: accounts[1].account_name: account name Demo is given twice, first in line 3"),
        Arguments.of(
            account() + other + ", account_email: demo@example.com }\n",
            "15:58: accounts[1].account_email: account email demo@example.com is given twice, first in"
                + " line 3"),
        Arguments.of(
            application(
                "{ application_id: 1, application_name: a }",
                "{ application_id: 1, application_name: b }"),
            "6:27: accounts[0].applications[1].application_id: application 1 is given twice, first in"
                + " line 5"),
        Arguments.of(
            application(
                "{ application_id: 1, application_name: a }",
                "{ application_id: 2, application_name: a.x.voximplant.com }"),
            "6:48: accounts[0].applications[1].application_name: another application of the account"
                + " has this name"),
        Arguments.of(
            application(
                "{ application_id: 1, application_name: a, rules: [ { rule_id: 1, rule_name: r }, { rule_id: 1, rule_name: s } ] }"),
            "5:101: accounts[0].applications[0].rules[1].rule_id: rule 1 is given twice, first in line"
                + " 5"),
        Arguments.of(
            application(
                "{ application_id: 1, application_name: a, rules: [ { rule_id: 1, rule_name: r }, { rule_id: 2, rule_name: r } ] }"),
            "5:115: accounts[0].applications[0].rules[1].rule_name: the name of a rule of this"
                + " application is given twice, first in line 5"),
        Arguments.of(
            application(
                "{ application_id: 1, application_name: a, users: [ { user_id: 1, user_name: u }, { user_id: 1, user_name: v } ] }"),
            "5:101: accounts[0].applications[0].users[1].user_id: user 1 is given twice, first in line"
                + " 5"),
        Arguments.of(
            application(
                "{ application_id: 1, application_name: a, users: [ { user_id: 1, user_name: u }, { user_id: 2, user_name: u } ] }"),
            "5:115: accounts[0].applications[0].users[1].user_name: the name of a user of this"
                + " application is given twice, first in line 5"),
        Arguments.of(
            registrations(FIRST, FIRST),
            "17:32: accounts[0].sip_registrations[1].sip_registration_id: SIP registration 1 is given"
                + " twice, first in line 16"),
        Arguments.of(
            registrations(
                FIRST + ", application_id: 123, user_id: 12345",
                SECOND + ", application_id: 123, user_name: john"),
            "17:9: accounts[0].sip_registrations[1]: its user is bound to SIP registration 1 already"),
        Arguments.of(
            account(
                "registrar_answers:",
                "  - { user_id: 12345, status_code: 403 }",
                "  - { user_id: 12345, status_code: 408 }"),
            "17:20: accounts[0].registrar_answers[1].user_id: the answer to this one is given twice,"
                + " first in line 16"));
  }

  static Stream<Arguments> money() {
    return Stream.of(
        Arguments.of(
            registrations(
                FIRST, SECOND, "sip_registration_id: 3, sip_username: c, proxy: p.example"),
            "18:9: accounts[0].sip_registrations[2]: balance and credit_limit do not cover its fee and"
                + " tax; raise one of them"),
        Arguments.of(
            account(
                "max_sip_registrations: 1",
                "sip_registrations:",
                "  - { " + FIRST + " }",
                "  - { " + SECOND + " }"),
            "18:9: accounts[0].sip_registrations[1]: is one more than max_sip_registrations"),
        Arguments.of(
            account(
                "options: { persistent_with_user: false }",
                "sip_registrations:",
                "  - { " + FIRST + ", application_id: 123, user_id: 12345 }"),
            "17:9: accounts[0].sip_registrations[0]: is persistent with a user; set is_persistent:"
                + " false, or options.persistent_with_user"),
        Arguments.of(
            registrations(
                FIRST
                    + ", purchase_date: 2025-01-01T00:00:00Z,"
                    + " price_list: { monthly_fee: 99999999999999999999 }"),
            "16:9: accounts[0].sip_registrations[0]: was renewed for more money than there can be"));
  }

  static Stream<Arguments> keysOfRobots() {
    return Stream.of(
        Arguments.of(
            account("service_accounts: [ { name: owner, roles: [ owner ] } ]"),
            "15:49: accounts[0].service_accounts[0].roles[0]: is no role; did you mean Owner?"),
        Arguments.of(
            account("service_accounts: [ { name: owner, roles: [] } ]"),
            "15:47: accounts[0].service_accounts[0].roles: must name a role, such as Owner"),
        Arguments.of(
            account("service_accounts: [ { name: owner, roles: [ Owner, Owner ] } ]"),
            "15:56: accounts[0].service_accounts[0].roles[1]: role Owner is given twice, first in line"
                + " 15"),
        Arguments.of(
            account("service_accounts: [ { name: a.b, roles: [ Owner ] } ]"),
            "15:33: accounts[0].service_accounts[0].name: must be at most 64 letters, digits, hyphens"
                + " and underscores"),
        Arguments.of(
            account(
                "service_accounts: [ { name: a, roles: [ Owner ] }, { name: A, roles: [ Owner ] } ]"),
            "15:64: accounts[0].service_accounts[1].name: service account A is given twice, first in"
                + " line 15"),
        Arguments.of(
            account(
                "service_accounts:",
                "  - { name: a, roles: [ Owner ], key_id: k }",
                "  - { name: b, roles: [ Owner ], key_id: k }"),
            "17:46: accounts[0].service_accounts[1].key_id: key id k is given twice, first in line 16"),
        Arguments.of(
            account("service_accounts: [ { name: a, roles: [ Owner ], public_key: k } ]"),
            "15:66: accounts[0].service_accounts[0].public_key: is no RSA public key; it begins with"
                + " -----BEGIN PUBLIC KEY----- and is a block (|)"),
        Arguments.of(
            account(
                "service_accounts:",
                "  - name: a",
                "    roles: [ Owner ]",
                "    public_key: |",
                "      -----BEGIN PRIVATE KEY-----",
                "      c2VjcmV0",
                "      -----END PRIVATE KEY-----"),
            "18:21: accounts[0].service_accounts[0].public_key: is a private key, which must not be in"
                + " a seed; openssl rsa -pubout writes the public half"));
  }

  /** RFC 7518, section 3.3. */
  @Test
  void load_publicKeyTooShort_saysWhatRs256Needs() throws Exception {
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(1_024);
    String pem = Pem.PUBLIC_KEY.write(rsa.generateKeyPair().getPublic().getEncoded());
    String yaml =
        account(
            "service_accounts:",
            "  - name: a",
            "    roles: [ Owner ]",
            "    public_key: |",
            "      " + pem.strip().replace("\n", "\n          "));

    SeedException wrong = catchThrowableOfType(SeedException.class, () -> SeedTexts.load(yaml));

    assertThat(wrong)
        .hasMessage(
            "seed.yaml:18:21: accounts[0].service_accounts[0].public_key: is an RSA key of fewer"
                + " than 2048 bits, which are the least for RS256 (RFC 7518, section 3.3)");
  }

  /** An account with a ledger of one purchase; the lines given begin with line 6. */
  private static String ledger(String... lines) {
    StringBuilder yaml =
        new StringBuilder(
            """
            accounts:
              - account_id: 1
                account_name: demo
                ledger:
                  - { type: OPENING_BALANCE, amount: 5.00 }
            """);
    for (String line : lines) {
      yaml.append("    ").append(line).append('\n');
    }
    return yaml.toString();
  }

  static Stream<Arguments> ledgers() {
    String reservation =
        "  - { type: RESERVATION, at: 2026-03-01T00:00:00Z, sip_registration_id: 1, fee: 1, tax: 0 }";
    String settlement =
        "  - { type: SETTLEMENT, at: 2026-04-01T00:00:00Z, sip_registration_id: 1 }";
    return Stream.of(
        Arguments.of(
            "accounts: [ { account_id: 1, account_name: x, ledger: [] } ]",
            "1:55: accounts[0].ledger: must begin with an entry of type OPENING_BALANCE"),
        Arguments.of(
            ledger("  - { type: PAYMENT }"),
            "6:17: accounts[0].ledger[1].type: is no type of entry; known are OPENING_BALANCE, DEPOSIT,"
                + " RESERVATION, SETTLEMENT"),
        Arguments.of(
            ledger("  - { type: OPENING_BALANCE, amount: 1 }"),
            "6:17: accounts[0].ledger[1].type: OPENING_BALANCE must be the first entry, and only that"),
        Arguments.of(
            ledger("  - { type: DEPOSIT, amount: 1, fee: 1, at: 2026-03-01T00:00:00Z }"),
            "6:42: accounts[0].ledger[1].fee: does not go with this type"),
        Arguments.of(
            ledger("  - { type: DEPOSIT, amount: 0, at: 2026-03-01T00:00:00Z }"),
            "6:34: accounts[0].ledger[1].amount: must be more than 0"),
        Arguments.of(
            ledger(reservation, reservation),
            "7:77: accounts[0].ledger[2].sip_registration_id: the month before is not settled yet"),
        Arguments.of(
            ledger(settlement),
            "6:76: accounts[0].ledger[1].sip_registration_id: nothing is reserved for SIP registration"
                + " 1"),
        Arguments.of(
            ledger(reservation.replace("tax: 0", "tax: -1")),
            "6:93: accounts[0].ledger[1].tax: must not be negative"),
        Arguments.of(
            ledger(reservation, settlement.replace("2026-04", "2026-02")),
            "7:33: accounts[0].ledger[2].at: must not be earlier than the entry before,"
                + " 2026-03-01T00:00:00Z"),
        Arguments.of(
            ledger(reservation) + "clock: 2026-02-01T00:00:00Z\n",
            "6:34: accounts[0].ledger[1].at: must not be later than the clock, 2026-02-01T00:00:00Z"),
        Arguments.of(
            ledger("balance: 1"),
            "6:14: accounts[0].balance: follows from the ledger; leave one of them out"),
        Arguments.of(
            ledger("sip_registrations:", "  - { " + FIRST + ", state: REGISTERED }"),
            "7:9: accounts[0].sip_registrations[0]: the ledger has no reservation for it"),
        Arguments.of(
            ledger(reservation, "sip_registrations:", "  - { " + FIRST + " }"),
            "8:9: accounts[0].sip_registrations[0]: state is missing"),
        Arguments.of(
            ledger(reservation, "sip_registrations:", "  - { " + FIRST + ", state: UP }"),
            "8:77: accounts[0].sip_registrations[0].state: is no state; known are IN_PROGRESS,"
                + " REGISTERED, FAILED, OFFLINE"),
        Arguments.of(
            ledger(reservation, "sip_registrations:", "  - { " + FIRST + ", state: OFFLINE }"),
            "8:77: accounts[0].sip_registrations[0].state: cannot be OFFLINE: it is paid for, and"
                + " persistent or its user is logged in"),
        Arguments.of(
            ledger(
                reservation,
                settlement,
                "sip_registrations:",
                "  - { " + FIRST + ", state: REGISTERED }"),
            "9:77: accounts[0].sip_registrations[0].state: cannot be online: the ledger has no"
                + " reservation for its running month"),
        Arguments.of(
            ledger(
                reservation,
                "sip_registrations:",
                "  - { " + FIRST + ", is_persistent: false, state: REGISTERED }"),
            "8:99: accounts[0].sip_registrations[0].state: cannot be online: it is not persistent, and"
                + " no user of it is logged in"),
        Arguments.of(
            ledger(
                reservation,
                "sip_registrations:",
                "  - { " + FIRST + ", state: REGISTERED, status_code: 403 }"),
            "8:102: accounts[0].sip_registrations[0].status_code: is for the state FAILED"),
        Arguments.of(
            ledger(
                reservation,
                "sip_registrations:",
                "  - { "
                    + FIRST
                    + ", state: REGISTERED, in_progress_until: 2026-03-01T00:00:00Z }"),
            "8:108: accounts[0].sip_registrations[0].in_progress_until: is for the state IN_PROGRESS"),
        Arguments.of(
            ledger(
                reservation,
                "sip_registrations:",
                "  - { "
                    + FIRST
                    + ", state: IN_PROGRESS, in_progress_until: 2026-03-01T00:00:00Z,"
                    + " last_result: OFFLINE }"),
            "8:144: accounts[0].sip_registrations[0].last_result: must be REGISTERED or FAILED"),
        Arguments.of(
            ledger(
                reservation,
                "sip_registrations:",
                "  - { " + FIRST + ", state: REGISTERED, purchase_date: 2026-03-01T00:00:00Z }"),
            "8:104: accounts[0].sip_registrations[0].purchase_date: follows from the ledger; leave it"
                + " out"),
        Arguments.of(
            ledger(
                reservation, "registrar_answers: [ { sip_registration_id: 2, status_code: 403 } ]"),
            "7:49: accounts[0].registrar_answers[0].sip_registration_id: the account has none with this"
                + " id"),
        Arguments.of(
            ledger(reservation) + "next_sip_registration_id: 1\n",
            "7:27: next_sip_registration_id: must be a whole number from 2 to 9007199254740992"),
        Arguments.of(
            registrations(FIRST + ", state: REGISTERED"),
            "16:77: accounts[0].sip_registrations[0].state: is only for accounts with a ledger"));
  }

  private static String application(String... entries) {
    StringBuilder yaml =
        new StringBuilder("accounts:\n  - account_id: 1\n    account_name: x\n    applications:\n");
    for (String entry : entries) {
      yaml.append("      - ").append(entry).append('\n');
    }
    return yaml.toString();
  }

  @Test
  void load_secretsInTheWrongPlace_areNotShown() {
    for (String value :
        new String[] {
          "hunter2:\n x",
          "*hunter2",
          "!hunter2!x y",
          "&hunter2",
          "%hunter2",
          "[ hunter2 ]",
          "@hunter2",
          "'hunter2'\n\n x",
          "\"hunter2\\q\"",
          "'hunter2",
          "{ hunter2 }"
        }) {
      for (String key : new String[] {"password", "auth_user"}) {
        SeedException wrong =
            catchThrowableOfType(
                SeedException.class,
                () -> SeedTexts.load(registrations(FIRST + ", " + key + ": " + value)));

        assertThat(wrong).as(value).isNotNull();
        assertThat(wrong.getMessage()).as(value).doesNotContain("hunter2").doesNotContain("\n");
      }
    }
  }

  @Test
  void load_fileThatIsNotThere_saysSo() {
    Path file = directory.resolve("none.yaml");

    assertThat(catchThrowableOfType(SeedException.class, () -> Seed.fromFile(file)))
        .hasMessage(file + ": there is no such file")
        .returns(0, SeedException::line)
        .returns(0, SeedException::column)
        .returns(file.toString(), SeedException::file);
  }

  @Test
  void load_directory_saysThatItCannotBeRead() {
    assertThat(catchThrowableOfType(SeedException.class, () -> Seed.fromFile(directory)))
        .hasMessageStartingWith(directory + ": cannot be read");
  }

  @Test
  void load_moreThanTheLimit_isRefused() throws IOException {
    Path file = directory.resolve("large.yaml");
    Files.writeString(file, "accounts: [] #" + "x".repeat(SeedFile.MOST_BYTES));

    assertThat(catchThrowableOfType(SeedException.class, () -> Seed.fromFile(file)))
        .hasMessage(file + ": is larger than 64 MiB");
  }

  @Test
  void load_textOfMoreThanTheLimit_isRefused() {
    String yaml = "accounts: [] #" + "\u00e9".repeat(SeedFile.MOST_BYTES / 2);

    assertThat(catchThrowableOfType(SeedException.class, () -> Seed.fromYaml(yaml)))
        .hasMessage("seed: is larger than 64 MiB");
  }

  @Test
  void load_otherEncoding_saysWhere() throws IOException {
    Path file = directory.resolve("latin.yaml");
    Files.write(file, "accounts: []\n# caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(catchThrowableOfType(SeedException.class, () -> Seed.fromFile(file)))
        .hasMessage(file + ":2:6: is not UTF-8 from here on");
  }
}
