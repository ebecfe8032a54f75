package dev.sipregistration.mockserver.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.world.DemoWorld;
import dev.sipregistration.mockserver.domain.world.World;
import dev.sipregistration.mockserver.domain.world.WorldStore;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What any store does when it enters another world. */
abstract class WorldStoreEnterContract {
  private static final AccountId OTHER = new AccountId(7);

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

  private static World other() {
    return World.of(List.of(DemoWorld.account(OTHER, "other").build()), List.of());
  }
}
