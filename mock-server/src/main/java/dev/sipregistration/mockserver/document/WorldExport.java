package dev.sipregistration.mockserver.document;

import dev.sipregistration.mockserver.auth.SigningKey;
import dev.sipregistration.mockserver.document.SipRegistrationDocument.State;
import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.AccountPlan;
import dev.sipregistration.mockserver.domain.account.AccountProfile;
import dev.sipregistration.mockserver.domain.account.Callbacks;
import dev.sipregistration.mockserver.domain.account.Outbox;
import dev.sipregistration.mockserver.domain.account.OutboxEntry;
import dev.sipregistration.mockserver.domain.account.RateWindow;
import dev.sipregistration.mockserver.domain.directory.Application;
import dev.sipregistration.mockserver.domain.directory.BoundTarget;
import dev.sipregistration.mockserver.domain.directory.Directory;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
import dev.sipregistration.mockserver.domain.money.LedgerEntry.Deposit;
import dev.sipregistration.mockserver.domain.money.LedgerEntry.OpeningBalance;
import dev.sipregistration.mockserver.domain.money.LedgerEntry.Reservation;
import dev.sipregistration.mockserver.domain.money.LedgerEntry.Settlement;
import dev.sipregistration.mockserver.domain.money.Price;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.domain.sip.SipCredentials;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState;
import dev.sipregistration.mockserver.domain.sip.SipStatus;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import dev.sipregistration.mockserver.domain.world.World;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes documents of worlds, which are imported as the same worlds. The order is always the same,
 * so two documents can be compared.
 */
public final class WorldExport {
  private WorldExport() {}

  /**
   * Makes a document.
   *
   * @param world the world
   * @return a document with all that is in it but private keys; of a key that nobody has needed yet
   *     not even the public half is there
   */
  public static WorldDocument document(World world) {
    return new WorldDocument(
        world.accounts().stream()
            .map(account -> account(account, world.serviceAccounts()))
            .toList(),
        world.clock() instanceof ClockSetting.Standing standing ? standing.at() : null,
        world.nextAccountId(),
        world.nextSipRegistrationId());
  }

  private static AccountDocument account(Account account, List<ServiceAccount> all) {
    AccountProfile profile = account.profile();
    Callbacks callbacks = profile.callbacks();
    AccountPlan terms = account.terms();
    Set<String> names = new HashSet<>();
    return new AccountDocument(
        profile.id(),
        profile.name(),
        profile.email(),
        profile.currency(),
        null,
        profile.parent(),
        profile.apiKey(),
        callbacks == null ? null : callbacks.url().toString(),
        callbacks == null ? null : callbacks.salt(),
        account.outbox().nextId() > 1 ? account.outbox().nextId() : null,
        terms.active() ? null : false,
        terms.frozen() ? true : null,
        terms.creditLimit(),
        new PriceListDocument(terms.priceList().monthlyFee(), terms.priceList().taxRate()),
        terms.maxSipRegistrations(),
        terms.requestsPerSecond(),
        terms.lowBalance(),
        new OptionsDocument(
            account.options().timeInProgress(), account.options().persistentWithUser()),
        all.stream()
            .filter(one -> one.accountId().equals(account.id()))
            .map(one -> serviceAccount(one, names))
            .toList(),
        account.directory().applications().stream()
            .map(application -> application(application, account.directory()))
            .toList(),
        account.ledger().entries().stream().map(WorldExport::entry).toList(),
        account.registrations().all().stream().map(WorldExport::registration).toList(),
        account.registrars().arranged().entrySet().stream()
            .map(WorldExport::answer)
            .sorted(
                by(answer -> answer.proxy() == null ? null : answer.proxy().text())
                    .thenComparing(by(RegistrarAnswerDocument::sipRegistrationId))
                    .thenComparing(by(RegistrarAnswerDocument::userId)))
            .toList(),
        deliverable(account.outbox()),
        account.calls().equals(RateWindow.none()) ? null : account.calls());
  }

  private static List<OutboxEntry> deliverable(Outbox outbox) {
    return outbox.entries().stream().filter(outbox::isDeliverable).toList();
  }

  private static <T extends Comparable<T>> Comparator<RegistrarAnswerDocument> by(
      Function<RegistrarAnswerDocument, @Nullable T> key) {
    return Comparator.comparing(key, Comparator.nullsLast(Comparator.naturalOrder()));
  }

  private static ServiceAccountDocument serviceAccount(
      ServiceAccount serviceAccount, Set<String> names) {
    return new ServiceAccountDocument(
        unique(serviceAccount.name(), names),
        serviceAccount.roles().stream().sorted().toList(),
        serviceAccount.keyId(),
        SigningKey.made(serviceAccount.publicKey()).orElse(null));
  }

  /** Names of service accounts that were added later need not differ; those of a document must. */
  private static String unique(String name, Set<String> names) {
    String unique = name;
    for (int i = 2; !names.add(unique.toLowerCase(Locale.ROOT)); i++) {
      unique = name + "-" + i;
    }
    return unique;
  }

  private static ApplicationDocument application(Application application, Directory directory) {
    return new ApplicationDocument(
        application.id(),
        application.name(),
        directory.rules().stream()
            .filter(rule -> rule.applicationId().equals(application.id()))
            .map(rule -> new RuleDocument(rule.id(), rule.name()))
            .toList(),
        directory.users().stream()
            .filter(user -> user.applicationId().equals(application.id()))
            .map(user -> new UserDocument(user.id(), user.name(), user.loggedIn() ? true : null))
            .toList());
  }

  private static LedgerEntryDocument entry(LedgerEntry entry) {
    if (entry instanceof OpeningBalance opening) {
      return new LedgerEntryDocument(
          LedgerEntryDocument.Type.OPENING_BALANCE, null, opening.amount(), null, null, null);
    }
    if (entry instanceof Deposit deposit) {
      return new LedgerEntryDocument(
          LedgerEntryDocument.Type.DEPOSIT, deposit.at(), deposit.amount(), null, null, null);
    }
    if (entry instanceof Settlement settlement) {
      SipRegistrationId id = settlement.reservation().sipRegistrationId();
      return new LedgerEntryDocument(
          LedgerEntryDocument.Type.SETTLEMENT, settlement.at(), null, id, null, null);
    }
    if (entry instanceof Reservation reservation) {
      SipRegistrationId id = reservation.sipRegistrationId();
      Price price = reservation.price();
      return new LedgerEntryDocument(
          LedgerEntryDocument.Type.RESERVATION,
          reservation.at(),
          null,
          id,
          price.fee(),
          price.tax());
    }
    throw new IllegalArgumentException("An entry of no known type: " + entry);
  }

  private static SipRegistrationDocument registration(SipRegistration registration) {
    SipCredentials credentials = registration.credentials();
    BoundTarget target = registration.target();
    SipRegistrationState state = registration.state();
    SipStatus failure =
        state instanceof SipRegistrationState.Failed failed ? failed.status() : null;
    return new SipRegistrationDocument(
        registration.id(),
        credentials.sipUsername(),
        credentials.proxy(),
        credentials.authUser(),
        credentials.outboundProxy(),
        credentials.password(),
        registration.persistent(),
        target == null ? null : target.applicationId(),
        null,
        target == null ? null : target.ruleId(),
        null,
        target == null ? null : target.userId(),
        null,
        null,
        null,
        state(state),
        state instanceof SipRegistrationState.InProgress progress ? progress.until() : null,
        failure == null ? null : failure.code(),
        failure == null ? null : ownReason(failure),
        registration.lastUpdated());
  }

  private static State state(SipRegistrationState state) {
    if (state instanceof SipRegistrationState.InProgress) {
      return State.IN_PROGRESS;
    }
    if (state instanceof SipRegistrationState.Registered) {
      return State.REGISTERED;
    }
    if (state instanceof SipRegistrationState.Failed) {
      return State.FAILED;
    }
    if (state instanceof SipRegistrationState.Offline) {
      return State.OFFLINE;
    }
    throw new IllegalArgumentException("No known state: " + state);
  }

  private static RegistrarAnswerDocument answer(
      Map.Entry<RegistrarSubject, RegistrarOutcome> arranged) {
    SipStatus failure =
        arranged.getValue() instanceof RegistrarOutcome.Rejected rejected
            ? rejected.status()
            : null;
    int code = failure == null ? SipStatus.OK : failure.code();
    String message = failure == null ? null : ownReason(failure);
    return arranged
        .getKey()
        .fold(
            id -> new RegistrarAnswerDocument(id, null, null, code, message),
            user -> new RegistrarAnswerDocument(null, user, null, code, message),
            proxy -> new RegistrarAnswerDocument(null, null, proxy, code, message));
  }

  /** Returns the reason, but for the one that goes with the code anyway. */
  private static @Nullable String ownReason(SipStatus status) {
    return status.equals(SipStatus.of(status.code())) ? null : status.reason();
  }
}
