package dev.sipregistration.mockserver.internal.store;

import dev.sipregistration.mockserver.random.RandomTrials;
import dev.sipregistration.mockserver.random.RandomValues;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Random sequences of operations, after each of which any store must be what its model is. */
abstract class WorldStoreModelContract {
  private static final BigDecimal LEAST = new BigDecimal("0.01");
  private static final BigDecimal MOST = new BigDecimal("3.00");

  private final StoreFactory stores;
  private final int trials;

  WorldStoreModelContract(StoreFactory stores, int trials) {
    this.stores = stores;
    this.trials = trials;
  }

  @AfterEach
  void closeStores() {
    stores.close();
  }

  @Test
  void store_afterAnyOperations_equalsItsModel() {
    RandomTrials.checkSequences(
        trials,
        1,
        60,
        WorldStoreModelContract::operation,
        operations -> {
          StoreVersusModel both = new StoreVersusModel(stores);
          operations.forEach(both::apply);
        });
  }

  private static StoreOperation operation(RandomValues values) {
    return switch (values.weighted(8, 5, 3, 3, 3, 4, 4, 3, 3, 1, 1)) {
      case 0 ->
          new StoreOperation.Create(
              account(values), values.truth(), values.truth(), target(values));
      case 1 -> new StoreOperation.Bind(account(values), registration(values), target(values));
      case 2 -> new StoreOperation.Unbind(account(values), registration(values), target(values));
      case 3 -> new StoreOperation.Deposit(account(values), values.between(LEAST, MOST));
      case 4 ->
          new StoreOperation.Presence(
              account(values), values.oneOf(12345L, 12346L), values.truth());
      case 5 -> new StoreOperation.Move(Duration.ofDays(values.between(-20, 70)));
      case 6 ->
          new StoreOperation.Update(
              account(values),
              registration(values),
              values.orNull(0.5, values::truth),
              values.chance(0.5) ? new Model.Target(null, null, null) : target(values));
      case 7 -> new StoreOperation.Delete(account(values), registration(values));
      case 8 ->
          new StoreOperation.ListPage(
              account(values), wanted(values), values.between(0, 4), values.between(0, 3));
      case 9 -> values.oneOf(new StoreOperation.Save(), new StoreOperation.Restore());
      default -> new StoreOperation.Reset();
    };
  }

  private static Model.Wanted wanted(RandomValues values) {
    return new Model.Wanted(
        values.orNull(0.7, values::truth),
        values.orNull(0.7, values::truth),
        values.orNull(0.7, values::truth),
        values.orNull(0.7, () -> values.oneOf(123L, 124L, 999L)),
        values.orNull(0.7, () -> values.oneOf(12345L, 12346L)));
  }

  /** Mostly one account, so that something comes together on it. */
  private static long account(RandomValues values) {
    return values.chance(0.8) ? 1 : 2;
  }

  private static @Nullable Long registration(RandomValues values) {
    return values.orNull(0.2, () -> values.between(1L, 8L));
  }

  /** Mostly targets that exist and belong together, and each way in which they do not. */
  private static Model.Target target(RandomValues values) {
    return values.chance(0.6)
        ? new Model.Target(
            123L,
            values.orNull(0.5, () -> 7890L),
            values.orNull(0.4, () -> values.oneOf(12345L, 12346L)))
        : new Model.Target(
            values.orNull(0.3, () -> values.oneOf(123L, 124L, 999L)),
            values.orNull(0.5, () -> values.oneOf(7890L, 7891L, 999L)),
            values.orNull(0.3, () -> values.oneOf(12345L, 12346L, 12347L, 999L)));
  }
}
