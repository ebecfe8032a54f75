package dev.sipregistration.mockserver.journal;

import static dev.sipregistration.mockserver.journal.TestCalls.BIND;
import static dev.sipregistration.mockserver.journal.TestCalls.bind;
import static dev.sipregistration.mockserver.journal.TestCalls.create;
import static dev.sipregistration.mockserver.journal.TestCalls.journal;
import static dev.sipregistration.mockserver.journal.TestCalls.warned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationTest {
  private static final CallQuery BIND_OF_5 = CallQuery.any().method(BIND).parameter("user_id", 5);

  private static String report(Journal journal, CallQuery query, Times times) {
    return ((Verification.Missed) journal.check(query, times)).report();
  }

  @Test
  void verify_asExpected_returnsCalls() {
    Journal journal = journal(bind(0, "user_id", "5"), bind(0, "user_id", "6"));

    assertThat(journal.verify(BIND_OF_5, Times.once()))
        .extracting(RecordedCall::number)
        .containsExactly(1L);
  }

  @Test
  void verify_otherValue_namesNearestCallsAndWhatIsDifferent() {
    Journal journal =
        journal(
            create(0, "sip_username", "alice"),
            bind(117, "sip_registration_id", "1", "user_id", "6"),
            warned(bind(134, "userid", "5"), "userid: did you mean user_id?"));

    assertThatThrownBy(() -> journal.verify(BIND_OF_5.errorCode(0), Times.once()))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            Expected 1 call of BindSipRegistration with user_id=5 and no error, but found none.
            Nearest:
              #3 BindSipRegistration(userid=5) by account 1 -> error 134
                 warning: userid: did you mean user_id?
                 no user_id, wanted user_id=5
                 error 134, wanted no error
              #2 BindSipRegistration(sip_registration_id=1, user_id=6) by account 1 -> error 117
                 user_id=6, wanted user_id=5
                 error 117, wanted no error
            The journal holds 3 calls: 2 of BindSipRegistration, 1 of CreateSipRegistration.\
            """);
  }

  @Test
  void report_ofTooManyCalls_showsThem() {
    Journal journal = journal(bind(0, "user_id", "5"), bind(0, "user_id", "5"));

    assertThat(report(journal, BIND_OF_5, Times.never()))
        .isEqualTo(
            """
            Expected no call of BindSipRegistration with user_id=5, but found 2.
            Found:
              #1 BindSipRegistration(user_id=5) by account 1 -> done
              #2 BindSipRegistration(user_id=5) by account 1 -> done
            The journal holds 2 calls: 2 of BindSipRegistration.\
            """);
  }

  @Test
  void report_ofVeryManyCalls_showsFirstFive() {
    Journal journal = journal();
    for (int i = 0; i < 8; i++) {
      journal.arrived().accept(bind(0));
    }

    assertThat(report(journal, CallQuery.any(), Times.atMost(3)))
        .startsWith("Expected at most 3 calls of any method, but found 8.")
        .contains("#5 ", "  and 3 more")
        .doesNotContain("#6 ");
  }

  @Test
  void report_ofOtherMethod_showsItOnlyIfSomethingFits() {
    Journal journal = journal(create(0, "user_id", "5"), create(0, "user_id", "6"));

    assertThat(report(journal, BIND_OF_5, Times.once()))
        .contains("Nearest:\n  #1 CreateSipRegistration(user_id=5)")
        .doesNotContain("#2");
  }

  @Test
  void report_ofEmptyJournal_saysSo() {
    assertThat(report(journal(), BIND_OF_5, Times.atLeast(2)))
        .isEqualTo(
            """
            Expected at least 2 calls of BindSipRegistration with user_id=5, but found none.
            The journal holds no call at all.\
            """);
  }

  @Test
  void report_ofFullJournal_saysWhatIsForgotten() {
    Journal journal = new Journal(1);
    journal.arrived().accept(bind(0, "user_id", "5"));
    journal.arrived().accept(create(0));

    assertThat(report(journal, BIND_OF_5, Times.once()))
        .endsWith(
            "The journal holds 1 call: 1 of CreateSipRegistration; 1 call before that are"
                + " forgotten.");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1 call",
    "0, 0, no call",
    "2, 2, 2 calls",
    "1, 2147483647, at least 1 call",
    "0, 3, at most 3 calls",
    "2, 3, 2 to 3 calls"
  })
  void times_inReport_areWords(int least, int most, String words) {
    assertThat(new Times(least, most)).hasToString(words);
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "2, 1"})
  void times_outOfOrder_areRefused(int least, int most) {
    assertThatThrownBy(() -> new Times(least, most)).isInstanceOf(IllegalArgumentException.class);
  }
}
