package dev.sipregistration.mockserver.junit;

import dev.sipregistration.mockserver.MockAccount;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestExecutionListener;

/** Resets the account of a context before each test, and reports its calls after a failed one. */
final class SpringTestListener implements TestExecutionListener {
  private static final String TEST = SpringTestListener.class.getName();

  @Override
  public void beforeTestMethod(TestContext test) {
    if (annotationOf(test) != null) {
      var context = test.getApplicationContext();
      RunningServer running = context.getBean(RunningServer.class);
      running.requireOpen();
      MockAccount account = context.getBean(MockAccount.class).reset();
      test.setAttribute(TEST, running.begin(account));
    }
  }

  @Override
  public void afterTestMethod(TestContext test) {
    AutoConfigureMockServer annotation = annotationOf(test);
    if (annotation == null || !(test.removeAttribute(TEST) instanceof TestRun run)) {
      return;
    }
    run.noteClosing(test.getTestClass().getName() + "." + test.getTestMethod().getName());
    try {
      Throwable failure = test.getTestException();
      if (failure != null) {
        failure.addSuppressed(CallsOfFailedTest.of(run));
        run.removeUnusedFaults();
      } else if (!annotation.allowUnusedFaults()) {
        run.requireInjectedFaults();
      }
    } finally {
      run.close();
    }
  }

  private static @Nullable AutoConfigureMockServer annotationOf(TestContext test) {
    return TestContextAnnotationUtils.findMergedAnnotation(
        test.getTestClass(), AutoConfigureMockServer.class);
  }
}
