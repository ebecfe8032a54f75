package dev.sipregistration.mockserver.internal.admin.resource;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.directory.Application;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.world.AccountSetup;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.internal.admin.generated.ApplicationModel;
import dev.sipregistration.mockserver.internal.admin.generated.DirectoryApi;
import dev.sipregistration.mockserver.internal.admin.generated.NewApplicationModel;
import dev.sipregistration.mockserver.internal.admin.generated.NewRuleModel;
import dev.sipregistration.mockserver.internal.admin.generated.NewUserModel;
import dev.sipregistration.mockserver.internal.admin.generated.RuleModel;
import dev.sipregistration.mockserver.internal.admin.generated.UserModel;
import dev.sipregistration.mockserver.internal.admin.model.Accounts;
import dev.sipregistration.mockserver.internal.admin.model.BodyChecks;
import dev.sipregistration.mockserver.internal.admin.model.ProblemException;
import dev.sipregistration.mockserver.internal.admin.model.StateView;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds or adds what a test needs to be there. */
@Singleton
public final class DirectoryResource implements DirectoryApi {
  private final Accounts accounts;
  private final AccountSetup setup;

  @Inject
  DirectoryResource(WorldStore store) {
    accounts = new Accounts(store);
    setup = new AccountSetup(store);
  }

  @Override
  public ApplicationModel giveApplication(Long id, @Nullable NewApplicationModel body) {
    NewApplicationModel wanted = BodyChecks.required(body, "{\"application_name\": \"ivr\"}");
    String name = BodyChecks.present("application_name", wanted.getApplicationName());
    if (name.isEmpty()) {
      throw BodyChecks.wrong(
          "application_name", "a name, or the label before the account's domain");
    }
    Account before = accounts.find(id);
    Application given =
        named("application_name", () -> setup.application(before.id(), name))
            .orElseThrow(gone -> Accounts.notThere(id));
    return StateView.application(given, accounts.find(id).directory());
  }

  @Override
  public RuleModel giveRule(Long id, @Nullable NewRuleModel body) {
    NewRuleModel wanted = BodyChecks.required(body, "{\"rule_name\": \"incoming\"}");
    String name = BodyChecks.present("rule_name", wanted.getRuleName());
    ApplicationId application = application(id, wanted.getApplicationId());
    return StateView.rule(
        named("rule_name", () -> setup.rule(new AccountId(id), application, name))
            .orElseThrow(unknown -> withoutApplication(id, application)));
  }

  @Override
  public UserModel giveUser(Long id, @Nullable NewUserModel body) {
    NewUserModel wanted = BodyChecks.required(body, "{\"user_name\": \"grace\"}");
    String name = BodyChecks.present("user_name", wanted.getUserName());
    ApplicationId application = application(id, wanted.getApplicationId());
    return StateView.user(
        named("user_name", () -> setup.user(new AccountId(id), application, name))
            .orElseThrow(unknown -> withoutApplication(id, application)));
  }

  /** Returns the application that was asked for, or else the first of the account. */
  private ApplicationId application(long id, @Nullable Long wanted) {
    Account account = accounts.find(id);
    if (wanted != null) {
      if (wanted < 1) {
        throw BodyChecks.wrong("application_id", "1 or greater");
      }
      return new ApplicationId(wanted);
    }
    return account.directory().applications().stream()
        .findFirst()
        .map(Application::id)
        .orElseThrow(
            () -> ProblemException.conflict("Account " + id + " has no application to add it to"));
  }

  private static ProblemException withoutApplication(long id, ApplicationId application) {
    return ProblemException.notFound("Account " + id + " has no application " + application);
  }

  /** A name that cannot be is the caller's mistake. */
  private static <T> Outcome<T> named(String member, Supplier<Outcome<T>> step) {
    try {
      return step.get();
    } catch (IllegalArgumentException wrong) {
      throw ProblemException.badRequest("/" + member, String.valueOf(wrong.getMessage()));
    }
  }
}
