package dev.sipregistration.mockserver.cli;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.cli.comparison.ComparisonReport;
import dev.sipregistration.mockserver.cli.comparison.ComparisonSettings;
import dev.sipregistration.mockserver.cli.comparison.DemoNames;
import dev.sipregistration.mockserver.internal.text.NearestName;
import dev.sipregistration.mockserver.internal.text.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares a mock server with the platform. */
@Command(
    name = "compare",
    description = {
      "Sends the contract's complete example requests to the platform and to a mock server of its"
          + " own, and prints where the two respond differently.",
      "Exit status: 0 if no difference was found, 1 if there were differences or something was left"
          + " behind, 2 if nothing could be compared or the connection was lost."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CompareCommand implements Callable<Integer> {
  private static final String PLATFORM = "https://api.voximplant.com";
  private static final int MOST_CREATIONS = 999;
  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,18}");

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--credentials",
      required = true,
      paramLabel = "FILE",
      description =
          "Credentials file of a service account that is an Owner, as issued by the platform; - for"
              + " the standard input.")
  private @Nullable Path owner;

  @Option(
      names = "--developer-credentials",
      paramLabel = "FILE",
      description =
          "Credentials file of a service account whose only role is Developer. Without it, refusals"
              + " of that role are not compared.")
  private @Nullable Path developer;

  @Option(
      names = "--accountant-credentials",
      paramLabel = "FILE",
      description = "The same of the role Accountant.")
  private @Nullable Path accountant;

  @Option(
      names = "--payer-credentials",
      paramLabel = "FILE",
      description = "The same of the role Payer.")
  private @Nullable Path payer;

  @Option(
      names = "--names",
      paramLabel = "FILE",
      description =
          "File of Java properties: what the account has for the ids and names of the demo world.")
  private @Nullable Path names;

  @Option(
      names = "--max-creations",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "How many SIP registrations may be created, up to 999 (default: ${DEFAULT-VALUE}).")
  private int mostCreations = 5;

  @Mixin private ConsentOptions consent = new ConsentOptions();

  @Mixin private AddressOptions address = new AddressOptions(PLATFORM);

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "PT30S",
      description = "Time for each response, from PT1S to PT1H (default: ${DEFAULT-VALUE}).")
  private String timeout = "PT30S";

  private final InputStream in;

  CompareCommand(InputStream in) {
    this.in = in;
  }

  @Override
  public Integer call() throws InterruptedException {
    ComparisonSettings settings = settings();
    ServerUrl platform = address.url();
    consent.require(platform, true);
    CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
    PrintWriter err = commandLine.getErr();
    ComparisonReport report =
        new ComparisonRun(
                WholeSeconds.parse("--timeout", timeout),
                line -> {
                  err.println(SafeText.oneLine(line));
                  err.flush();
                })
            .with(platform, settings);
    PrintWriter out = commandLine.getOut();
    out.print(report.toMarkdown());
    out.flush();
    report
        .connectionLost()
        .ifPresent(
            how -> {
              throw new FailedException(Main.USAGE, "the comparison ended early: " + how);
            });
    return report.isAlike() ? 0 : 1;
  }

  private ComparisonSettings settings() {
    if (mostCreations < 0 || mostCreations > MOST_CREATIONS) {
      throw new UnusableException("--max-creations must be 0 to " + MOST_CREATIONS);
    }
    Map<String, Credentials> others = new HashMap<>();
    add(others, "Developer", developer);
    add(others, "Accountant", accountant);
    add(others, "Payer", payer);
    return new ComparisonSettings(
        CredentialsArgument.read("--credentials", Objects.requireNonNull(owner), in),
        others,
        names == null ? Map.of() : names(names),
        mostCreations);
  }

  private void add(Map<String, Credentials> others, String role, @Nullable Path file) {
    if (file != null) {
      String option = ComparisonSettings.option(role);
      if (CredentialsArgument.isStandardInput(file)) {
        throw new UnusableException(option + " must be a file");
      }
      others.put(role, CredentialsArgument.read(option, file, in));
    }
  }

  private static Map<String, String> names(Path file) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(SecretFile.read("--names", file)));
    } catch (IOException | IllegalArgumentException malformed) {
      throw new UnusableException("--names must be a file of Java properties");
    }
    Map<String, String> byKey = new HashMap<>();
    properties
        .stringPropertyNames()
        .forEach(key -> byKey.put(key, value(key, properties.getProperty(key).strip())));
    return byKey;
  }

  private static String value(String key, String value) {
    if (!DemoNames.keys().contains(key)) {
      throw unknownKey(key);
    }
    if (DemoNames.isOfId(key) ? !ID.matcher(value).matches() : value.isEmpty()) {
      throw new UnusableException(
          "--names: %s must be %s".formatted(key, DemoNames.isOfId(key) ? "a number" : "a name"));
    }
    return value;
  }

  /** A key is repeated if it is like a known one, and so nothing out of a file of secrets. */
  private static UnusableException unknownKey(String key) {
    List<String> known = DemoNames.keys();
    return new UnusableException(
        NearestName.ofTypingError(key, known)
            .map(near -> "--names: %s is no key; did you mean %s?".formatted(key, near))
            .orElseGet(
                () ->
                    "--names: %s is no key; there are %s"
                        .formatted(SafeText.argument(key), String.join(", ", known))));
  }
}
