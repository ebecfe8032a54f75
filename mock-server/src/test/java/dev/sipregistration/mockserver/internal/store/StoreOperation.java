package dev.sipregistration.mockserver.internal.store;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One operation on the store and on its model alike. */
public sealed interface StoreOperation {
  record Create(long account, boolean persistent, boolean failing, Model.Target target)
      implements StoreOperation {}

  record Bind(long account, @Nullable Long registration, Model.Target target)
      implements StoreOperation {}

  record Unbind(long account, @Nullable Long registration, Model.Target target)
      implements StoreOperation {}

  /** An update, of the proxy to one that fails or not unless that is null, and of the target. */
  record Update(
      long account, @Nullable Long registration, @Nullable Boolean failing, Model.Target target)
      implements StoreOperation {}

  record Delete(long account, @Nullable Long registration) implements StoreOperation {}

  record ListPage(long account, Model.Wanted wanted, int count, int offset)
      implements StoreOperation {}

  record Deposit(long account, BigDecimal amount) implements StoreOperation {}

  record Presence(long account, long user, boolean loggedIn) implements StoreOperation {}

  record Move(Duration amount) implements StoreOperation {}

  record Save() implements StoreOperation {}

  record Restore() implements StoreOperation {}

  record Reset() implements StoreOperation {}
}
