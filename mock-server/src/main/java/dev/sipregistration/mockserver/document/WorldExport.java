package dev.sipregistration.mockserver.document;

import dev.sipregistration.mockserver.auth.SigningKey;
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
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.money.LedgerEntry;
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
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes documents of worlds, which are imported as the same worlds. The order is always the same,
 * so two documents can be compared.
 */
public final class WorldExport {
  private WorldExport() {}

  /**
   * Makes a document of all that is in a world but private keys. Of a key that was not needed yet
   * the public half is left out, too.
   */
  public static WorldDocument document(World world) {
    Map<AccountId, List<ServiceAccount>> serviceAccounts =
        world.serviceAccounts().stream().collect(Collectors.groupingBy(ServiceAccount::accountId));
    return new WorldDocument(
        world.accounts().stream()
            .map(account -> account(account, serviceAccounts.getOrDefault(account.id(), List.of())))
            .toList(),
        world.clock() instanceof ClockSetting.Stopped stopped ? stopped.at() : null,
        world.nextAccountId(),
        world.nextSipRegistrationId());
  }

  /** Makes a document of an account without its service accounts. */
  public static AccountDocument document(Account account) {
    return account(account, List.of());
  }

  private static AccountDocument account(Account account, List<ServiceAccount> serviceAccounts) {
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
        serviceAccounts.stream().map(one -> serviceAccount(one, names)).toList(),
        account.directory().applications().stream()
            .map(application -> application(application, account.directory()))
            .toList(),
        account.ledger().entries().stream().map(WorldExport::document).toList(),
        account.registrations().all().stream().map(WorldExport::document).toList(),
        account.registrars().arranged().entrySet().stream()
            .map(WorldExport::response)
            .sorted(
                by(response -> response.proxy() == null ? null : response.proxy().text())
                    .thenComparing(by(RegistrarResponseDocument::sipRegistrationId))
                    .thenComparing(by(RegistrarResponseDocument::userId)))
            .toList(),
        deliverable(account.outbox()),
        account.calls().equals(RateWindow.none()) ? null : account.calls());
  }

  private static List<OutboxEntry> deliverable(Outbox outbox) {
    return outbox.entries().stream().filter(outbox::isDeliverable).toList();
  }

  private static <T extends Comparable<T>> Comparator<RegistrarResponseDocument> by(
      Function<RegistrarResponseDocument, @Nullable T> key) {
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
      String suffix = "-" + i;
      int kept = Math.min(name.length(), ServiceAccount.LONGEST_NAME - suffix.length());
      unique = name.substring(0, kept) + suffix;
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

  public static LedgerEntryDocument document(LedgerEntry entry) {
    LedgerEntry.Type type = entry.type();
    Instant at = entry.at();
    return switch (type) {
      case OPENING_BALANCE -> new LedgerEntryDocument(type, null, entry.amount(), null, null, null);
      case DEPOSIT -> new LedgerEntryDocument(type, at, entry.amount(), null, null, null);
      case RESERVATION -> {
        Reservation own = (Reservation) entry;
        Price price = own.price();
        yield new LedgerEntryDocument(
            type, at, null, own.sipRegistrationId(), price.fee(), price.tax());
      }
      case SETTLEMENT -> {
        SipRegistrationId id = ((Settlement) entry).reservation().sipRegistrationId();
        yield new LedgerEntryDocument(type, at, null, id, null, null);
      }
    };
  }

  public static SipRegistrationDocument document(SipRegistration registration) {
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
        state.kind(),
        state instanceof SipRegistrationState.InProgress progress ? progress.until() : null,
        state instanceof SipRegistrationState.InProgress ? state.lastResult() : null,
        failure == null ? null : failure.code(),
        failure == null ? null : ownReason(failure),
        registration.lastUpdated());
  }

  private static RegistrarResponseDocument response(
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
            id -> new RegistrarResponseDocument(id, null, null, code, message),
            user -> new RegistrarResponseDocument(null, user, null, code, message),
            proxy -> new RegistrarResponseDocument(null, null, proxy, code, message));
  }

  /** Returns the reason, but for the one that goes with the code anyway. */
  private static @Nullable String ownReason(SipStatus status) {
    return status.equals(SipStatus.of(status.code())) ? null : status.reason();
  }
}
