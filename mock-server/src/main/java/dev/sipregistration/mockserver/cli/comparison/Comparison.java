package dev.sipregistration.mockserver.cli.comparison;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.internal.contract.VendorContract;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Sends the contract's complete example requests to the platform and to a mock server, one by one.
 */
public final class Comparison {
  private static final int REQUESTS_A_LINE = 20;

  private final PlatformSender mockServer;
  private final Function<String, Credentials> mockCredentials;
  private final StateSetup states;
  private final InstantSource clock;
  private final TokenCache tokens;
  private final ComparisonSettings settings;
  private final PlatformCaller platform;
  private final VendorAccount account;
  private final Consumer<String> progress;

  /** Resets the mock server and brings it into states of the contract. */
  @FunctionalInterface
  public interface StateSetup {
    /** Sets up all states together. */
    void setUp(List<String> states) throws InterruptedException;
  }

  /**
   * Prepares a comparison.
   *
   * @param mockServer sends calls to a mock server with the demo world
   * @param mockCredentials its service accounts by their names
   * @param states changes its state
   * @param clock the time of the tokens and the report
   * @param platform sends calls to the platform
   * @param progress takes lines for people, on any thread
   */
  public Comparison(
      PlatformSender mockServer,
      Function<String, Credentials> mockCredentials,
      StateSetup states,
      InstantSource clock,
      PlatformSender platform,
      ComparisonSettings settings,
      Consumer<String> progress) {
    this.mockServer = mockServer;
    this.mockCredentials = mockCredentials;
    this.states = states;
    this.clock = clock;
    this.tokens = new TokenCache(clock);
    this.settings = settings;
    this.platform = new PlatformCaller(platform, settings, tokens, progress);
    this.account = new VendorAccount(this.platform, settings, tokens);
    this.progress = progress;
  }

  /**
   * Sends all requests until the connection is lost, and deletes from the platform what they
   * created.
   *
   * @param address what the report calls the platform
   * @throws NotRunException if nothing can be compared, or the run was stopped
   */
  public ComparisonReport run(String address) throws InterruptedException {
    List<RequestFinding> findings = new ArrayList<>();
    try {
      new Preconditions(platform, settings).require();
      List<ComparedRequest> requests = requests();
      boolean lost = false;
      for (ComparedRequest request : requests) {
        RequestFinding finding = lost ? notSent(request) : finding(request);
        findings.add(finding);
        lost = lost || finding.isLost();
        if (!lost && findings.size() % REQUESTS_A_LINE == 0) {
          progress.accept("%s of %s requests".formatted(findings.size(), requests.size()));
        }
      }
    } finally {
      platform.cleanUp();
    }
    if (platform.isClosed()) {
      throw NotRunException.lost("the run was stopped", false);
    }
    return new ComparisonReport(
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
        address,
        settings.mostCreations(),
        platform.creations(),
        platform.leftBehind(),
        findings);
  }

  /**
   * Stops a run on another thread: sends nothing more, deletes what was created, and says what is
   * left.
   *
   * @param most the time to take for it, at least a millisecond
   */
  public void stop(Duration most) {
    platform.close();
    Thread deletion = new Thread(this::cleanUp, "compare-clean-up");
    deletion.setDaemon(true);
    deletion.start();
    try {
      deletion.join(most.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    progress.accept(platform.leftBehind().toString());
  }

  private void cleanUp() {
    try {
      platform.cleanUp();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<ComparedRequest> requests() {
    return VendorContract.current().operations().stream()
        .flatMap(
            operation ->
                operation.requests().stream()
                    .map(request -> new ComparedRequest(operation, request)))
        .toList();
  }

  private static RequestFinding notSent(ComparedRequest request) {
    return new RequestFinding.NotRun(
        request, NotRunCause.CONNECTION, "the connection was lost before");
  }

  private RequestFinding finding(ComparedRequest request) throws InterruptedException {
    try {
      VendorAccount.Exchange theirs = account.play(request);
      return new RequestFinding.Compared(
          request, theirs.sent(), ResponseDifferences.of(playHere(request), theirs.response()));
    } catch (NotRunException notRun) {
      return new RequestFinding.NotRun(request, notRun.why(), notRun.getMessage());
    }
  }

  private ComparedResponse playHere(ComparedRequest request) throws InterruptedException {
    states.setUp(request.request().given());
    Credentials caller = mockCredentials.apply(request.role().toLowerCase(Locale.ROOT));
    return mockServer.send(
        request.path(), tokens.token(request.token(), caller), request.parameters());
  }
}
