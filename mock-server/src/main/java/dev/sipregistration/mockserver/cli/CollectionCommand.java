package dev.sipregistration.mockserver.cli;

import dev.sipregistration.mockserver.cli.collection.BrunoCollection;
import dev.sipregistration.mockserver.cli.collection.CollectionRequest;
import dev.sipregistration.mockserver.cli.collection.HttpFile;
import dev.sipregistration.mockserver.cli.collection.PostmanCollection;
import dev.sipregistration.mockserver.cli.collection.RequestCollection;
import dev.sipregistration.mockserver.internal.contract.VendorContract;
import dev.sipregistration.mockserver.internal.text.SafeText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the contract's whole requests for a tool that sends requests by hand. */
@Command(
    name = "collection",
    description =
        "Writes the contract's whole requests for a tool that sends requests by hand: an .http file, a"
            + " collection of Postman, or one of Bruno.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CollectionCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "Format: ${COMPLETION-CANDIDATES}.")
  private @Nullable Format format;

  @Mixin private AddressOptions address = new AddressOptions();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description =
          "File to write to (default: the standard output); for Bruno a directory, which must be new"
              + " or empty.")
  private @Nullable Path output;

  /** What can be written. */
  enum Format {
    http,
    postman,
    bruno
  }

  @Override
  public Integer call() {
    List<CollectionRequest> requests = RequestCollection.of(VendorContract.current());
    String server = address.url().text();
    switch (Objects.requireNonNull(format)) {
      case http -> write(HttpFile.of(requests, server));
      case postman -> write(PostmanCollection.of(requests, server));
      case bruno -> write(BrunoCollection.of(requests, server));
    }
    return 0;
  }

  private void write(String content) {
    if (output == null) {
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      out.print(content);
      out.flush();
      return;
    }
    Path file = path(output);
    try {
      Files.writeString(file, content);
    } catch (IOException unwritable) {
      throw unwritable(unwritable);
    }
  }

  private void write(Map<String, String> files) {
    if (output == null) {
      throw new UnusableException("a collection of Bruno is a directory: add --output DIR");
    }
    Path directory = path(output);
    try {
      Files.createDirectories(directory);
      try (Stream<Path> there = Files.list(directory)) {
        if (there.findAny().isPresent()) {
          throw new UnusableException(
              "--output: " + SafeText.path(directory) + " is not empty, and nothing is replaced");
        }
      }
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = directory.resolve(file.getKey());
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        Files.writeString(path, file.getValue());
      }
    } catch (IOException unwritable) {
      throw unwritable(unwritable);
    }
  }

  private static Path path(Path path) {
    if (SafeText.isContent(path.toString())) {
      throw new UnusableException("--output: cannot write " + SafeText.HIDDEN);
    }
    return path;
  }

  private static UnusableException unwritable(IOException failure) {
    return new UnusableException("--output: cannot write " + SafeText.problem(failure));
  }
}
