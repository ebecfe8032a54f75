package dev.sipregistration.mockserver.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Options that are given as environment variables. One on the command line goes before.
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
   * Sets the flags that are variables. This cannot be left to picocli, which takes the opposite of
   * its default value for a flag that is on the command line.
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

  /** Help and version are asked for, and are no settings. */
  private @Nullable String value(OptionSpec option) {
    String value =
        option.usageHelp() || option.versionHelp() ? null : variables.get(variable(option));
    return value == null || value.isEmpty() ? null : value;
  }

  private static boolean isFlag(OptionSpec option) {
    return option.arity().max() == 0;
  }

  /** Says of a wrong value where it came from, if that was not the command line. */
  String origin(ParameterException wrong, String... arguments) {
    if (wrong.getArgSpec() instanceof OptionSpec option
        && defaultValue(option) != null
        && Arrays.stream(arguments).noneMatch(one -> one.startsWith(option.longestName()))) {
      String variable = variable(option);
      return " (from " + variable + serviceLink(variable) + ")";
    }
    return "";
  }

  /**
   * Kubernetes gives each service such a variable, after its name, in all pods of the namespace.
   */
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
