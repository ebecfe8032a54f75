package dev.sipregistration.client;

/**
 * The target of a binding: an application and, optionally, one of its rules and one of its users.
 *
 * <p>Rules and users belong to an application, and each of the three is named by its id or by its
 * name. A combination that the vendor refuses (a rule or a user without an application, an id and a
 * name together) does not compile:
 *
 * <pre>{@code
 * BindingTarget.application(123)
 * BindingTarget.application("demo.demo.voximplant.com").rule("incoming")
 * BindingTarget.application(123).rule(7890).user("john")
 * }</pre>
 *
 * <p>Targets are immutable, and equal if they have the same ids and names.
 */
public sealed interface BindingTarget
    permits BindingTarget.OfApplication, BindingTarget.OfRule, BindingTarget.WithUser {

  /**
   * Returns the application with this id as a target.
   *
   * @param id the application's id, at least 1
   * @return the target, to which a rule and a user can be added
   * @throws IllegalArgumentException if {@code id} is less than 1
   */
  static OfApplication application(long id) {
    return new TargetSelection(IdOrName.ofId(id, "application"), null, null);
  }

  /**
   * Returns the application with this name as a target.
   *
   * @param name the application's full name, such as {@code demo.demo.voximplant.com}, not blank
   * @return the target, to which a rule and a user can be added
   * @throws IllegalArgumentException if {@code name} is blank or cannot be encoded
   */
  static OfApplication application(String name) {
    return new TargetSelection(IdOrName.ofName(name, "application"), null, null);
  }

  /** A target of an application only. */
  sealed interface OfApplication extends BindingTarget permits TargetSelection {

    /**
     * Returns this target with a rule of the application, which then receives every call,
     * regardless of its pattern.
     *
     * @param id the rule's id, at least 1
     * @return the new target
     * @throws IllegalArgumentException if {@code id} is less than 1
     */
    OfRule rule(long id);

    /**
     * Returns this target with a rule of the application, which then receives every call,
     * regardless of its pattern.
     *
     * @param name the rule's name, not blank
     * @return the new target
     * @throws IllegalArgumentException if {@code name} is blank or cannot be encoded
     */
    OfRule rule(String name);

    /**
     * Returns this target with a user of the application.
     *
     * @param id the user's id, at least 1
     * @return the new target
     * @throws IllegalArgumentException if {@code id} is less than 1
     */
    OfUser user(long id);

    /**
     * Returns this target with a user of the application.
     *
     * @param name the user's name, not blank
     * @return the new target
     * @throws IllegalArgumentException if {@code name} is blank or cannot be encoded
     */
    OfUser user(String name);
  }

  /** A target of an application and a rule. */
  sealed interface OfRule extends BindingTarget permits TargetSelection {

    /**
     * Returns this target with a user of the application.
     *
     * @param id the user's id, at least 1
     * @return the new target
     * @throws IllegalArgumentException if {@code id} is less than 1
     */
    WithUser user(long id);

    /**
     * Returns this target with a user of the application.
     *
     * @param name the user's name, not blank
     * @return the new target
     * @throws IllegalArgumentException if {@code name} is blank or cannot be encoded
     */
    WithUser user(String name);
  }

  /** A target of an application and a user, with or without a rule. */
  sealed interface WithUser extends BindingTarget permits BindingTarget.OfUser {}

  /** A target of an application and a user, without a rule. */
  sealed interface OfUser extends WithUser permits TargetSelection {

    /**
     * Returns this target with a rule of the application, which then receives every call,
     * regardless of its pattern.
     *
     * @param id the rule's id, at least 1
     * @return the new target
     * @throws IllegalArgumentException if {@code id} is less than 1
     */
    WithUser rule(long id);

    /**
     * Returns this target with a rule of the application, which then receives every call,
     * regardless of its pattern.
     *
     * @param name the rule's name, not blank
     * @return the new target
     * @throws IllegalArgumentException if {@code name} is blank or cannot be encoded
     */
    WithUser rule(String name);
  }
}
