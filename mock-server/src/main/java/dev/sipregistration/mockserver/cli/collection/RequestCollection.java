package dev.sipregistration.mockserver.cli.collection;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sipregistration.mockserver.internal.contract.ContractOperation;
import dev.sipregistration.mockserver.internal.contract.VendorContract;
import dev.sipregistration.mockserver.internal.contract.WholeRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * The contract's whole requests, but for those whose refusal takes a state: such a state may be
 * about the token or the path, which a collection has once for all.
 */
public final class RequestCollection {
  static final String NAME = "SIP registrations";
  static final String BASE_URL = "baseUrl";

  private RequestCollection() {}

  /** Returns the requests in the contract's order, behind one that issues a token. */
  public static List<CollectionRequest> of(VendorContract contract) {
    List<CollectionRequest> requests = new ArrayList<>();
    requests.add(
        CollectionRequest.ofAdminApi(
            "Token", "A token of the mock server", "/__admin/tokens", "{}"));
    for (ContractOperation operation : contract.operations()) {
      for (WholeRequest request : operation.requests()) {
        add(requests, operation, request);
      }
    }
    return requests;
  }

  private static void add(
      List<CollectionRequest> requests, ContractOperation operation, WholeRequest request) {
    boolean refused = request.errorCode() != 0;
    if (refused && !request.given().isEmpty()) {
      return;
    }
    String folder = operation.name();
    // A refusal may presume that something is not there, so it begins anew.
    if (refused || !request.given().isEmpty()) {
      requests.add(
          CollectionRequest.ofAdminApi(
              folder,
              "Before the next: " + (refused ? "the seed" : String.join(", ", request.given())),
              "/__admin/pact/state",
              states(request.given())));
    }
    String response = refused ? " (error " + request.errorCode() + ")" : "";
    requests.add(
        CollectionRequest.ofPlatform(
            folder, request.summary() + response, operation.path(), request.parameters()));
  }

  private static String states(List<String> given) {
    ObjectNode body = new JsonMapper().createObjectNode();
    if (given.isEmpty()) {
      body.put("state", "");
    } else {
      given.forEach(body.putArray("states")::add);
    }
    return body.toString();
  }
}
