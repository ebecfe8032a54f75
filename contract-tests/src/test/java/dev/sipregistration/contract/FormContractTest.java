package dev.sipregistration.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.report.ValidationReport;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A validator of requests with forms: what the contract with forms passes, and what it does not.
 */
class FormContractTest {

  private static final String TOKEN = "Bearer header.claims.signature";
  private static final String FORM = "application/x-www-form-urlencoded";

  private static final OpenApiInteractionValidator VALIDATOR =
      OpenApiInteractionValidator.createForInlineApiSpecification(
              Contract.read("/openapi/sip-registration-forms.json").text())
          .build();

  /** The requests that succeed, for each operation. */
  static Stream<Arguments> goodRequests() {
    return Contract.current().operations().stream()
        .flatMap(
            operation ->
                operation.wholeRequests().stream()
                    .filter(request -> request.response().has("result"))
                    .map(request -> arguments(operation, request)));
  }

  static Stream<Arguments> requiredParameters() {
    return goodRequests()
        .flatMap(
            good ->
                ((Operation) good.get()[0])
                    .parameters().stream()
                        .filter(Operation.Parameter::required)
                        .map(parameter -> arguments(good.get()[0], good.get()[1], parameter)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("goodRequests")
  void form_ofRequestThatSucceeds_conforms(Operation operation, WholeRequest request) {
    String form = form(request, parameter -> true);

    assertThat(violations(operation, FORM, form)).isEmpty();
    assertThat(violations(operation, FORM + "; charset=utf-8", form)).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("goodRequests")
  void multipartForm_ofRequestThatSucceeds_conforms(Operation operation, WholeRequest request) {
    String parts =
        request.parameters().stream()
            .map(
                sent ->
                    "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(sent.name(), sent.value()))
            .collect(Collectors.joining("", "", "--b--\r\n"));

    assertThat(violations(operation, "multipart/form-data; boundary=b", parts)).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1} without {2}")
  @MethodSource("requiredParameters")
  void form_withoutRequiredParameter_isCaught(
      Operation operation, WholeRequest request, Operation.Parameter missing) {
    String form = form(request, parameter -> !parameter.name().equals(missing.name()));

    // Without the only parameter there is no form at all.
    assertThat(violations(operation, FORM, form))
        .singleElement()
        .asString()
        .contains(form.isEmpty() ? "body is required" : missing.name());
  }

  @Test
  void form_withLettersWhereNumberBelongs_isCaught() {
    Operation create = Contract.current().operation("CreateSipRegistration");

    assertThat(violations(create, FORM, "sip_username=a&proxy=b&application_id=abc"))
        .singleElement()
        .asString()
        .contains("application_id");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("goodRequests")
  void query_ofRequestThatSucceeds_conformsToTheOtherContract(
      Operation operation, WholeRequest request) {
    Exchange exchange =
        new Exchange(
            "POST",
            operation.path(),
            request.parameters(),
            Optional.of(TOKEN),
            200,
            Optional.empty(),
            "");

    assertThat(Conformity.ofRequest(exchange)).isEmpty();
  }

  private static String form(WholeRequest request, Predicate<Exchange.QueryParameter> which) {
    return request.parameters().stream()
        .filter(which)
        .map(sent -> sent.name() + "=" + URLEncoder.encode(sent.value(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static List<String> violations(Operation operation, String contentType, String body) {
    return VALIDATOR
        .validateRequest(
            SimpleRequest.Builder.post(operation.path())
                .withContentType(contentType)
                .withAuthorization(TOKEN)
                .withBody(body)
                .build())
        .getMessages()
        .stream()
        .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
        .map(ValidationReport.Message::getMessage)
        .toList();
  }
}
