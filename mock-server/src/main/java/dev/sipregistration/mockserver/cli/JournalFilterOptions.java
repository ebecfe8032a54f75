package dev.sipregistration.mockserver.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The filters of the journal, which the server checks: it knows which names there are, and responds
 * with the nearest.
 */
final class JournalFilterOptions {
  @Option(
      names = "--method",
      paramLabel = "METHOD",
      completionCandidates = CallCommand.Methods.class,
      description = "Only calls of this method of the mock server.")
  private @Nullable String method;

  @Option(
      names = "--any-method",
      paramLabel = "METHOD",
      description = "Only calls of this method, which the mock server need not have.")
  private @Nullable String anyMethod;

  @Option(
      names = "--parameter",
      paramLabel = "NAME[=VALUE]",
      description = "Only calls with this parameter; can be given several times.")
  private List<String> parameters = List.of();

  @Option(
      names = "--account-id",
      paramLabel = "ID",
      description = "Only calls of this account, or that claim to be.")
  private @Nullable String accountId;

  @Option(
      names = "--key-id",
      paramLabel = "ID",
      description = "Only calls that were signed with this key.")
  private @Nullable String keyId;

  @Option(
      names = "--error-code",
      paramLabel = "N",
      description = "Only calls with this error code, 0 for those without an error.")
  private @Nullable String errorCode;

  @Option(
      names = "--http-status",
      paramLabel = "N",
      description = "Only calls with this HTTP status.")
  private @Nullable String httpStatus;

  @Option(names = "--warned", description = "Only calls with warnings.")
  private boolean warned;

  @Option(
      names = "--since",
      paramLabel = "N",
      description = "Only calls with this number or a later one.")
  private @Nullable String since;

  /** Returns the filters as a query, or nothing. */
  String query() {
    String query =
        Stream.concat(
                Stream.of(
                    parameter("method", method),
                    parameter("any_method", anyMethod),
                    parameter("account_id", accountId),
                    parameter("key_id", keyId),
                    parameter("error_code", errorCode),
                    parameter("http_status", httpStatus),
                    parameter("warned", warned ? "true" : null),
                    parameter("since", since)),
                parameters.stream().map(value -> parameter("parameter", value)))
            .filter(parameter -> !parameter.isEmpty())
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }

  private static String parameter(String name, @Nullable String value) {
    return value == null ? "" : name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
