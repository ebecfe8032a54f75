package dev.sipregistration.mockserver.internal.store;

import static dev.sipregistration.mockserver.MockServerFixture.GUARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sipregistration.mockserver.domain.account.Change;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.world.AccountStatus;
import dev.sipregistration.mockserver.domain.world.CommitListener;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What any store does when it enters another world. */
abstract class WorldStoreEnterContract {
  private static final AccountId OTHER = new AccountId(7);
  private static final int ROUNDS = 20;

  private final StoreFactory stores;
  private final WorldStore store;

  WorldStoreEnterContract(StoreFactory stores) {
    this.stores = stores;
    store = stores.create(DemoWorld.with(List.of()), InstantSource.system());
  }

  @AfterEach
  void closeStores() {
    stores.close();
  }

  @Test
  void enter_otherWorld_isThere() {
    store.enter(other());

    assertThat(store.accounts()).containsExactly(OTHER);
  }

  @Test
  void reset_afterEnter_returnsToSeed() {
    store.enter(other());

    store.reset();

    assertThat(store.accounts()).containsExactly(DemoWorld.ACCOUNT);
  }

  /** Listeners hold locks of theirs, which they take when they hear of the other world. */
  @Test
  void findHere_whileAnotherWorldIsEntered_doesNotWait() {
    List<Callable<Object>> questions =
        List.of(
            () -> store.findHere(DemoWorld.ACCOUNT),
            () ->
                store.stepHere(
                    DemoWorld.ACCOUNT, (now, at, ids) -> Outcome.accepted(Change.of(now))));
    List<Throwable> waited = new ArrayList<>();
    store.listen(
        new CommitListener() {
          @Override
          public void committed(AccountStatus account) {}

          @Override
          public void leaving() {
            for (Callable<Object> question : questions) {
              FutureTask<Object> asked = new FutureTask<>(question);
              new Thread(asked, "listener").start();
              Throwable failure =
                  catchThrowable(() -> asked.get(GUARD.toSeconds(), TimeUnit.SECONDS));
              if (failure instanceof TimeoutException) {
                waited.add(failure);
              }
            }
          }
        });

    store.enter(other());

    assertThat(waited).isEmpty();
    assertThat(store.findHere(OTHER)).isPresent();
  }

  @Test
  void restore_whileTheSnapshotIsSavedAgain_isOfOneOrTheOther() throws Exception {
    store.save("snapshot");
    FutureTask<Boolean> saving =
        new FutureTask<>(
            () -> {
              for (int i = 0; i < ROUNDS; i++) {
                store.save("snapshot");
              }
              return true;
            });
    new Thread(saving, "saving").start();

    for (int i = 0; i < ROUNDS; i++) {
      assertThat(store.restore("snapshot")).isTrue();
    }

    assertThat(saving.get(GUARD.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(store.accounts()).containsExactly(DemoWorld.ACCOUNT);
  }

  private static World other() {
    return World.of(List.of(DemoWorld.account(OTHER, "other").build()), List.of());
  }
}
