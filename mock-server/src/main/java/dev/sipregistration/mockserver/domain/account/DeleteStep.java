package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.command.DeleteCommand;
import dev.sipregistration.mockserver.domain.id.IdSource;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import java.time.Instant;

/** The step that deletes a SIP registration, of which no callback tells. */
public record DeleteStep(DeleteCommand command) implements Step<Account> {
  @Override
  public Outcome<Change<Account>> take(Account account, Instant now, IdSource ids) {
    return account
        .registration(command.sipRegistrationId())
        .map(registration -> Change.of(Billing.ended(account, registration)));
  }
}
