package dev.sipregistration.mockserver.internal.rest.row;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Function;

/**
 * Shows the items of a list as something else, each time that they are read: a response of many
 * rows is written, and kept by the journal, without all rows in memory.
 */
public final class LazyList<T, R> extends AbstractList<R> {
  private final List<T> items;
  private final Function<T, R> row;

  public LazyList(List<T> items, Function<T, R> row) {
    this.items = items;
    this.row = row;
  }

  @Override
  public R get(int index) {
    return row.apply(items.get(index));
  }

  @Override
  public int size() {
    return items.size();
  }
}
