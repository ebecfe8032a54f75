package dev.sipregistration.mockserver.internal.admin.resource;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import dev.sipregistration.mockserver.internal.admin.generated.RegistrarOutcomeModel;
import dev.sipregistration.mockserver.internal.admin.generated.RegistrarsApi;
import dev.sipregistration.mockserver.internal.admin.model.Accounts;
import dev.sipregistration.mockserver.internal.admin.model.BodyChecks;
import dev.sipregistration.mockserver.internal.admin.model.RegistrarOutcomes;
import dev.sipregistration.mockserver.internal.admin.model.Responds201;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arranges the outcomes of registrars. */
@Singleton
public final class RegistrarsResource implements RegistrarsApi {
  private final Accounts accounts;

  @Inject
  RegistrarsResource(WorldStore store) {
    accounts = new Accounts(store);
  }

  @Override
  public List<RegistrarOutcomeModel> listRegistrarOutcomes(Long id) {
    return RegistrarOutcomes.all(accounts.find(id).registrars());
  }

  @Responds201
  @Override
  public RegistrarOutcomeModel arrangeRegistrarOutcome(
      Long id, @Nullable RegistrarOutcomeModel body) {
    RegistrarOutcomeModel request =
        BodyChecks.required(body, "{\"proxy\": \"sip.example.org\", \"status_code\": 503}");
    RegistrarSubject subject = RegistrarOutcomes.subject(request);
    RegistrarOutcome outcome = RegistrarOutcomes.outcome(request);
    accounts.change(
        id,
        control -> control.arrange(new AccountId(id), subject, outcome),
        unknown -> RegistrarOutcomes.notThere(id, subject, true));
    return RegistrarOutcomes.of(subject, outcome);
  }

  @Override
  public void clearRegistrarOutcomes(
      Long id, @Nullable Long registration, @Nullable Long user, @Nullable String proxy) {
    List<RegistrarSubject> subjects =
        RegistrarOutcomes.subject("", registration, user, proxy)
            .map(List::of)
            .orElseGet(() -> List.copyOf(accounts.find(id).registrars().arranged().keySet()));
    for (RegistrarSubject subject : subjects) {
      accounts.change(
          id,
          control -> control.disarrange(new AccountId(id), subject),
          unknown -> RegistrarOutcomes.notThere(id, subject, false));
    }
  }
}
