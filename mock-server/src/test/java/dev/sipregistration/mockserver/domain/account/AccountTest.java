package dev.sipregistration.mockserver.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import org.junit.jupiter.api.Test;

class AccountTest {
  private static final BigDecimal THRESHOLD = new BigDecimal("98.80");

  private final DemoAccount demo =
      new DemoAccount(
          builder ->
              builder
                  .callbacks(URI.create("http://localhost/"), null)
                  .terms(terms -> terms.withLowBalance(THRESHOLD)));

  @Test
  void lowBalance_fallingBelow_isToldByTheCallThatDoesIt() {
    demo.create();
    assertThat(demo.account().ledger().available()).isEqualByComparingTo(THRESHOLD);
    assertThat(demo.events()).isEmpty();

    demo.create();
    assertThat(demo.events()).containsExactly(new DomainEvent.BalanceLow(THRESHOLD));
  }

  @Test
  void receiver_removed_withdrawsWhatWasNotDelivered() {
    demo.create();
    demo.create();
    Account account = demo.account();

    assertThat(account.with(account.profile().callbacks()).outbox()).isSameAs(account.outbox());
    Outbox withdrawn = account.with((Callbacks) null).outbox();
    assertThat(withdrawn.entries()).hasSize(1).noneMatch(withdrawn::isDeliverable);
  }
}
