package dev.sipregistration.mockserver.cli;

import dev.sipregistration.mockserver.internal.contract.ContractOperation;
import dev.sipregistration.mockserver.internal.text.SafeText;
import dev.sipregistration.mockserver.internal.text.TextFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where the values of a call's parameters come from: the command line, or for secrets, which others
 * would see there, the environment, a file or the standard input. No message repeats a value.
 */
final class ParameterSources {
  @Option(
      names = "--from-env",
      paramLabel = "NAME=VARIABLE",
      description =
          "Take a parameter from an environment variable, which keeps a secret one secret.")
  private List<String> variables = List.of();

  @Option(
      names = "--from-file",
      paramLabel = "NAME=FILE",
      description = "Take a parameter from a file, without the end of its last line.")
  private List<String> files = List.of();

  @Option(
      names = "--from-stdin",
      paramLabel = "NAME",
      description = "Take a parameter from the standard input, without the end of its last line.")
  private @Nullable String stdin;

  private final Map<String, String> environment;
  private final InputStream in;
  private final Map<String, String> values = new LinkedHashMap<>();

  ParameterSources(Map<String, String> environment, InputStream in) {
    this.environment = environment;
    this.in = in;
  }

  /** Tells whether the standard input is a parameter. */
  boolean useStandardInput() {
    return stdin != null;
  }

  /**
   * Returns the parameters by their names.
   *
   * @param typed the parameters of the command line, each {@code name=value}
   */
  Map<String, String> read(ContractOperation operation, List<String> typed) {
    for (String one : typed) {
      String[] pair = pair("a parameter", one, "NAME=VALUE");
      put(operation, pair[0], pair[1]);
    }
    for (String one : variables) {
      String[] pair = pair("--from-env", one, "NAME=VARIABLE");
      put(operation, pair[0], variable(pair[1]));
    }
    for (String one : files) {
      String[] pair = pair("--from-file", one, "NAME=FILE");
      put(operation, pair[0], withoutEnd(SecretFile.read("--from-file", path(pair[1]))));
    }
    if (stdin != null) {
      put(operation, stdin, withoutEnd(standardInput()));
    }
    return values;
  }

  private static String[] pair(String what, String text, String form) {
    String[] pair = text.split("=", 2);
    if (pair.length < 2 || pair[0].isEmpty()) {
      throw new UnusableException("%s must have the form %s".formatted(what, form));
    }
    return pair;
  }

  private void put(ContractOperation operation, String name, String value) {
    List<String> known = operation.parameterNames();
    if (!known.contains(name)) {
      throw UnknownName.refuse(name, "no parameter of " + operation.name(), known);
    }
    if (values.putIfAbsent(name, value) != null) {
      throw new UnusableException(name + " is given twice");
    }
  }

  private String variable(String name) {
    String value = environment.get(name);
    if (value == null) {
      throw new UnusableException(
          "--from-env: there is no environment variable " + SafeText.argument(name));
    }
    return value;
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException malformed) {
      throw new UnusableException("--from-file: it is no path of a file");
    }
  }

  private String standardInput() {
    try {
      return TextFile.decode(TextFile.bytes(in));
    } catch (IOException unreadable) {
      throw new UnusableException("--from-stdin: " + SafeText.reason(unreadable));
    }
  }

  /** Takes off the end of the last line, which editors and shells add. */
  private static String withoutEnd(String text) {
    return text.replaceFirst("\\R\\z", "");
  }
}
