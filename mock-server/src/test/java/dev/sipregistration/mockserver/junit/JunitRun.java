package dev.sipregistration.mockserver.junit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A run of JUnit within a test, and what came of it. */
final class JunitRun implements TestExecutionListener {
  private final List<String> succeeded = Collections.synchronizedList(new ArrayList<>());
  private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
  private final List<Map<String, String>> reported =
      Collections.synchronizedList(new ArrayList<>());

  /** Runs test classes one after the other. */
  static JunitRun of(Class<?>... classes) {
    return run(Map.of(), classes);
  }

  /** Runs test classes, and the tests in them, beside each other. */
  static JunitRun inParallel(int threads, Class<?>... classes) {
    String parallel = "junit.jupiter.execution.parallel.";
    return run(
        Map.of(
            parallel + "enabled", "true",
            parallel + "mode.default", "concurrent",
            parallel + "mode.classes.default", "concurrent",
            parallel + "config.strategy", "fixed",
            parallel + "config.fixed.parallelism", String.valueOf(threads)),
        classes);
  }

  static JunitRun run(Map<String, String> configuration, Class<?>... classes) {
    LauncherDiscoveryRequestBuilder request =
        LauncherDiscoveryRequestBuilder.request()
            .filters(EngineFilter.includeEngines("junit-jupiter"))
            .configurationParameter(TestDeadline.RUN, "true")
            .configurationParameters(configuration);
    for (Class<?> each : classes) {
      request.selectors(DiscoverySelectors.selectClass(each));
    }
    return run(request.build());
  }

  private static JunitRun run(LauncherDiscoveryRequest request) {
    JunitRun run = new JunitRun();
    LauncherConfig alone =
        LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .build();
    LauncherFactory.create(alone).execute(request, run);
    return run;
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    result.getThrowable().ifPresent(failures::add);
    if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
      succeeded.add(test.getDisplayName());
    }
  }

  @Override
  public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
    reported.add(entry.getKeyValuePairs());
  }

  List<String> succeeded() {
    return List.copyOf(succeeded);
  }

  List<Throwable> failures() {
    return List.copyOf(failures);
  }

  List<Map<String, String>> reported() {
    return List.copyOf(reported);
  }
}
