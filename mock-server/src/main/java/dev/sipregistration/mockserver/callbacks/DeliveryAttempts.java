package dev.sipregistration.mockserver.callbacks;

import dev.sipregistration.mockserver.domain.account.AccountProfile;
import dev.sipregistration.mockserver.domain.account.OutboxEntry;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The attempts to deliver one entry. Guarded by the lock of its {@link CallbackSender}. */
final class DeliveryAttempts {
  private final OutboxEntry entry;
  private int made;
  private @Nullable String lastFailure;
  private CompletableFuture<?> latest = CompletableFuture.completedFuture(0);
  private boolean due = true;

  DeliveryAttempts(OutboxEntry entry) {
    this.entry = entry;
  }

  OutboxEntry entry() {
    return entry;
  }

  int made() {
    return made;
  }

  /** Returns the attempt under way, or one that has ended. */
  CompletableFuture<?> latest() {
    return latest;
  }

  /** Returns whether the next attempt may be made: none is under way, and no back-off is. */
  boolean isDue() {
    return due;
  }

  void started(CompletableFuture<AttemptResult> attempt) {
    made++;
    due = false;
    latest = attempt;
  }

  void ended(AttemptResult result) {
    lastFailure = result.failure() == null ? lastFailure : result.failure();
  }

  void backOffEnded() {
    due = true;
  }

  CallbackDelivery as(DeliveryStatus status, AccountProfile account) {
    return CallbackDelivery.of(account, entry, status, made, lastFailure);
  }

  CallbackDelivery dropped(AccountProfile account, String reason) {
    return CallbackDelivery.of(account, entry, DeliveryStatus.DROPPED, made, reason);
  }
}
