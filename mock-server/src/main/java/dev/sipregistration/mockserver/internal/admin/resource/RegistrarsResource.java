package dev.sipregistration.mockserver.internal.admin.resource;

import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.world.AccountControl;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.internal.admin.generated.RegistrarOutcomeModel;
import dev.sipregistration.mockserver.internal.admin.generated.RegistrarsApi;
import dev.sipregistration.mockserver.internal.admin.model.Accounts;
import dev.sipregistration.mockserver.internal.admin.model.Body;
import dev.sipregistration.mockserver.internal.admin.model.ProblemException;
import dev.sipregistration.mockserver.internal.admin.model.QueryCheck;
import dev.sipregistration.mockserver.internal.admin.model.RegistrarAnswer;
import dev.sipregistration.mockserver.internal.admin.model.RegistrarSubjects;
import dev.sipregistration.mockserver.internal.admin.model.RegistrarView;
import dev.sipregistration.mockserver.internal.admin.model.Responds201;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Arranges what registrars answer. */
@Singleton
public final class RegistrarsResource implements RegistrarsApi {
  private static final Set<String> QUERY = Set.of("sip_registration_id", "user_id", "proxy");

  private final Accounts accounts;
  private final UriInfo uri;

  @Inject
  RegistrarsResource(WorldStore store, @Context UriInfo uri) {
    this.uri = uri;
    accounts = new Accounts(store);
  }

  @Override
  public List<RegistrarOutcomeModel> listRegistrarOutcomes(Long id) {
    return RegistrarView.all(accounts.find(id).registrars());
  }

  @Responds201
  @Override
  public RegistrarOutcomeModel arrangeRegistrarOutcome(
      Long id, @Nullable RegistrarOutcomeModel body) {
    RegistrarOutcomeModel wanted =
        Body.required(body, "{\"proxy\": \"sip.example.org\", \"status_code\": 503}");
    RegistrarSubject subject =
        RegistrarSubjects.only(
                wanted.getSipRegistrationId(),
                wanted.getUserId(),
                RegistrarSubjects.proxy("/proxy", wanted.getProxy()))
            .orElseThrow(() -> ProblemException.badRequest("", RegistrarSubjects.EXACTLY_ONE));
    RegistrarOutcome answer = RegistrarAnswer.read(wanted);
    change(id, "/", subject, control -> control.arrange(new AccountId(id), subject, answer));
    return RegistrarView.of(subject, answer);
  }

  @Override
  public void clearRegistrarOutcomes(
      Long id, @Nullable Long registration, @Nullable Long user, @Nullable String proxy) {
    QueryCheck.onlyWith(uri.getQueryParameters(), QUERY);
    AccountId account = new AccountId(id);
    List<RegistrarSubject> subjects =
        RegistrarSubjects.only(registration, user, RegistrarSubjects.proxy("", proxy))
            .map(List::of)
            .orElseGet(() -> List.copyOf(accounts.find(id).registrars().arranged().keySet()));
    for (RegistrarSubject subject : subjects) {
      change(id, "", subject, control -> control.disarrange(account, subject));
    }
  }

  /** A subject that is not there is a mistake of who named it, whether in the body or the query. */
  private void change(
      long id,
      String pointer,
      RegistrarSubject subject,
      Function<AccountControl, Outcome<Account>> change) {
    if (accounts.tryToChange(id, change) instanceof Outcome.Refused<Account>) {
      throw ProblemException.badRequest(
          pointer.isEmpty() ? "" : pointer + RegistrarSubjects.member(subject),
          "Account " + id + " has no " + RegistrarSubjects.text(subject));
    }
  }
}
