package dev.sipregistration.mockserver;

import dev.sipregistration.mockserver.auth.AnyToken;
import dev.sipregistration.mockserver.seed.CredentialsDirectory;
import java.util.List;
import java.util.logging.Logger;

/** Keeps warnings that tests provoke on purpose out of the build's output. */
public final class ExpectedWarnings {
  /** Referenced here, because the log manager forgets loggers that nobody refers to. */
  private static final List<Logger> LOGGERS =
      List.of(
          Logger.getLogger(AnyToken.class.getName()),
          Logger.getLogger(CredentialsDirectory.class.getName()),
          Logger.getLogger(
              "dev.sipregistration.mockserver.internal.admin.resource.PactStatesResource"),
          Logger.getLogger("dev.sipregistration.mockserver.internal.rest.PlatformFailureMapper"),
          Logger.getLogger(
              "dev.sipregistration.mockserver.internal.admin.model.AdminFailureMapper"),
          Logger.getLogger("dev.sipregistration.mockserver.internal.store.jdbc.JdbcStore"));

  private ExpectedWarnings() {}

  public static void hide() {
    LOGGERS.forEach(logger -> logger.setUseParentHandlers(false));
  }
}
