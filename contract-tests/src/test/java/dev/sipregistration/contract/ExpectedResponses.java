package dev.sipregistration.contract;

import static au.com.dius.pact.consumer.dsl.LambdaDsl.newJsonBody;

import au.com.dius.pact.consumer.dsl.DslPart;
import java.math.BigDecimal;

/** The responses that the client relies on: exact where it decides by them, else by type. */
final class ExpectedResponses {

  /** The vendor's own sample of a creation says no more than this. */
  static DslPart created(int id) {
    return newJsonBody(
            response -> response.numberValue("result", 1).integerType("sip_registration_id", id))
        .build();
  }

  static DslPart createdWithAccount(int id, String balance) {
    return newJsonBody(
            response ->
                response
                    .numberValue("result", 1)
                    .integerType("sip_registration_id", id)
                    .object(
                        "account_info",
                        account ->
                            account
                                .integerType("account_id", 1)
                                .booleanType("frozen", false)
                                .numberType("balance", new BigDecimal(balance))
                                .stringType("currency", "USD")))
        .build();
  }

  static DslPart done() {
    return newJsonBody(response -> response.numberValue("result", 1)).build();
  }

  static DslPart refused(int code, String message) {
    return newJsonBody(
            response ->
                response.object(
                    "error", error -> error.numberValue("code", code).stringType("msg", message)))
        .build();
  }

  static DslPart refused(int code, String message, String field) {
    return newJsonBody(
            response ->
                response.object(
                    "error",
                    error ->
                        error
                            .numberValue("code", code)
                            .stringType("msg", message)
                            .stringValue("field_name", field)))
        .build();
  }

  private ExpectedResponses() {}
}
