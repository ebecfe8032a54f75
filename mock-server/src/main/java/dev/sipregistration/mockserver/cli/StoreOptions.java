package dev.sipregistration.mockserver.cli;

import dev.sipregistration.mockserver.MockServerOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the state is kept. A password is no option, because the process list shows options. */
final class StoreOptions {
  /** Hold the password if no file does: the server's own, and that of programs of PostgreSQL. */
  private static final String[] PASSWORD_VARIABLES = {
    "SIP_REGISTRATION_MOCK_STORE_PASSWORD", "PGPASSWORD"
  };

  private static final String MEMORY = "memory";

  @Option(
      names = "--store",
      paramLabel = "STORE",
      defaultValue = MEMORY,
      description =
          "Where the state is kept: memory; file:DIR or postgresql://USER@HOST[:PORT]/DATABASE,"
              + " which last beyond the process (default: ${DEFAULT-VALUE}).")
  private String store = MEMORY;

  @Option(
      names = "--store-password-file",
      paramLabel = "FILE",
      description =
          "File whose first line is the password for the database (default: the environment"
              + " variable SIP_REGISTRATION_MOCK_STORE_PASSWORD, or else PGPASSWORD).")
  private @Nullable Path passwordFile;

  @Option(
      names = "--store-reset",
      description = "Begin with the seed even if the store has a state, which is dropped.")
  private boolean reset;

  @Option(
      names = "--store-cache",
      paramLabel = "N",
      description =
          "How many accounts of a store that lasts stay in memory (default: 10000). Others are"
              + " read when they are asked for.")
  private @Nullable Integer cache;

  /** Returns whether the state outlives the process. */
  boolean lasts() {
    return !store.equals(MEMORY);
  }

  /** Returns whether a state that the store had is dropped. */
  boolean isReset() {
    return reset;
  }

  void addTo(MockServerOptions.Builder options) {
    requireStoreThatLasts("--store-reset", reset);
    requireStoreThatLasts("--store-cache", cache != null);
    options.store(store).storeReset(reset);
    if (cache != null) {
      options.storeCache(cache);
    }
    password().ifPresent(password -> options.storePassword(password.toCharArray()));
  }

  private void requireStoreThatLasts(String option, boolean given) {
    if (given && !lasts()) {
      throw new UnusableException(
          option + " is for a store that lasts: add --store, such as file:DIR");
    }
  }

  private Optional<String> password() {
    if (passwordFile != null) {
      return SecretFile.read("--store-password-file", passwordFile).lines().findFirst();
    }
    return Stream.of(PASSWORD_VARIABLES)
        .flatMap(name -> Stream.ofNullable(System.getenv(name)))
        .findFirst();
  }
}
