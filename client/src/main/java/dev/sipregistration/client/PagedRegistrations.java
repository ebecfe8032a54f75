package dev.sipregistration.client;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;

/** The SIP registrations of all pages of a query, each page read when it is needed. */
final class PagedRegistrations extends Spliterators.AbstractSpliterator<SipRegistration> {

  private final Paging paging;
  private final Function<ListQuery, SipRegistrationPage> reader;
  private final Queue<SipRegistration> read = new ArrayDeque<>();

  /**
   * Creates the pages of a query, without reading any.
   *
   * @param reader reads a page
   */
  PagedRegistrations(ListQuery query, Function<ListQuery, SipRegistrationPage> reader) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL);
    this.paging = new Paging(query);
    this.reader = reader;
  }

  @Override
  public boolean tryAdvance(Consumer<? super SipRegistration> action) {
    while (read.isEmpty() && !paging.finished()) {
      read.addAll(paging.accept(reader.apply(paging.next())));
    }
    SipRegistration next = read.poll();
    if (next == null) {
      return false;
    }
    action.accept(next);
    return true;
  }
}
