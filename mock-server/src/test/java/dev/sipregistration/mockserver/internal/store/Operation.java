package dev.sipregistration.mockserver.internal.store;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Something done to the store and to its model alike. */
public sealed interface Operation {
  record Create(long account, boolean persistent, boolean failing, Model.Target target)
      implements Operation {}

  record Bind(long account, @Nullable Long registration, Model.Target target)
      implements Operation {}

  record Unbind(long account, @Nullable Long registration, Model.Target target)
      implements Operation {}

  record Deposit(long account, BigDecimal amount) implements Operation {}

  record Presence(long account, long user, boolean loggedIn) implements Operation {}

  record Move(Duration amount) implements Operation {}

  record Save() implements Operation {}

  record Restore() implements Operation {}

  record Reset() implements Operation {}
}
