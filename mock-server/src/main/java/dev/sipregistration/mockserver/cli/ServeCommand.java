package dev.sipregistration.mockserver.cli;

import dev.sipregistration.mockserver.MockServer;
import dev.sipregistration.mockserver.MockServerOptions;
import dev.sipregistration.mockserver.domain.world.StoreException;
import dev.sipregistration.mockserver.internal.text.SafeText;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves until the process is stopped. */
@Command(
    name = "serve",
    description = "Starts the mock server and serves until it is stopped (SIGTERM, Ctrl-C).",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ServeCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      defaultValue = "127.0.0.1",
      description = "Name or address to listen on (default: ${DEFAULT-VALUE}).")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Port to listen on; 0 for any that is free (default: ${DEFAULT-VALUE}).")
  private int port;

  @Mixin private HttpsOptions https = new HttpsOptions();

  @Option(
      names = "--seed",
      paramLabel = "FILE",
      description = "YAML file with the accounts to start with (default: a demo world).")
  private @Nullable Path seedFile;

  @Option(
      names = "--watch",
      description =
          "Load the seed file again whenever it changes, in place of the whole state. A mistake in it"
              + " is reported, and changes nothing.")
  private boolean watch;

  @Option(
      names = "--credentials-dir",
      paramLabel = "DIR",
      description =
          "Directory for one <name>.credentials.json per service account, in the vendor's format."
              + " Existing keys are used again.")
  private @Nullable Path credentialsDirectory;

  @Mixin private StoreOptions store = new StoreOptions();

  @Option(
      names = "--strict",
      description = "Refuse parameters that an operation does not have (code 101).")
  private boolean strict;

  @Option(
      names = "--accept-any-token",
      description =
          "Accept every bearer token, a JWT or not: for verifying recorded interactions (Pact),"
              + " whose tokens have expired.")
  private boolean acceptAnyToken;

  @Option(
      names = "--accept-api-key",
      description =
          "Accept the api_key of an account, which is deprecated, in place of a token: with"
              + " account_id, account_name or account_email.")
  private boolean acceptApiKey;

  @Option(
      names = "--callback-hosts",
      paramLabel = "HOST",
      split = ",",
      defaultValue = "loopback,private",
      description =
          "Where callbacks may go: loopback, private (private networks), names, addresses,"
              + " *.example.org, any (default: ${DEFAULT-VALUE}).")
  private String[] callbackHosts = {};

  @Option(
      names = "--callback-sink",
      description =
          "Collect callbacks at the mock server itself, with or without a receiver: GET"
              + " /__admin/callbacks/received.")
  private boolean callbackSink;

  @Option(
      names = "--cors",
      paramLabel = "ORIGIN",
      split = ",",
      description =
          "Origins whose pages may call /platform_api through a browser, such as"
              + " https://docs.example.org (default: none).")
  private String[] cors = {};

  @Option(
      names = "--journal-size",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Number of calls the journal keeps, 0 for none (default: ${DEFAULT-VALUE}).")
  private int journalSize;

  @Mixin private AdminTokenOptions adminToken = new AdminTokenOptions();

  @Mixin private LogOptions log = new LogOptions();

  @Option(
      names = "--rate-limit-429",
      description =
          "Respond to calls over an account's rate with HTTP status 429 and Retry-After, rather"
              + " than with error 340.")
  private boolean rateLimit429;

  @Option(
      names = "--random-seed",
      paramLabel = "N",
      description =
          "Whole number that keys and random faults depend on: the same number gives the same keys"
              + " (for tests only) and the same faults.")
  private @Nullable Long randomSeed;

  @Option(
      names = "--print-curl",
      description =
          "After the start, print curl commands for a create and a bind, with a token that is valid"
              + " for an hour.")
  private boolean printCurl;

  @Override
  public Integer call() throws InterruptedException {
    if (printCurl && seedFile != null) {
      throw new UnusableException("--print-curl is for the demo world: remove it or --seed");
    }
    CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
    log.configure();
    ProcessEnd end = new ProcessEnd();
    SeedSource seed = new SeedSource(seedFile, credentialsDirectory, randomSeed, !store.lasts());
    Optional<SeedReload> reload = reload(seed, commandLine);
    MockServerOptions options = options(seed, end);
    try (MockServer server = start(options)) {
      PrintWriter out = commandLine.getOut();
      if (credentialsDirectory != null) {
        if (store.lasts()) {
          seed.writeCredentials(server.seedCredentials());
        }
        https.writeCertificate(server, credentialsDirectory);
      }
      out.println("Listening on " + https.addresses(server));
      if (server.hasContinued()) {
        out.println("Continuing with the state of the store" + notTheSeed());
      } else if (store.isReset()) {
        out.println("--store-reset: the state that the store had, if any, is dropped");
      }
      if (acceptAnyToken) {
        out.println("Every bearer token is accepted (--accept-any-token)");
      }
      if (printCurl) {
        out.print(CurlSamples.of(server));
      }
      out.flush();
      reload.ifPresent(one -> one.start(server));
      awaitEndOfProcess(server, end);
    }
    return 0;
  }

  private Optional<SeedReload> reload(SeedSource seed, CommandLine commandLine) {
    if (!watch) {
      return Optional.empty();
    }
    if (seedFile == null) {
      throw new UnusableException("--watch is for a seed file: add --seed FILE");
    }
    return Optional.of(new SeedReload(seed, seedFile, commandLine));
  }

  private String notTheSeed() {
    return seedFile == null ? "" : ", not with --seed; --store-reset would take the seed";
  }

  private MockServerOptions options(SeedSource seed, ProcessEnd end) {
    try {
      MockServerOptions.Builder options = MockServerOptions.builder();
      if (randomSeed != null) {
        options.randomSeed(randomSeed);
      }
      https.addTo(options);
      options
          .accessLog(log.calls())
          .onError(end::after)
          .host(host)
          .port(port)
          .strict(strict)
          .acceptAnyToken(acceptAnyToken)
          .acceptApiKey(acceptApiKey)
          .rateLimit429(rateLimit429)
          .callbackHosts(callbackHosts)
          .callbackSink(callbackSink)
          .cors(cors)
          .journalSize(journalSize)
          .seed(seed.first());
      store.addTo(options);
      adminToken.read().ifPresent(options::adminToken);
      return options.build();
    } catch (IllegalArgumentException wrong) {
      throw new UnusableException("--" + wrong.getMessage());
    }
  }

  private MockServer start(MockServerOptions options) {
    try {
      return MockServer.start(options);
    } catch (StoreException unusable) {
      throw new UnusableException("--" + unusable.getMessage());
    } catch (IllegalArgumentException unprotected) {
      throw new UnusableException("--" + unprotected.getMessage() + ": --admin-token-file FILE");
    } catch (UncheckedIOException cannotListen) {
      throw new UnusableException(
          "cannot listen on %s %s".formatted(SafeText.argument(host), cannotListen.getMessage()));
    }
  }

  /** SIGTERM and Ctrl-C run the hook, which closes the server before the process ends. */
  private static void awaitEndOfProcess(MockServer server, ProcessEnd end)
      throws InterruptedException {
    end.watchAllThreads();
    end.watchMemory();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> end.stop(server::close, ProcessEnd.TIME_TO_STOP), "mock-server-stop"));
    new CountDownLatch(1).await();
  }
}
