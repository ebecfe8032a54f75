package dev.sipregistration.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Lists while the account changes, and lists of servers that lie. */
class PagingTest {

  /** The ids that the account has, in the API's order. */
  private final List<Long> account = new ArrayList<>();

  private final List<Integer> offsets = new ArrayList<>();
  private Consumer<Long> whenDelivered = id -> {};

  private void accountHas(long first, long last) {
    LongStream.rangeClosed(first, last).forEach(account::add);
  }

  private SipRegistrationPage read(ListQuery query) {
    offsets.add(query.offset());
    List<SipRegistration> rows =
        account.stream()
            .skip(query.offset())
            .limit(query.pageSize())
            .map(Rows::registration)
            .toList();
    return new SipRegistrationPage(rows, account.size());
  }

  private List<Long> listed(ListQuery query) {
    List<Long> ids = new ArrayList<>();
    new PagedRegistrations(query, this::read)
        .forEachRemaining(
            registration -> {
              ids.add(registration.id().value());
              whenDelivered.accept(registration.id().value());
            });
    return ids;
  }

  private static Long[] ids(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toArray(Long[]::new);
  }

  @Test
  void list_severalPages_readsEachOnce() {
    accountHas(1, 25);
    assertThat(listed(ListQuery.all().pageSize(10))).containsExactly(ids(1, 25));
    assertThat(offsets).containsExactly(0, 10, 20);
  }

  @Test
  void list_pagesJustFull_doesNotAskForMore() {
    accountHas(1, 20);
    assertThat(listed(ListQuery.all().pageSize(10))).containsExactly(ids(1, 20));
    assertThat(offsets).containsExactly(0, 10);
  }

  @Test
  void list_offset_leavesTheFirstOut() {
    accountHas(1, 25);
    assertThat(listed(ListQuery.all().pageSize(10).offset(7))).containsExactly(ids(8, 25));
    assertThat(offsets).containsExactly(7, 17);
  }

  @Test
  void list_serverWithSmallerPages_readsAll() {
    accountHas(1, 25);
    List<Long> ids = new ArrayList<>();
    new PagedRegistrations(ListQuery.all(), query -> read(query.pageSize(10)))
        .forEachRemaining(registration -> ids.add(registration.id().value()));
    assertThat(ids).containsExactly(ids(1, 25));
  }

  @Test
  void list_eachIsDeletedOnTheWay_missesNone() {
    accountHas(1, 95);
    whenDelivered = account::remove;
    assertThat(listed(ListQuery.all().pageSize(10))).containsExactlyInAnyOrder(ids(1, 95));
    assertThat(account).isEmpty();
  }

  @Test
  void list_someAreDeletedInBetween_missesNoneThatStay() {
    accountHas(1, 95);
    whenDelivered =
        id -> {
          if (id == 10) {
            account.removeAll(List.of(1L, 3L, 50L));
          } else if (id == 60) {
            account.removeAll(List.of(2L, 61L));
          }
        };
    assertThat(listed(ListQuery.all().pageSize(10)))
        .doesNotHaveDuplicates()
        .contains(ids(4, 49))
        .contains(ids(62, 95))
        .doesNotContain(50L);
  }

  @Test
  void list_createdInFront_deliversNoneTwice() {
    accountHas(1, 25);
    whenDelivered =
        id -> {
          if (id % 5 == 0) {
            account.add(0, 100 + id);
          }
        };
    assertThat(listed(ListQuery.all().pageSize(5))).doesNotHaveDuplicates().contains(ids(1, 25));
  }

  @Test
  void list_createdAtTheEnd_deliversThem() {
    accountHas(1, 15);
    whenDelivered =
        id -> {
          if (id == 3) {
            account.add(16L);
          }
        };
    assertThat(listed(ListQuery.all().pageSize(10))).containsExactly(ids(1, 16));
  }

  @Test
  void list_pagesOfOneDeletedOnTheWay_missesNone() {
    accountHas(1, 30);
    whenDelivered = account::remove;
    assertThat(listed(ListQuery.all().pageSize(1))).containsExactlyInAnyOrder(ids(1, 30));
  }

  @Test
  void list_othersAreDeletedAllTheTime_ends() {
    accountHas(1, 1_000);
    List<Long> ids = new ArrayList<>();
    new PagedRegistrations(
            ListQuery.all().pageSize(10),
            query -> {
              account.remove(account.size() - 1);
              account.remove(0);
              return read(query);
            })
        .forEachRemaining(registration -> ids.add(registration.id().value()));
    assertThat(ids).doesNotHaveDuplicates().containsAll(account);
    assertThat(offsets).hasSizeLessThan(1_000);
  }

  @Test
  void accept_samePageForEver_endsWithAnError() {
    Paging paging = new Paging(ListQuery.all());
    SipRegistrationPage page =
        new SipRegistrationPage(List.of(Rows.registration(1)), Integer.MAX_VALUE);
    paging.accept(page);
    for (int repeated = 1; repeated <= 1 + Paging.MAX_REPEATED; repeated++) {
      assertThat(paging.accept(page)).isEmpty();
    }
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> paging.accept(page))
        .withMessageContaining("pages that repeat the same SIP registrations");
  }

  @Test
  void accept_newOnesForEver_endsWithAnError() {
    Paging paging = new Paging(ListQuery.all());
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(
            () -> {
              for (long first = 1; ; first += 1000) {
                paging.accept(
                    new SipRegistrationPage(
                        LongStream.range(first, first + 1000).mapToObj(Rows::registration).toList(),
                        Integer.MAX_VALUE));
                assertThat(first).isLessThan(Paging.MAX_REGISTRATIONS + 1000L);
              }
            })
        .withMessageContaining("more than 100000 SIP registrations");
  }

  @Test
  void accept_countGoesUpAndDown_ends() {
    Paging paging = new Paging(ListQuery.all());
    int pages = 0;
    try {
      for (; !paging.finished(); pages++) {
        int total = pages % 2 == 0 ? 1_000 : 500;
        paging.accept(new SipRegistrationPage(List.of(Rows.registration(1)), total));
      }
    } catch (TransportException e) {
      assertThat(e).hasMessageContaining("pages that repeat the same SIP registrations");
    }
    assertThat(pages).isLessThan(20);
  }

  @Test
  void accept_emptyPageOfMany_isTheLast() {
    Paging paging = new Paging(ListQuery.all());
    paging.accept(new SipRegistrationPage(List.of(Rows.registration(1)), 1_000_000));
    assertThat(paging.finished()).isFalse();
    assertThat(paging.accept(new SipRegistrationPage(List.of(), 1_000_000))).isEmpty();
    assertThat(paging.finished()).isTrue();
  }
}
