package dev.sipregistration.mockserver.journal;

import static dev.sipregistration.mockserver.journal.TestCalls.bind;
import static dev.sipregistration.mockserver.journal.TestCalls.create;
import static dev.sipregistration.mockserver.journal.TestCalls.journal;
import static dev.sipregistration.mockserver.journal.TestCalls.responding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sipregistration.mockserver.MockServerFixture;
import dev.sipregistration.mockserver.domain.id.AccountId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class JournalTest {
  @Test
  void calls_inTheirOrder_areNumberedFromOne() {
    Journal journal = journal(bind(0, "user_id", "5"), create(127));

    assertThat(journal.calls())
        .extracting(RecordedCall::toString)
        .containsExactly(
            "#1 BindSipRegistration(user_id=5) by account 1 -> done",
            "#2 CreateSipRegistration() by account 1 -> error 127");
    assertThat(journal.forgotten()).isZero();
  }

  @Test
  void calls_moreThanSize_areTheLatest() {
    Journal journal = new Journal(3);
    IntStream.rangeClosed(1, 7).forEach(i -> journal.arrived().accept(bind(i)));

    assertThat(journal.calls())
        .extracting(call -> call.response().errorCode())
        .containsExactly(5, 6, 7);
    assertThat(journal.calls()).extracting(RecordedCall::number).containsExactly(5L, 6L, 7L);
    assertThat(journal.forgotten()).isEqualTo(4);
    assertThat(journal.size()).isEqualTo(3);
  }

  @Test
  void calls_ofJournalWithoutSize_areNone() {
    Journal journal = new Journal(0);
    journal.arrived().accept(bind(0));

    assertThat(journal.calls()).isEmpty();
    assertThat(journal.forgotten()).isEqualTo(1);
  }

  @Test
  void clear_withCalls_beginsAgainWithNumberOne() {
    Journal journal = journal(bind(0), bind(0));

    journal.clear();
    assertThat(journal.calls()).isEmpty();

    journal.arrived().accept(create(0));
    assertThat(journal.calls()).extracting(RecordedCall::number).containsExactly(1L);
  }

  @Test
  void clear_whileCallIsUnderWay_leavesItBehind() {
    Journal journal = journal();
    Consumer<RecordedCall> inProgress = journal.arrived();

    journal.clear();
    inProgress.accept(bind(0));

    assertThat(journal.calls()).isEmpty();
  }

  @Test
  void calls_ofManyThreads_areAllThereOnce() throws InterruptedException, ExecutionException {
    Journal journal = new Journal(1_000);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> parts =
          IntStream.range(0, 4)
              .<Future<?>>mapToObj(
                  part ->
                      threads.submit(
                          () -> {
                            for (int i = 0; i < 500; i++) {
                              journal.arrived().accept(bind(part));
                            }
                          }))
              .toList();
      for (Future<?> part : parts) {
        part.get();
      }
    } finally {
      threads.shutdown();
    }

    assertThat(journal.calls())
        .extracting(RecordedCall::number)
        .containsExactlyElementsOf(LongStream.rangeClosed(1_001, 2_000).boxed().toList());
    assertThat(journal.forgotten()).isEqualTo(1_000);
  }

  @Test
  void await_callThatComesLater_returnsIt() throws InterruptedException {
    Journal journal = journal();
    Thread background = new Thread(() -> journal.arrived().accept(bind(0, "user_id", "5")));

    background.start();
    List<RecordedCall> calls =
        journal.await(
            CallQuery.any().parameter("user_id", 5), Times.once(), MockServerFixture.GUARD);

    assertThat(calls).extracting(RecordedCall::number).containsExactly(1L);
    background.join();
  }

  @Test
  void await_callThatIsThere_returnsItAtOnce() {
    Journal journal = journal(bind(0));

    assertThat(journal.await(CallQuery.any(), Times.once(), Duration.ZERO)).hasSize(1);
  }

  @Test
  void await_callThatDoesNotCome_reports() {
    Journal journal = journal(create(0));

    assertThatThrownBy(
            () ->
                journal.await(
                    CallQuery.any().method(TestCalls.BIND), Times.once(), Duration.ofMillis(1)))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("Expected 1 call of BindSipRegistration, but found none.");
  }

  @Test
  void calls_moreBytesThanAllowed_areTheLatest() {
    Journal journal = new Journal(100, (method, parameters) -> {}, 100_000);
    for (int i = 0; i < 50; i++) {
      journal.arrived().accept(responding("x".repeat(16_000)));

      assertThat(journal.bytes()).isBetween(16_000L, 100_000L);
    }

    assertThat(journal.calls())
        .extracting(RecordedCall::number)
        .containsExactly(45L, 46L, 47L, 48L, 49L, 50L);
    assertThat(journal.forgotten()).isEqualTo(44);
  }

  @Test
  void call_ofMoreBytesThanAllowed_isAlone() {
    Journal journal = new Journal(100, (method, parameters) -> {}, 10_000);
    journal.arrived().accept(bind(0));
    journal.arrived().accept(responding("\u20ac".repeat(20_000)));
    assertThat(journal.bytes()).isGreaterThan(30_000);

    assertThat(journal.calls()).extracting(RecordedCall::number).containsExactly(2L);
    journal.arrived().accept(bind(0));

    assertThat(journal.calls()).extracting(RecordedCall::number).containsExactly(3L);
    assertThat(journal.bytes()).isLessThan(10_000);
  }

  @Test
  void clear_ofAnAccount_freesItsBytes() {
    Journal journal = journal(bind(0));
    long one = journal.bytes();
    journal.arrived().accept(responding("of nobody"));

    journal.clear(new AccountId(1));
    journal.arrived().accept(bind(0));
    journal.clear(new AccountId(1));

    assertThat(one).isPositive();
    assertThat(journal.bytes()).isEqualTo(journal(responding("of nobody")).bytes());
  }

  /** Each text counts, whatever a sender puts it into. */
  @Test
  void bytes_ofACall_areAtLeastThoseOfItsTexts() {
    String text = "\u20ac".repeat(10_000);
    RecordedCall plain = bind(0);

    assertThat(journal(bind(0, text, "")).bytes()).isGreaterThan(20_000);
    assertThat(journal(bind(0, "", text)).bytes()).isGreaterThan(20_000);
    assertThat(journal(TestCalls.call(text, 0)).bytes()).isGreaterThan(20_000);
    assertThat(journal(TestCalls.warned(plain, text)).bytes()).isGreaterThan(20_000);
    assertThat(journal(responding(text)).bytes()).isGreaterThan(20_000);
    assertThat(journal(plain).bytes()).isLessThan(2_000);
  }

  @Test
  void fromNowOn_afterCallsAndClear_hasTheLaterCallsOnly() {
    Journal journal = journal(TestCalls.call("Earlier", 0));
    Supplier<List<RecordedCall>> later = journal.fromNowOn();
    assertThat(later.get()).isEmpty();

    journal.arrived().accept(TestCalls.call("Later", 0));
    assertThat(later.get()).extracting(RecordedCall::method).containsExactly("Later");

    journal.clear();
    journal.arrived().accept(TestCalls.call("Last", 0));
    assertThat(later.get()).extracting(RecordedCall::method).containsExactly("Last");
  }

  @Test
  void clear_ofAnAccount_leavesTheCallsOfOthers() {
    Journal journal = journal(TestCalls.call("Earlier", 0));

    journal.clear(new AccountId(2));
    assertThat(journal.calls()).hasSize(1);
    journal.clear(new AccountId(1));
    journal.arrived().accept(TestCalls.call("Later", 0));

    assertThat(journal.calls()).extracting(RecordedCall::number).containsExactly(2L);
  }

  @Test
  void body_ofALongResponse_isItsBeginning() {
    assertThat(new CallResponse(200, 0, "", "x".repeat(16_384)).body()).hasSize(16_384);
    assertThat(new CallResponse(200, 0, "", "x".repeat(20_000)).body())
        .isEqualTo("x".repeat(16_384) + "... (3616 more)");
  }
}
