package dev.sipregistration.contract;

import static au.com.dius.pact.consumer.dsl.LambdaDsl.newJsonBody;

import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;

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

  /** Rows are in this order and no more, because the states decide what there is. */
  static DslPart listed(int total, List<Consumer<LambdaDslObject>> rows) {
    return newJsonBody(
            response ->
                response
                    .array("result", result -> rows.forEach(result::object))
                    .numberValue("count", total))
        .build();
  }

  /** Returns a row of what every SIP registration has; it is at {@code sip.example.org}. */
  static Consumer<LambdaDslObject> row(long id, boolean persistent) {
    return row(id, persistent, "sip.example.org");
  }

  static Consumer<LambdaDslObject> row(long id, boolean persistent, String proxy) {
    return row ->
        row.numberValue("sip_registration_id", id)
            .stringValue("sip_username", "alice")
            .stringValue("proxy", proxy)
            .integerType("last_updated", 1_767_225_600)
            .booleanValue("deactivated", false)
            .stringMatcher("next_subscription_renewal", "\\d{4}-\\d{2}-\\d{2}", "2026-02-01")
            .stringMatcher(
                "purchase_date", "\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}", "2026-01-01 00:00:00")
            .stringMatcher("subscription_price", "\\d+(\\.\\d+)?", "1.00")
            .booleanValue("is_persistent", persistent);
  }

  static Consumer<LambdaDslObject> successful() {
    return row -> row.booleanValue("successful", true).numberValue("status_code", 200);
  }

  static Consumer<LambdaDslObject> failed(int code, String message) {
    return row ->
        row.booleanValue("successful", false)
            .numberValue("status_code", code)
            .stringType("error_message", message);
  }

  /** Returns what a row says of an application, a rule or a user. */
  static Consumer<LambdaDslObject> boundTo(String thing, long id, String name) {
    return row -> row.numberValue(thing + "_id", id).stringValue(thing + "_name", name);
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
