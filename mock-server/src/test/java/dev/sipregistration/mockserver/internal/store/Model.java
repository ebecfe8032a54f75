package dev.sipregistration.mockserver.internal.store;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the store should do, written a second time in the plainest possible way: mutable maps,
 * linear searches, numbers for ids, and a short text for each refusal. Two accounts with the demo's
 * directory, 5.00 each, and 1.20 a month.
 */
final class Model {
  static final Instant START = Instant.parse("2026-01-31T10:00:00Z");

  private static final BigDecimal PRICE = new BigDecimal("1.20");
  private static final Map<Long, Long> APPLICATION_OF_RULE = Map.of(7890L, 123L, 7891L, 124L);
  private static final Map<Long, Long> APPLICATION_OF_USER =
      Map.of(12345L, 123L, 12346L, 123L, 12347L, 124L);

  static final class Registration {
    final long id;
    final boolean persistent;
    final Instant purchased;
    boolean failing;
    @Nullable Long application;
    @Nullable Long rule;
    @Nullable Long user;
    int month;
    boolean paid = true;

    Registration(long id, boolean persistent, boolean failing, Instant purchased) {
      this.id = id;
      this.persistent = persistent;
      this.failing = failing;
      this.purchased = purchased;
    }

    Instant monthBegin() {
      return purchased.atZone(ZoneOffset.UTC).plusMonths(month).toInstant();
    }

    Instant monthEnd() {
      return purchased.atZone(ZoneOffset.UTC).plusMonths(month + 1).toInstant();
    }

    Registration copy() {
      Registration copy = new Registration(id, persistent, failing, purchased);
      copy.application = application;
      copy.rule = rule;
      copy.user = user;
      copy.month = month;
      copy.paid = paid;
      return copy;
    }
  }

  static final class Books {
    final TreeMap<Long, Registration> registrations = new TreeMap<>();
    final List<Registration> deleted = new ArrayList<>();
    final Set<Long> loggedIn = new HashSet<>();
    BigDecimal posted = new BigDecimal("5.00");
    BigDecimal reserved = BigDecimal.ZERO;
    Instant lastEntry = Instant.EPOCH;

    BigDecimal available() {
      return posted.subtract(reserved);
    }

    void reserve(Instant at) {
      reserved = reserved.add(PRICE);
      lastEntry = at;
    }

    void settle(Instant at) {
      reserved = reserved.subtract(PRICE);
      posted = posted.subtract(PRICE);
      lastEntry = at;
    }

    boolean affords() {
      return available().compareTo(PRICE) >= 0;
    }

    String state(Registration registration) {
      boolean online =
          registration.paid && (registration.persistent || loggedIn.contains(registration.user));
      return !online ? "Offline" : registration.failing ? "Failed" : "Registered";
    }

    Books copy() {
      Books copy = new Books();
      registrations.forEach((id, registration) -> copy.registrations.put(id, registration.copy()));
      copy.deleted.addAll(deleted);
      copy.loggedIn.addAll(loggedIn);
      copy.posted = posted;
      copy.reserved = reserved;
      copy.lastEntry = lastEntry;
      return copy;
    }
  }

  /** What a command names; null is absent. */
  record Target(@Nullable Long application, @Nullable Long rule, @Nullable Long user) {
    boolean isEmpty() {
      return application == null && rule == null && user == null;
    }
  }

  Map<Long, Books> accounts = new TreeMap<>(Map.of(1L, new Books(), 2L, new Books()));
  Instant now = START;
  long nextId = 1;

  Model copy() {
    Model copy = new Model();
    copy.accounts = new TreeMap<>();
    accounts.forEach((id, books) -> copy.accounts.put(id, books.copy()));
    copy.now = now;
    copy.nextId = nextId;
    return copy;
  }

  Books books(long account) {
    return Objects.requireNonNull(accounts.get(account));
  }

  List<String> create(long account, boolean persistent, boolean failing, Target target) {
    Books books = books(account);
    List<String> wrong = new ArrayList<>();
    if (!target.isEmpty() && target.application == null) {
      return List.of("REQUIRED_PARAMETER_EMPTY APPLICATION_ID");
    }
    unknown(target, wrong);
    if (wrong.isEmpty() && !books.affords()) {
      wrong.add("INSUFFICIENT_MONEY");
    }
    if (wrong.isEmpty()) {
      Registration created = new Registration(nextId++, persistent, failing, now);
      books.reserve(now);
      books.registrations.put(created.id, created);
      assign(books, created, target);
    }
    return wrong;
  }

  private static void unknown(Target target, List<String> wrong) {
    boolean known =
        target.application != null && (target.application == 123 || target.application == 124);
    if (target.application != null && !known) {
      wrong.add("APPLICATION_ID_UNKNOWN APPLICATION_ID");
    }
    if (target.rule != null) {
      Long owner = APPLICATION_OF_RULE.get(target.rule);
      if (owner == null || (known && !owner.equals(target.application))) {
        wrong.add("RULE_ID_UNKNOWN RULE_ID");
      }
    }
    if (target.user != null) {
      Long owner = APPLICATION_OF_USER.get(target.user);
      if (owner == null) {
        wrong.add("USER_UNKNOWN USER_ID");
      } else if (known && !owner.equals(target.application)) {
        wrong.add("USER_OF_OTHER_APPLICATION USER_ID");
      }
    }
  }

  private static void assign(Books books, Registration registration, Target target) {
    if (!Objects.equals(registration.application, target.application)) {
      registration.application = target.application;
      registration.rule = null;
      registration.user = null;
    }
    if (target.rule != null) {
      registration.rule = target.rule;
    }
    if (target.user != null) {
      free(books, target.user);
      registration.user = target.user;
    }
  }

  private static void free(Books books, long user) {
    for (Registration registration : books.registrations.values()) {
      if (Objects.equals(registration.user, user)) {
        registration.user = null;
      }
    }
  }

  List<String> bind(long account, @Nullable Long id, Target target) {
    Books books = books(account);
    List<String> wrong = new ArrayList<>();
    if (id == null) {
      wrong.add("REQUIRED_PARAMETER_EMPTY SIP_REGISTRATION_ID");
    }
    if (target.application == null) {
      wrong.add("REQUIRED_PARAMETER_EMPTY APPLICATION_ID");
    }
    if (!wrong.isEmpty()) {
      return wrong;
    }
    Registration registration = books.registrations.get(id);
    if (registration == null) {
      wrong.add("SIP_REGISTRATION_UNKNOWN SIP_REGISTRATION_ID");
    }
    unknown(target, wrong);
    if (wrong.isEmpty()) {
      assign(books, Objects.requireNonNull(registration), target);
    }
    return wrong;
  }

  List<String> unbind(long account, @Nullable Long id, Target target) {
    Books books = books(account);
    List<String> wrong = new ArrayList<>();
    boolean userAlone = id == null && target.application == null && target.rule == null;
    if (id == null && (target.user == null || target.rule != null)) {
      wrong.add("REQUIRED_PARAMETER_EMPTY SIP_REGISTRATION_ID");
    }
    if (target.application == null && !target.isEmpty() && !userAlone) {
      wrong.add("REQUIRED_PARAMETER_EMPTY APPLICATION_ID");
    }
    if (!wrong.isEmpty()) {
      return wrong;
    }
    Registration registration = id == null ? null : books.registrations.get(id);
    if (id != null && registration == null) {
      wrong.add("SIP_REGISTRATION_UNKNOWN SIP_REGISTRATION_ID");
    }
    unknown(target, wrong);
    if (wrong.isEmpty()) {
      if (registration == null) {
        free(books, Objects.requireNonNull(target.user));
      } else {
        clear(registration, target);
      }
    }
    return wrong;
  }

  private static void clear(Registration registration, Target target) {
    if (target.application != null
        && !Objects.equals(target.application, registration.application)) {
      return;
    }
    boolean whole = target.rule == null && target.user == null;
    if (whole) {
      registration.application = null;
    }
    if (whole || Objects.equals(target.rule, registration.rule)) {
      registration.rule = null;
    }
    if (whole || Objects.equals(target.user, registration.user)) {
      registration.user = null;
    }
  }

  List<String> update(long account, @Nullable Long id, @Nullable Boolean failing, Target target) {
    Books books = books(account);
    List<String> wrong = new ArrayList<>();
    if (id == null) {
      wrong.add("REQUIRED_PARAMETER_EMPTY SIP_REGISTRATION_ID");
    }
    if (target.application == null && !target.isEmpty()) {
      wrong.add("REQUIRED_PARAMETER_EMPTY APPLICATION_ID");
    }
    if (!wrong.isEmpty()) {
      return wrong;
    }
    Registration registration = books.registrations.get(id);
    if (registration == null) {
      wrong.add("SIP_REGISTRATION_UNKNOWN SIP_REGISTRATION_ID");
    }
    unknown(target, wrong);
    if (registration != null && wrong.isEmpty()) {
      if (failing != null) {
        registration.failing = failing;
      }
      if (!target.isEmpty()) {
        assign(books, registration, target);
      }
    }
    return wrong;
  }

  List<String> delete(long account, @Nullable Long id) {
    if (id == null) {
      return List.of("REQUIRED_PARAMETER_EMPTY SIP_REGISTRATION_ID");
    }
    Books books = books(account);
    Registration registration = books.registrations.remove(id);
    if (registration == null) {
      return List.of("SIP_REGISTRATION_UNKNOWN SIP_REGISTRATION_ID");
    }
    if (registration.paid) {
      books.deleted.add(registration);
    }
    return List.of();
  }

  /** What to list; null is any. */
  record Wanted(
      @Nullable Boolean persistent,
      @Nullable Boolean successful,
      @Nullable Boolean deactivated,
      @Nullable Long application,
      @Nullable Long user) {
    boolean is(Books books, Registration registration) {
      String state = books.state(registration);
      return (persistent == null || persistent == registration.persistent)
          && (successful == null || state.equals(successful ? "Registered" : "Failed"))
          && (deactivated == null || deactivated != registration.paid)
          && (application == null || application.equals(registration.application))
          && (user == null || user.equals(registration.user));
    }
  }

  List<Long> list(long account, Wanted wanted) {
    Books books = books(account);
    return books.registrations.values().stream()
        .filter(registration -> wanted.is(books, registration))
        .map(registration -> registration.id)
        .toList();
  }

  void deposit(long account, BigDecimal amount) {
    Books books = books(account);
    books.posted = books.posted.add(amount);
    books.lastEntry = now;
    books.registrations.values().stream()
        .filter(registration -> !registration.paid)
        .sorted(
            Comparator.comparing(Registration::monthBegin)
                .thenComparing(registration -> registration.id))
        .forEach(registration -> payIfCovered(books, registration, now));
  }

  private static void payIfCovered(Books books, Registration registration, Instant at) {
    registration.paid = books.affords();
    if (registration.paid) {
      books.reserve(at);
    }
  }

  /** Returns the account that forbids the move, or nothing if the time was moved. */
  Optional<Long> move(Duration amount) {
    Instant to = now.plus(amount);
    for (Map.Entry<Long, Books> one : accounts.entrySet()) {
      if (one.getValue().lastEntry.isAfter(to)) {
        return Optional.of(one.getKey());
      }
    }
    now = to;
    accounts.values().forEach(books -> catchUp(books, to));
    return Optional.empty();
  }

  private static void catchUp(Books books, Instant to) {
    while (true) {
      Optional<Registration> next =
          Stream.concat(books.registrations.values().stream(), books.deleted.stream())
              .min(
                  Comparator.comparing(Registration::monthEnd)
                      .thenComparing(registration -> registration.id));
      if (next.isEmpty() || next.get().monthEnd().isAfter(to)) {
        return;
      }
      endMonth(books, next.get());
    }
  }

  private static void endMonth(Books books, Registration registration) {
    Instant at = registration.monthEnd();
    if (books.deleted.remove(registration)) {
      books.settle(at);
      return;
    }
    if (!registration.paid) {
      books.registrations.remove(registration.id);
      return;
    }
    books.settle(at);
    registration.month++;
    payIfCovered(books, registration, at);
  }
}
