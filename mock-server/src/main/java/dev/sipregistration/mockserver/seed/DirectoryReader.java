package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.domain.account.AccountBuilder;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.UserId;
import java.util.List;

/** Reads the applications of one account, with their rules and users. */
final class DirectoryReader {
  private static final List<String> APPLICATION_KEYS =
      List.of("application_id", "application_name", "rules", "users");
  private static final List<String> RULE_KEYS = List.of("rule_id", "rule_name");
  private static final List<String> USER_KEYS = List.of("user_id", "user_name", "logged_in");

  private final AccountBuilder account;
  private final DuplicateCheck taken = new DuplicateCheck();

  DirectoryReader(AccountBuilder account) {
    this.account = account;
  }

  void read(List<YamlValue> applications) {
    for (YamlValue value : applications) {
      YamlMapping application = value.mapping(APPLICATION_KEYS);
      ApplicationId id = application(application);
      readRules(id, application.items("rules"));
      readUsers(id, application.items("users"));
    }
  }

  private ApplicationId application(YamlMapping application) {
    YamlValue givenId = application.required("application_id");
    YamlValue givenName = application.required("application_name");
    ApplicationId id = new ApplicationId(givenId.id());
    String name = givenName.text();
    taken.take(givenId, id, "application " + id);
    try {
      account.application(id, name);
    } catch (IllegalArgumentException nameTaken) {
      // The short and the full name of an application are the same name, which only it knows.
      throw givenName.problem("another application of the account has this name");
    }
    return id;
  }

  private void readRules(ApplicationId application, List<YamlValue> rules) {
    DuplicateCheck takenNames = new DuplicateCheck();
    for (YamlValue value : rules) {
      YamlMapping rule = value.mapping(RULE_KEYS);
      YamlValue givenId = rule.required("rule_id");
      YamlValue givenName = rule.required("rule_name");
      RuleId id = new RuleId(givenId.id());
      String name = givenName.text();
      taken.take(givenId, id, "rule " + id);
      takenNames.take(givenName, name, "the name of a rule of this application");
      account.rule(id, name, application);
    }
  }

  private void readUsers(ApplicationId application, List<YamlValue> users) {
    DuplicateCheck takenNames = new DuplicateCheck();
    for (YamlValue value : users) {
      YamlMapping user = value.mapping(USER_KEYS);
      YamlValue givenId = user.required("user_id");
      YamlValue givenName = user.required("user_name");
      UserId id = new UserId(givenId.id());
      String name = givenName.text();
      taken.take(givenId, id, "user " + id);
      takenNames.take(givenName, name, "the name of a user of this application");
      account.user(
          id, name, application, user.find("logged_in").map(YamlValue::flag).orElse(false));
    }
  }
}
