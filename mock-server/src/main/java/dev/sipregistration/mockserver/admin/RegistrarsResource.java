package dev.sipregistration.mockserver.admin;

import dev.sipregistration.mockserver.admin.generated.RegistrarOutcome;
import dev.sipregistration.mockserver.admin.generated.RegistrarsApi;
import dev.sipregistration.mockserver.domain.Account;
import dev.sipregistration.mockserver.domain.AccountControl;
import dev.sipregistration.mockserver.domain.AccountId;
import dev.sipregistration.mockserver.domain.Outcome;
import dev.sipregistration.mockserver.domain.RegistrarSubject;
import dev.sipregistration.mockserver.domain.WorldStore;
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
final class RegistrarsResource implements RegistrarsApi {
  private static final Set<String> QUERY = Set.of("sip_registration_id", "user_id", "proxy");

  private final Accounts accounts;
  private final UriInfo uri;

  @Inject
  RegistrarsResource(WorldStore store, @Context UriInfo uri) {
    this.uri = uri;
    accounts = new Accounts(store);
  }

  @Override
  public List<RegistrarOutcome> listRegistrarOutcomes(Long id) {
    return RegistrarView.all(accounts.find(id).registrars());
  }

  @Created
  @Override
  public RegistrarOutcome arrangeRegistrarOutcome(Long id, @Nullable RegistrarOutcome body) {
    RegistrarOutcome wanted =
        Body.required(body, "{\"proxy\": \"sip.example.org\", \"status_code\": 503}");
    RegistrarSubject subject =
        Subjects.only(
                wanted.getSipRegistrationId(),
                wanted.getUserId(),
                Subjects.proxy("/proxy", wanted.getProxy()))
            .orElseThrow(() -> ProblemException.badRequest("", Subjects.EXACTLY_ONE));
    dev.sipregistration.mockserver.domain.RegistrarOutcome answer = RegistrarAnswer.read(wanted);
    change(id, "/", subject, control -> control.arrange(new AccountId(id), subject, answer));
    return RegistrarView.of(subject, answer);
  }

  @Override
  public void clearRegistrarOutcomes(
      Long id, @Nullable Long registration, @Nullable Long user, @Nullable String proxy) {
    QueryCheck.onlyWith(uri.getQueryParameters(), QUERY);
    AccountId account = new AccountId(id);
    List<RegistrarSubject> subjects =
        Subjects.only(registration, user, Subjects.proxy("", proxy))
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
          pointer.isEmpty() ? "" : pointer + Subjects.member(subject),
          "Account " + id + " has no " + Subjects.text(subject));
    }
  }
}
