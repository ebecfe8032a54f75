package dev.sipregistration.client;

import org.jspecify.annotations.Nullable;

/**
 * The one implementation of a target; the interfaces in front of it allow only sensible next steps.
 */
record TargetSelection(Selector application, @Nullable Selector rule, @Nullable Selector user)
    implements BindingTarget.OfApplication, BindingTarget.OfRule, BindingTarget.OfUser {

  /** Returns what the target names; there is no other implementation. */
  static TargetSelection of(BindingTarget target) {
    return (TargetSelection) target;
  }

  @Override
  public TargetSelection rule(long id) {
    return new TargetSelection(application, Selector.byId(id, "rule"), user);
  }

  @Override
  public TargetSelection rule(String name) {
    return new TargetSelection(application, Selector.byName(name, "rule"), user);
  }

  @Override
  public TargetSelection user(long id) {
    return new TargetSelection(application, rule, Selector.byId(id, "user"));
  }

  @Override
  public TargetSelection user(String name) {
    return new TargetSelection(application, rule, Selector.byName(name, "user"));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("application ").append(application);
    if (rule != null) {
      text.append(", rule ").append(rule);
    }
    if (user != null) {
      text.append(", user ").append(user);
    }
    return text.toString();
  }
}
