package dev.sipregistration.mockserver.cli.comparison;

import java.util.List;

/**
 * What a run may have left in the account.
 *
 * @param ids the ids of SIP registrations that were not deleted, by rising id
 * @param unknown how many creations have had no response
 */
public record LeftBehind(List<String> ids, int unknown) {
  /** Copies the list. */
  public LeftBehind {
    ids = List.copyOf(ids);
  }

  boolean isNothing() {
    return ids.isEmpty() && unknown == 0;
  }

  @Override
  public String toString() {
    String known =
        switch (ids.size()) {
          case 0 -> "Left behind: none.";
          case 1 ->
              "Left behind: 1, with id %s. Delete it, or it costs a fee every month."
                  .formatted(ids.get(0));
          default ->
              "Left behind: %s, with ids %s and %s. Delete them, or each costs a fee every month."
                  .formatted(
                      ids.size(),
                      String.join(", ", ids.subList(0, ids.size() - 1)),
                      ids.get(ids.size() - 1));
        };
    return unknown == 0
        ? known
        : known
            + " Creations without a response: %s. Look for their SIP registrations in the account."
                .formatted(unknown);
  }
}
