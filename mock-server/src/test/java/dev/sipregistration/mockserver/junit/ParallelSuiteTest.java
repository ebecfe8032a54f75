package dev.sipregistration.mockserver.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParallelSuiteTest {
  private static final int THREADS = 8;

  @Test
  void suite_ofTwoHundredTestsAtOnce_hasNoCrossTalk() {
    JunitRun run = JunitRun.inParallel(THREADS, ParallelSuite.class);

    assertThat(run.failures()).isEmpty();
    assertThat(run.succeeded()).hasSize(ParallelSuite.TESTS);
    assertThat(ParallelSuite.SERVERS).hasSize(1);
    assertThat(ParallelSuite.ACCOUNTS).hasSize(ParallelSuite.TESTS);
  }
}
