package dev.sipregistration.mockserver.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.journal.CallResponse;
import dev.sipregistration.mockserver.journal.RecordedCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CallCountersTest {
  private final CallCounters tally = new CallCounters("CreateSipRegistration"::equals);

  private void call(String method, int status, int errorCode, long millis) {
    tally
        .arrived()
        .accept(
            new RecordedCall(
                0,
                Instant.EPOCH,
                Duration.ofMillis(millis),
                null,
                null,
                null,
                method,
                Set.of(),
                List.of(),
                new CallResponse(status, errorCode, "", ""),
                List.of()));
  }

  private Map<String, String> sums() {
    Map<String, String> sums = new TreeMap<>();
    tally.forEach(
        (outcome, sum) ->
            sums.put(
                outcome.method() + " " + outcome.status() + " " + outcome.errorCode(),
                sum.calls() + " in " + sum.nanos()));
    return sums;
  }

  @Test
  void count_ofNothing_isEmpty() {
    assertThat(sums()).isEmpty();
  }

  @Test
  void count_sameOutcome_isSummed() {
    call("CreateSipRegistration", 200, 0, 1);
    call("CreateSipRegistration", 200, 0, 2);
    call("CreateSipRegistration", 200, 127, 4);
    call("CreateSipRegistration", 503, 0, 8);

    assertThat(sums())
        .containsExactly(
            Map.entry("CreateSipRegistration 200 0", "2 in 3000000.0"),
            Map.entry("CreateSipRegistration 200 127", "1 in 4000000.0"),
            Map.entry("CreateSipRegistration 503 0", "1 in 8000000.0"));
  }

  @Test
  void count_unknownMethods_areOne() {
    for (int i = 0; i < 1_000; i++) {
      call("Method" + i, 200, 103, 1);
    }

    assertThat(sums()).containsOnlyKeys("unknown 200 103");
  }
}
