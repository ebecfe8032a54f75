package dev.sipregistration.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.model.ChangedOperation;
import org.openapitools.openapidiff.core.model.ChangedParameter;

/** What has changed between two contracts, as far as it breaks somebody. */
final class ContractChanges {

  private final Contract before;
  private final Contract after;

  ContractChanges(Contract before, Contract after) {
    this.before = before;
    this.after = after;
  }

  /** Returns what breaks for a client of the earlier contract, each with its place. */
  List<String> breaking() {
    ChangedOpenApi difference = OpenApiCompare.fromContents(before.text(), after.text());
    List<String> breaking = new ArrayList<>();
    difference
        .getMissingEndpoints()
        .forEach(missing -> breaking.add("the operation " + missing.getPathUrl() + " is gone"));
    difference.getChangedOperations().stream()
        .filter(ChangedOperation::isIncompatible)
        .forEach(operation -> describe(operation).forEach(breaking::add));
    before.operations().forEach(operation -> breaking.addAll(losses(operation)));
    if (breaking.isEmpty() && difference.isIncompatible()) {
      breaking.add("something that the comparison does not name");
    }
    return breaking;
  }

  /** Returns whether the later version announces that something breaks. */
  boolean announced() {
    int[] earlier = numbers(before.version());
    int[] later = numbers(after.version());
    return later[0] > earlier[0] || later[0] == 0 && earlier[0] == 0 && later[1] > earlier[1];
  }

  private static Stream<String> describe(ChangedOperation operation) {
    String place = operation.getPathUrl() + ": ";
    List<String> found = new ArrayList<>();
    if (operation.getParameters() != null) {
      operation.getParameters().getMissing().forEach(p -> found.add("lost " + p.getName()));
      operation.getParameters().getIncreased().stream()
          .filter(p -> Boolean.TRUE.equals(p.getRequired()))
          .forEach(p -> found.add("demands " + p.getName()));
      operation.getParameters().getChanged().stream()
          .filter(ChangedParameter::isIncompatible)
          .forEach(p -> found.add("takes less in " + p.getName()));
    }
    if (operation.getApiResponses() != null && operation.getApiResponses().isIncompatible()) {
      found.add("answers otherwise, see its schema");
    }
    return found.isEmpty() ? Stream.of(place + "incompatible") : found.stream().map(place::concat);
  }

  /** What the comparison lets pass: fields that were never certain, codes, and roles. */
  private List<String> losses(Operation operation) {
    List<String> losses = new ArrayList<>();
    after.operations().stream()
        .filter(now -> now.path().equals(operation.path()))
        .forEach(
            now -> {
              Set<String> fields = after.responseFields(now);
              before.responseFields(operation).stream()
                  .filter(field -> !fields.contains(field))
                  .forEach(field -> losses.add(operation.path() + ": no longer answers " + field));
              operation.errorCodes().stream()
                  .map(Operation.ErrorCode::code)
                  .filter(code -> now.errorCodes().stream().noneMatch(e -> e.code() == code))
                  .forEach(code -> losses.add(operation.path() + ": lost the error code " + code));
              operation.roles().stream()
                  .filter(role -> !now.roles().contains(role))
                  .forEach(role -> losses.add(operation.path() + ": lost the role " + role));
            });
    return losses;
  }

  private static int[] numbers(String version) {
    return Stream.of(version.split("[.-]")).limit(3).mapToInt(Integer::parseInt).toArray();
  }
}
