package dev.sipregistration.mockserver.internal.store;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Random sequences of operations, after each of which the store must be what its model is. */
class MemoryStoreModelTest {
  @Property(tries = 1000)
  void store_afterAnyOperations_equalsItsModel(@ForAll("sequences") List<Operation> operations) {
    StoreVersusModel twins = new StoreVersusModel();
    operations.forEach(twins::apply);
  }

  @Provide
  Arbitrary<List<Operation>> sequences() {
    return Arbitraries.frequencyOf(
            Tuple.of(8, create()),
            Tuple.of(6, bind()),
            Tuple.of(4, unbind()),
            Tuple.of(3, deposit()),
            Tuple.of(3, presence()),
            Tuple.of(4, move()),
            Tuple.of(1, Arbitraries.of(new Operation.Save(), new Operation.Restore())),
            Tuple.of(1, Arbitraries.just(new Operation.Reset())))
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  /** Mostly one account, so that something comes together on it. */
  private static Arbitrary<Long> account() {
    return Arbitraries.frequency(Tuple.of(4, 1L), Tuple.of(1, 2L));
  }

  private static Arbitrary<Long> registration() {
    return Arbitraries.longs().between(1, 8).injectNull(0.2);
  }

  /** Mostly targets that exist and belong together, and each way in which they do not. */
  private static Arbitrary<Model.Target> target() {
    Arbitrary<Model.Target> fitting =
        Combinators.combine(
                Arbitraries.of(7890L).injectNull(0.5),
                Arbitraries.of(12345L, 12346L).injectNull(0.4))
            .as((rule, user) -> new Model.Target(123L, rule, user));
    Arbitrary<Model.Target> any =
        Combinators.combine(
                Arbitraries.of(123L, 124L, 999L).injectNull(0.3),
                Arbitraries.of(7890L, 7891L, 999L).injectNull(0.5),
                Arbitraries.of(12345L, 12346L, 12347L, 999L).injectNull(0.3))
            .as(Model.Target::new);
    return Arbitraries.frequencyOf(Tuple.of(3, fitting), Tuple.of(2, any));
  }

  private static Arbitrary<Operation> create() {
    return Combinators.combine(
            account(), Arbitraries.of(true, false), Arbitraries.of(true, false), target())
        .as(Operation.Create::new);
  }

  private static Arbitrary<Operation> bind() {
    return Combinators.combine(account(), registration(), target()).as(Operation.Bind::new);
  }

  private static Arbitrary<Operation> unbind() {
    return Combinators.combine(account(), registration(), target()).as(Operation.Unbind::new);
  }

  private static Arbitrary<Operation> deposit() {
    return Combinators.combine(
            account(),
            Arbitraries.bigDecimals()
                .between(new BigDecimal("0.01"), new BigDecimal("3.00"))
                .ofScale(2))
        .as(Operation.Deposit::new);
  }

  private static Arbitrary<Operation> presence() {
    return Combinators.combine(
            account(), Arbitraries.of(12345L, 12346L), Arbitraries.of(true, false))
        .as(Operation.Presence::new);
  }

  private static Arbitrary<Operation> move() {
    return Arbitraries.integers()
        .between(-20, 70)
        .map(days -> new Operation.Move(Duration.ofDays(days)));
  }
}
