package dev.sipregistration.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares requests and answers with the contract.
 *
 * <p>It is stricter than the contract in two things: a parameter that the contract does not have is
 * wrong, because the platform would ignore it, and so is a response's field, because nobody could
 * know that the platform sends it.
 */
final class Conformity {

  private static final OpenApiInteractionValidator VALIDATOR =
      OpenApiInteractionValidator.createForInlineApiSpecification(Contract.current().text())
          .withLevelResolver(
              LevelResolver.create()
                  .withLevel(
                      "validation.request.parameter.query.unexpected", ValidationReport.Level.ERROR)
                  .build())
          .build();

  /** Fails unless the response is one that the contract allows. */
  static void requireResponse(Exchange exchange) {
    assertThat(ofResponse(exchange)).as("the contract about the answer of %s", exchange).isEmpty();
  }

  /** Fails unless the request is one that the contract allows. */
  static void requireRequest(Exchange exchange) {
    assertThat(ofRequest(exchange)).as("the contract about the request of %s", exchange).isEmpty();
  }

  /** Returns what is wrong with the request. */
  static List<String> ofRequest(Exchange exchange) {
    return messages(VALIDATOR.validateRequest(request(exchange).build()));
  }

  /** Returns what is wrong with the request if it has a body. */
  static List<String> ofRequest(Exchange exchange, String contentType, String body) {
    return messages(
        VALIDATOR.validateRequest(
            request(exchange).withContentType(contentType).withBody(body).build()));
  }

  private static SimpleRequest.Builder request(Exchange exchange) {
    SimpleRequest.Builder request =
        new SimpleRequest.Builder(exchange.method(), exchange.path(), true);
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (Exchange.QueryParameter parameter : exchange.query()) {
      values.merge(parameter.name(), List.of(parameter.value()), Conformity::joined);
    }
    values.forEach(request::withQueryParam);
    exchange.authorization().ifPresent(request::withAuthorization);
    return request;
  }

  /** Returns what is wrong with the response. */
  static List<String> ofResponse(Exchange exchange) {
    SimpleResponse.Builder response =
        SimpleResponse.Builder.status(exchange.status()).withBody(exchange.body());
    exchange.contentType().ifPresent(response::withContentType);
    return messages(
        VALIDATOR.validateResponse(
            exchange.path(), Request.Method.valueOf(exchange.method()), response.build()));
  }

  private static List<String> messages(ValidationReport report) {
    return report.getMessages().stream()
        .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
        .map(message -> place(message) + message.getMessage() + " [" + message.getKey() + "]")
        .toList();
  }

  private static String place(ValidationReport.Message message) {
    return message
        .getContext()
        .flatMap(ValidationReport.MessageContext::getParameter)
        .map(parameter -> "parameter '" + parameter.getName() + "': ")
        .orElse("");
  }

  private static List<String> joined(List<String> earlier, List<String> later) {
    return List.of(earlier.get(0), later.get(0));
  }

  private Conformity() {}
}
