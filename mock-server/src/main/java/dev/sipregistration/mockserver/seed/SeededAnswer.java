package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import dev.sipregistration.mockserver.domain.world.AccountControl;
import java.util.ArrayList;
import java.util.List;

/**
 * What registrars are arranged to answer.
 *
 * @param given where the file names the subject
 * @param subject whose REGISTERs it is for
 * @param outcome the answer
 */
record SeededAnswer(YamlValue given, RegistrarSubject subject, RegistrarOutcome outcome) {
  private static final List<String> SUBJECTS = List.of("sip_registration_id", "user_id", "proxy");
  private static final List<String> KEYS =
      List.of("sip_registration_id", "user_id", "proxy", "status_code", "error_message");
  private static final int OK = 200;
  private static final int HIGHEST = 699;

  static List<SeededAnswer> read(List<YamlValue> values) {
    DuplicateCheck taken = new DuplicateCheck();
    List<SeededAnswer> answers = new ArrayList<>();
    for (YamlValue value : values) {
      SeededAnswer answer = read(value.mapping(KEYS));
      taken.take(answer.given, answer.subject, "the answer to this one");
      answers.add(answer);
    }
    return answers;
  }

  /** Arranges it, or says that its subject is not there. */
  void arrangeIn(ReplayStore store) {
    Outcome<Account> arranged =
        new AccountControl(store).arrange(store.account().id(), subject, outcome);
    if (arranged instanceof Outcome.Refused<Account>) {
      throw unknown();
    }
  }

  SeedException unknown() {
    return given.problem("the account has none with this id");
  }

  private static SeededAnswer read(YamlMapping value) {
    List<String> named = SUBJECTS.stream().filter(key -> value.find(key).isPresent()).toList();
    if (named.size() != 1) {
      throw value.problem("give exactly one of " + String.join(", ", SUBJECTS));
    }
    YamlValue given = value.required(named.get(0));
    return new SeededAnswer(given, subject(named.get(0), given), outcome(value));
  }

  private static RegistrarSubject subject(String key, YamlValue given) {
    return switch (key) {
      case "sip_registration_id" ->
          new RegistrarSubject.OfRegistration(new SipRegistrationId(given.id()));
      case "user_id" -> new RegistrarSubject.OfUser(new UserId(given.id()));
      default ->
          new RegistrarSubject.OfProxy(
              SipProxy.parse(given.text())
                  .orElseThrow(() -> given.problem("is no proxy of a SIP registration")));
    };
  }

  private static RegistrarOutcome outcome(YamlMapping value) {
    YamlValue given = value.required("status_code");
    int code = (int) given.number(OK, HIGHEST);
    if (code == OK) {
      return new RegistrarOutcome.Accepted();
    }
    if (!SipStatus.of(code).failure()) {
      throw given.problem("must be 200, or 300 to 699");
    }
    return new RegistrarOutcome.Rejected(
        value
            .find("error_message")
            .map(message -> new SipStatus(code, message.phrase()))
            .orElseGet(() -> SipStatus.of(code)));
  }
}
