package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.auth.SigningKey;
import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.directory.ServiceAccount;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.KeyId;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.world.ClockSetting;
import dev.sipregistration.mockserver.domain.world.World;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the whole file. For one file. */
final class WorldReader {
  private static final List<String> KEYS =
      List.of("accounts", "clock", "next_account_id", "next_sip_registration_id");

  private final Function<KeyId, SigningKey> keys;
  private final InstantSource system;
  private final List<Account> accounts = new ArrayList<>();
  private final List<ServiceAccount> serviceAccounts = new ArrayList<>();
  private final List<Credentials> credentials = new ArrayList<>();

  WorldReader(Function<KeyId, SigningKey> keys, InstantSource system) {
    this.keys = keys;
    this.system = system;
  }

  Seed read(YamlValue root) {
    YamlMapping file = root.mapping(KEYS);
    ClockSetting clock = clock(file);
    Instant now =
        clock instanceof ClockSetting.Standing standing ? standing.at() : system.instant();
    List<YamlMapping> entries =
        file.required("accounts").items().stream()
            .map(account -> account.mapping(AccountReader.KEYS))
            .toList();
    AccountReader reader = new AccountReader(clock, now);
    entries.forEach(entry -> accounts.add(reader.read(entry)));
    checkParents(entries);
    readServiceAccounts(entries);
    World world =
        new World(
            accounts,
            serviceAccounts,
            next(file, "next_account_id", highestAccountId()),
            next(
                file,
                "next_sip_registration_id",
                Math.max(highestSipRegistrationId(), reader.highestPurchase())),
            clock);
    return new Seed(world, credentials);
  }

  private static ClockSetting clock(YamlMapping file) {
    return file.find("clock")
        .<ClockSetting>map(at -> new ClockSetting.Standing(at.instant()))
        .orElseGet(ClockSetting.Running::new);
  }

  private void checkParents(List<YamlMapping> entries) {
    for (int i = 0; i < entries.size(); i++) {
      AccountId child = accounts.get(i).id();
      AccountId parent = accounts.get(i).profile().parent();
      if (parent != null) {
        YamlValue given = entries.get(i).required("parent_account_id");
        if (parent.equals(child)) {
          throw given.problem("must be another account");
        }
        if (accounts.stream().noneMatch(account -> account.id().equals(parent))) {
          throw given.problem("there is no account " + parent);
        }
      }
    }
  }

  private void readServiceAccounts(List<YamlMapping> entries) {
    ServiceAccountReader reader = new ServiceAccountReader(keys);
    for (int i = 0; i < entries.size(); i++) {
      String prefix = i == 0 ? "" : accounts.get(i).profile().name() + ".";
      for (ServiceAccountReader.Found found :
          reader.read(
              accounts.get(i).profile(), prefix, entries.get(i).items("service_accounts"))) {
        serviceAccounts.add(found.serviceAccount());
        found.own().ifPresent(credentials::add);
      }
    }
  }

  private static long next(YamlMapping file, String key, long highest) {
    long lowest = highest + 1;
    return file.find(key).map(value -> value.number(lowest, 1L << 53)).orElse(lowest);
  }

  private long highestAccountId() {
    return highest(accounts.stream().map(account -> account.id().value()));
  }

  private long highestSipRegistrationId() {
    return highest(
        accounts.stream()
            .flatMap(account -> account.registrations().all().stream())
            .map(SipRegistration::id)
            .map(id -> id.value()));
  }

  private static long highest(Stream<Long> ids) {
    return ids.mapToLong(Long::longValue).max().orElse(0);
  }
}
