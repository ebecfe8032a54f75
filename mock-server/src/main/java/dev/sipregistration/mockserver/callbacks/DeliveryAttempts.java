package dev.sipregistration.mockserver.callbacks;

import dev.sipregistration.mockserver.domain.account.AccountProfile;
import dev.sipregistration.mockserver.domain.account.OutboxEntry;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The attempts to deliver one entry. Guarded by the lock of its {@link CallbackSender}. */
final class DeliveryAttempts {
  private static final String NO_HASH = "[redacted]";

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

  /** Returns the attempt in progress, or one that has ended. */
  CompletableFuture<?> latest() {
    return latest;
  }

  /** Returns whether the next attempt may be made: neither one nor a back-off is in progress. */
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

  CallbackDelivery withStatus(DeliveryStatus status, AccountProfile account) {
    return delivery(status, account, lastFailure);
  }

  CallbackDelivery dropped(AccountProfile account, String reason) {
    return delivery(DeliveryStatus.DROPPED, account, reason);
  }

  private CallbackDelivery delivery(
      DeliveryStatus status, AccountProfile account, @Nullable String failure) {
    CallbackType type = CallbackContent.of(entry.event()).type();
    String body = CallbackBody.of(account, entry, NO_HASH);
    return new CallbackDelivery(entry.id(), type, entry.at(), status, made, failure, body);
  }
}
