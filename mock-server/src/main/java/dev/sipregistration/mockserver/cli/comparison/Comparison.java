package dev.sipregistration.mockserver.cli.comparison;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.internal.contract.VendorContract;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** Sends the contract's whole requests to the platform and to a mock server, one by one. */
public final class Comparison {
  private final PlatformSender mockServer;
  private final Function<String, Credentials> mockCredentials;
  private final StateSetup states;
  private final InstantSource clock;
  private final TokenCache tokens;

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
   */
  public Comparison(
      PlatformSender mockServer,
      Function<String, Credentials> mockCredentials,
      StateSetup states,
      InstantSource clock) {
    this.mockServer = mockServer;
    this.mockCredentials = mockCredentials;
    this.states = states;
    this.clock = clock;
    this.tokens = new TokenCache(clock);
  }

  /**
   * Sends all requests, and deletes from the platform what they created.
   *
   * @param address what the report calls the platform
   * @param platform sends calls to it
   * @throws NotRunException if nothing can be compared
   */
  public ComparisonReport with(String address, PlatformSender platform, ComparisonSettings settings)
      throws InterruptedException {
    VendorAccount account = new VendorAccount(platform, settings, tokens);
    account.requireCaller();
    List<RequestFinding> findings = new ArrayList<>();
    Set<String> leftBehind;
    try {
      for (ComparedRequest request : requests()) {
        findings.add(finding(request, account));
      }
    } finally {
      leftBehind = account.cleanUp();
    }
    return new ComparisonReport(
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
        address,
        account.creations(),
        leftBehind,
        findings);
  }

  private static List<ComparedRequest> requests() {
    return VendorContract.current().operations().stream()
        .flatMap(
            operation ->
                operation.requests().stream()
                    .map(request -> new ComparedRequest(operation, request)))
        .toList();
  }

  private RequestFinding finding(ComparedRequest request, VendorAccount account)
      throws InterruptedException {
    try {
      VendorAccount.Exchange theirs = account.play(request);
      return new RequestFinding.Compared(
          request, theirs.sent(), ResponseDifferences.of(playHere(request), theirs.response()));
    } catch (NotRunException notRun) {
      return new RequestFinding.NotRun(request, notRun.getMessage());
    }
  }

  private ComparedResponse playHere(ComparedRequest request) throws InterruptedException {
    states.setUp(request.request().given());
    Credentials caller = mockCredentials.apply(request.role().toLowerCase(Locale.ROOT));
    return mockServer.send(
        request.path(), tokens.token(request.token(), caller), request.parameters());
  }
}
