package dev.sipregistration.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Implements every step of a target; its interfaces allow valid combinations only. */
record TargetSelection(IdOrName application, @Nullable IdOrName rule, @Nullable IdOrName user)
    implements BindingTarget.OfApplication, BindingTarget.OfRule, BindingTarget.OfUser {

  /** Returns the parts of the target; there is no other implementation. */
  static TargetSelection of(BindingTarget target) {
    return (TargetSelection) Objects.requireNonNull(target, "target");
  }

  @Override
  public TargetSelection rule(long id) {
    return new TargetSelection(application, IdOrName.ofId(id, "rule"), user);
  }

  @Override
  public TargetSelection rule(String name) {
    return new TargetSelection(application, IdOrName.ofName(name, "rule"), user);
  }

  @Override
  public TargetSelection user(long id) {
    return new TargetSelection(application, rule, IdOrName.ofId(id, "user"));
  }

  @Override
  public TargetSelection user(String name) {
    return new TargetSelection(application, rule, IdOrName.ofName(name, "user"));
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
