package dev.sipregistration.mockserver.cli;

import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.internal.concurrent.DaemonThreads;
import dev.sipregistration.mockserver.internal.text.SafeText;
import java.nio.file.Path;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/** Loads a seed file again whenever it changes. */
final class SeedReload {
  private static final long SECONDS_BETWEEN_LOOKS = 1;

  private final SeedSource source;
  private final Path file;
  private final CommandLine commandLine;
  private final SeedWatch watch;

  /** Begins to watch, which has to be before the file is read for the first time. */
  SeedReload(SeedSource source, Path file, CommandLine commandLine) {
    this.source = source;
    this.file = file;
    this.commandLine = commandLine;
    watch = new SeedWatch(file);
  }

  /** Looks at the file each second, for as long as the process lives. */
  void start(MockServer server) {
    ScheduledFuture<?> unused =
        DaemonThreads.scheduler("mock-server-seed")
            .scheduleWithFixedDelay(
                () -> look(server), SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
  }

  /** Looks once. */
  void look(MockServer server) {
    if (watch.hasChanged()) {
      load(server);
    }
  }

  private void load(MockServer server) {
    try {
      server.load(source.again(server.seedCredentials()));
      commandLine.getOut().println("Loaded again: " + SafeText.path(file));
      commandLine.getOut().flush();
    } catch (UnusableException | StoreException wrong) {
      String reason = SafeText.oneLine(String.valueOf(wrong.getMessage()));
      commandLine
          .getErr()
          .println("sip-registration-mock-server: " + reason + "; the state is as it was");
    }
  }
}
