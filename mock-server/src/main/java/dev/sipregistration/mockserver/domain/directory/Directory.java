package dev.sipregistration.mockserver.domain.directory;

import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import java.util.List;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/** The applications, rules and users of one account, found by id or by name without a search. */
public final class Directory {
  /** A name that is unique only within its application. */
  private record Scoped(ApplicationId application, String name) {}

  private static final Directory EMPTY =
      new Directory(
          TreePMap.empty(),
          TreePMap.empty(),
          TreePMap.empty(),
          HashTreePMap.empty(),
          HashTreePMap.empty(),
          HashTreePMap.empty(),
          HashTreePMap.empty());

  private final PSortedMap<ApplicationId, Application> applications;
  private final PSortedMap<RuleId, Rule> rules;
  private final PSortedMap<UserId, User> users;
  private final PMap<String, ApplicationId> applicationNames;
  private final PMap<Scoped, RuleId> ruleNames;
  private final PMap<Scoped, UserId> userNames;
  private final PMap<String, UserId> anyUserNamed;

  private Directory(
      PSortedMap<ApplicationId, Application> applications,
      PSortedMap<RuleId, Rule> rules,
      PSortedMap<UserId, User> users,
      PMap<String, ApplicationId> applicationNames,
      PMap<Scoped, RuleId> ruleNames,
      PMap<Scoped, UserId> userNames,
      PMap<String, UserId> anyUserNamed) {
    this.applications = applications;
    this.rules = rules;
    this.users = users;
    this.applicationNames = applicationNames;
    this.ruleNames = ruleNames;
    this.userNames = userNames;
    this.anyUserNamed = anyUserNamed;
  }

  public static Directory empty() {
    return EMPTY;
  }

  /** Returns all applications, by id. */
  public List<Application> applications() {
    return List.copyOf(applications.values());
  }

  /** Returns all rules, by id. */
  public List<Rule> rules() {
    return List.copyOf(rules.values());
  }

  /** Returns all users, by id. */
  public List<User> users() {
    return List.copyOf(users.values());
  }

  public Optional<Application> application(ApplicationId id) {
    return Optional.ofNullable(applications.get(id));
  }

  /** Finds an application by its full name or its label. */
  public Optional<Application> application(String name) {
    return Optional.ofNullable(applicationNames.get(name)).flatMap(this::application);
  }

  public Optional<Rule> rule(RuleId id) {
    return Optional.ofNullable(rules.get(id));
  }

  public Optional<Rule> rule(ApplicationId application, String name) {
    return Optional.ofNullable(ruleNames.get(new Scoped(application, name))).flatMap(this::rule);
  }

  public Optional<User> user(UserId id) {
    return Optional.ofNullable(users.get(id));
  }

  public Optional<User> user(ApplicationId application, String name) {
    return Optional.ofNullable(userNames.get(new Scoped(application, name))).flatMap(this::user);
  }

  /** Finds what a target names, if all of it exists and belongs together. */
  public Outcome<BoundTarget> resolve(BindingTarget target) {
    return TargetResolver.resolve(this, target);
  }

  /** Tells whether any application of the account has a user with the name. */
  boolean hasUserNamed(String name) {
    return anyUserNamed.containsKey(name);
  }

  public boolean isLoggedIn(UserId id) {
    User user = users.get(id);
    return user != null && user.loggedIn();
  }

  /**
   * Adds an application.
   *
   * @throws IllegalArgumentException if another has its id, or its name or label as a name or label
   */
  public Directory plus(Application added) {
    if (applications.containsKey(added.id())
        || applicationNames.containsKey(added.name())
        || (added.label() != null && applicationNames.containsKey(added.label()))) {
      throw new IllegalArgumentException("application given twice: " + added.name());
    }
    PMap<String, ApplicationId> names = applicationNames.plus(added.name(), added.id());
    return new Directory(
        applications.plus(added.id(), added),
        rules,
        users,
        added.label() == null ? names : names.plus(added.label(), added.id()),
        ruleNames,
        userNames,
        anyUserNamed);
  }

  public Directory plus(Rule added) {
    return new Directory(
        applications,
        rules.plus(added.id(), added),
        users,
        applicationNames,
        ruleNames.plus(new Scoped(added.applicationId(), added.name()), added.id()),
        userNames,
        anyUserNamed);
  }

  /**
   * Adds a user, or replaces the one with the same id, whose name and application must not change.
   */
  public Directory plus(User added) {
    return new Directory(
        applications,
        rules,
        users.plus(added.id(), added),
        applicationNames,
        ruleNames,
        userNames.plus(new Scoped(added.applicationId(), added.name()), added.id()),
        anyUserNamed.plus(added.name(), added.id()));
  }
}
