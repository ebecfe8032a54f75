package dev.sipregistration.mockserver.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

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
    if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
      return null;
    }
    String value = variables.get(variable(option));
    return value == null || value.isEmpty() ? null : value;
  }

  /** Says of a wrong value where it came from, if that was not the command line. */
  String origin(ParameterException wrong, String... arguments) {
    if (wrong.getArgSpec() instanceof OptionSpec option
        && defaultValue(option) != null
        && Arrays.stream(arguments).noneMatch(one -> one.startsWith(option.longestName()))) {
      return " (from " + variable(option) + ")";
    }
    return "";
  }
}
