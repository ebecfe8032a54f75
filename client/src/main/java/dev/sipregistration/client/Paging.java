package dev.sipregistration.client;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The pages of a query, one after the other: which to read next, and what of each is new.
 *
 * <p>If fewer match than before, those after a deleted one have moved to the front, so it goes back
 * as far as they may have moved. It ends however the server counts. Not thread-safe.
 */
final class Paging {

  /** Far more than any account pays for. */
  static final int MAX_REGISTRATIONS = 100_000;

  /** More than changes in between explain. */
  static final int MAX_PAGES_WITHOUT_NEWS = 10;

  private final ListQuery query;
  private final Set<SipRegistrationId> known = new HashSet<>();
  private long offset;
  private int total;
  private int pagesWithoutNews;
  private boolean finished;

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
    List<SipRegistration> news =
        page.registrations().stream().filter(each -> known.add(each.id())).toList();
    int gone = Math.max(0, total - page.total());
    int read = page.registrations().size();
    offset = gone > 0 ? Math.max(query.offset(), offset - gone) : offset + read;
    total = page.total();
    finished = offset >= total || (gone == 0 && read == 0);
    pagesWithoutNews = news.isEmpty() ? pagesWithoutNews + 1 : 0;
    if (known.size() > MAX_REGISTRATIONS) {
      throw endless("more than " + MAX_REGISTRATIONS + " SIP registrations");
    }
    if (!finished && pagesWithoutNews >= MAX_PAGES_WITHOUT_NEWS) {
      throw endless(pagesWithoutNews + " pages without a new SIP registration");
    }
    return news;
  }

  private static TransportException endless(String message) {
    return TransportException.unreadable(ApiMethod.LIST.name(), message, null);
  }
}
