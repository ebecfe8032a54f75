package dev.sipregistration.mockserver.cli;

import dev.sipregistration.mockserver.internal.text.SafeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Options from environment variables. The command line takes precedence.
 *
 * @param variables the variables of the process
 */
record Environment(Map<String, String> variables) implements IDefaultValueProvider {
  static final String PREFIX = "SIP_REGISTRATION_MOCK_";

  /** Returns the variable of an option: {@code SIP_REGISTRATION_MOCK_LOG_LEVEL}, for one. */
  static String variable(OptionSpec option) {
    String name = option.longestName().replaceFirst("^-+", "");
    return PREFIX + name.replace('-', '_').toUpperCase(Locale.ROOT);
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option && !isFlag(option) ? value(option) : null;
  }

  /**
   * Sets flags from variables. Picocli cannot: a flag on the command line would invert the default
   * value.
   */
  void setFlags(ParseResult parsed) {
    for (OptionSpec option : parsed.commandSpec().options()) {
      String value = isFlag(option) && !parsed.hasMatchedOption(option) ? value(option) : null;
      if (value != null) {
        option.setValue(flag(parsed, option, value));
      }
    }
    if (parsed.hasSubcommand()) {
      setFlags(parsed.subcommand());
    }
  }

  private static boolean flag(ParseResult parsed, OptionSpec option, String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new ParameterException(
              parsed.commandSpec().commandLine(), variable(option) + " must be true or false");
    };
  }

  /** Leaves out help and version, which are no settings. */
  private @Nullable String value(OptionSpec option) {
    String value =
        option.usageHelp() || option.versionHelp() ? null : variables.get(variable(option));
    return value == null || value.isEmpty() ? null : value;
  }

  private static boolean isFlag(OptionSpec option) {
    return option.arity().max() == 0;
  }

  /** Hides in a message what may be a secret among the arguments and the variables of options. */
  String hideSecrets(String message, String... arguments) {
    List<String> quoted = new ArrayList<>(List.of(arguments));
    variables.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX)) {
            quoted.add(value);
          }
        });
    return SafeText.hide(message, quoted);
  }

  /** Describes the origin of a wrong value, if that is not the command line. */
  String origin(ParameterException wrong, String... arguments) {
    if (wrong.getArgSpec() instanceof OptionSpec option
        && defaultValue(option) != null
        && Arrays.stream(arguments).noneMatch(one -> one.startsWith(option.longestName()))) {
      String variable = variable(option);
      return " (from " + variable + serviceLink(variable) + ")";
    }
    return "";
  }

  /** Kubernetes sets such a variable for each service, in all pods of the namespace. */
  private String serviceLink(String variable) {
    String suffix = "_PORT";
    if (!variable.endsWith(suffix) || !variables.getOrDefault(variable, "").startsWith("tcp://")) {
      return "";
    }
    String service = variable.substring(0, variable.length() - suffix.length());
    return ", which Kubernetes sets for a service called "
        + service.replace('_', '-').toLowerCase(Locale.ROOT)
        + ": call it otherwise, or set enableServiceLinks: false";
  }
}
