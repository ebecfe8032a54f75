package dev.sipregistration.contract;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Sends the same requests to a mock server and to the vendor, and looks for differences. */
final class LiveComparison {

  private final ServerUnderTest server;
  private final LiveSettings settings;
  private final Clock clock;

  LiveComparison(ServerUnderTest server, LiveSettings settings, Clock clock) {
    this.server = server;
    this.settings = settings;
    this.clock = clock;
  }

  /** Plays all interactions, one after the other, and deletes at the vendor what they created. */
  LiveReport of(List<PactFile.Pact> pacts) {
    LiveVendor vendor = new LiveVendor(settings);
    List<LiveFinding> findings = new ArrayList<>();
    Set<String> leftBehind;
    try {
      pacts.forEach(pact -> findings.add(play(pact, vendor)));
    } finally {
      leftBehind = vendor.cleanUp();
    }
    return new LiveReport(
        LocalDate.now(clock),
        settings.vendor().getHost(),
        vendor.creations(),
        leftBehind,
        List.copyOf(findings));
  }

  private LiveFinding play(PactFile.Pact pact, LiveVendor vendor) {
    try {
      Exchange theirs = vendor.play(pact);
      Exchange ours = playHere(pact);
      return new LiveFinding.Compared(
          pact.description(), ours, theirs, ResponseComparison.differences(ours, theirs));
    } catch (LiveNotRunException notRun) {
      return new LiveFinding.NotRun(pact.description(), String.valueOf(notRun.getMessage()));
    }
  }

  private Exchange playHere(PactFile.Pact pact) {
    MockServerStates states = new MockServerStates(server);
    pact.states().forEach(state -> states.bringAbout(state.name(), state.parameters()));
    return new PlatformCalls(server.baseUri())
        .sendAnywhere(pact.exchange().path(), pact.exchange().query(), states.authorization());
  }
}
