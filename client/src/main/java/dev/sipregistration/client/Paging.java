package dev.sipregistration.client;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The pages of a query, one after the other: which to read next, and what of each is new.
 *
 * <p>If fewer match than on the page before, those after a deleted one have moved to the front, and
 * some may have been passed over, so all pages are read again for what is new. That ends, whatever
 * the server sends. Not thread-safe.
 */
final class Paging {

  /** Far more than any account pays for. */
  static final int MAX_REGISTRATIONS = 100_000;

  /** How many more rows may come again than are known, because others were created before them. */
  static final int MAX_REPEATED = 10;

  private final ListQuery query;
  private final Set<SipRegistrationId> known = new HashSet<>();

  /** Of the page before; none comes before the first. */
  private int total;

  private boolean finished;

  // Of the pages since the first was read last.
  private long offset;
  private int repeated;
  private boolean foundNew;
  private boolean someMoved;

  Paging(ListQuery query) {
    this.query = query;
    this.offset = query.offset();
  }

  /**
   * Returns the sequence of calls that reads all pages.
   *
   * @param call makes the call for a page
   */
  static <T> CallSequence<T> all(
      ListQuery query,
      Function<ListQuery, Call<SipRegistrationPage>> call,
      Function<List<SipRegistration>, CallSequence<T>> then,
      Function<SipRegistrationException, CallSequence<T>> otherwise) {
    return new Paging(query).rest(new ArrayList<>(), call, then, otherwise);
  }

  private <T> CallSequence<T> rest(
      List<SipRegistration> read,
      Function<ListQuery, Call<SipRegistrationPage>> call,
      Function<List<SipRegistration>, CallSequence<T>> then,
      Function<SipRegistrationException, CallSequence<T>> otherwise) {
    if (finished) {
      return then.apply(List.copyOf(read));
    }
    return new CallSequence.Next<>(
        () -> call.apply(next()),
        page -> {
          try {
            read.addAll(accept(page));
          } catch (TransportException e) {
            return otherwise.apply(e);
          }
          return rest(read, call, then, otherwise);
        },
        otherwise);
  }

  boolean finished() {
    return finished;
  }

  /** Returns the query for the next page, if it is not finished. */
  ListQuery next() {
    return query.offset((int) offset);
  }

  /**
   * Takes the next page and returns what is new of it.
   *
   * @throws TransportException if the server repeats pages, or there is no end of them
   */
  List<SipRegistration> accept(SipRegistrationPage page) {
    int rows = page.registrations().size();
    List<SipRegistration> added =
        page.registrations().stream().filter(each -> known.add(each.id())).toList();
    foundNew |= !added.isEmpty();
    repeated += rows - added.size();
    someMoved |= offset > query.offset() && page.total() < total;
    offset += rows;
    total = page.total();
    if (known.size() > MAX_REGISTRATIONS) {
      throw endless("more than " + MAX_REGISTRATIONS + " SIP registrations");
    }
    if (repeated > known.size() + MAX_REPEATED) {
      throw endless("pages that repeat the same SIP registrations");
    }
    if (rows == 0 || offset >= total) {
      finished = !(someMoved && foundNew);
      startAgain();
    }
    return added;
  }

  private void startAgain() {
    offset = query.offset();
    repeated = 0;
    foundNew = false;
    someMoved = false;
  }

  private static TransportException endless(String message) {
    return TransportException.unreadable(ApiMethod.LIST.name(), message, null);
  }
}
