package dev.sipregistration.mockserver.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.domain.world.DemoWorld;
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
  void account_frozenAndUnfrozen_isTold() {
    demo.control.changeTerms(DemoWorld.ACCOUNT, terms -> terms.withFrozen(true));
    demo.control.changeTerms(DemoWorld.ACCOUNT, terms -> terms.withFrozen(true));
    demo.control.changeTerms(DemoWorld.ACCOUNT, terms -> terms.withFrozen(false));

    assertThat(demo.events())
        .containsExactly(new DomainEvent.AccountFrozen(), new DomainEvent.AccountUnfrozen());
  }

  @Test
  void event_withoutReceiver_isKeptForACollectorOnly() {
    DomainEvent event = new DomainEvent.AccountFrozen();
    Account account = new DemoAccount().account();
    Account collected = account.with(account.outbox().collected());

    assertThat(account.hasReceiver()).isFalse();
    assertThat(account.with(event, DemoAccount.START)).isSameAs(account);
    assertThat(collected.hasReceiver()).isTrue();
    assertThat(collected.with(event, DemoAccount.START).outbox().entries())
        .extracting(OutboxEntry::event)
        .containsExactly(event);
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
