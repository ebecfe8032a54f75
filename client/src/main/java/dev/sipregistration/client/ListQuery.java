package dev.sipregistration.client;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What SIP registrations to list, and in pages of what size.
 *
 * <pre>{@code
 * ListQuery.all()
 * ListQuery.all().successful(false).statusCodes(SipStatusRange.of(403), SipStatusRange.of(500, 599))
 * ListQuery.all().applications("demo.demo.voximplant.com").users("john", "hedy")
 * }</pre>
 *
 * <p>A SIP registration is listed if it matches every filter; of the values of one filter, one is
 * enough. What does not exist matches nothing and is no error. Ids and names of applications, rules
 * and users replace each other, because the API refuses both together; names need no application
 * beside them.
 *
 * <p>Queries are immutable: each method with a parameter returns a new one, and replaces what was
 * set before. They are equal if they have the same parts.
 */
public final class ListQuery {

  /** The page size of the API and the most that it accepts. */
  private static final int MAX_PAGE_SIZE = 1000;

  private static final ListQuery ALL = new ListQuery(new EnumMap<>(Filter.class), MAX_PAGE_SIZE, 0);

  /** What a query can be narrowed by; the values are those of the generated parameters. */
  enum Filter {
    REGISTRATION("registration"),
    SIP_USERNAME("sipUsername"),
    PROXIES("proxies"),
    SUCCESSFUL("successful"),
    IN_PROGRESS("inProgress"),
    STATUS_CODES("statusCodes"),
    DEACTIVATED("deactivated"),
    PERSISTENT("persistent"),
    BOUND_TO_APPLICATION("boundToApplication"),
    APPLICATIONS("applications"),
    RULES("rules"),
    USERS("users");

    private final String text;

    Filter(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Ids or names, as the API writes them: exactly one of the two. */
  record IdsOrNames(@Nullable String ids, @Nullable String names) {

    @Override
    public String toString() {
      return ids != null ? ids : "\"" + names + "\"";
    }
  }

  private final Map<Filter, Object> filters;
  private final int pageSize;
  private final int offset;

  private ListQuery(Map<Filter, Object> filters, int pageSize, int offset) {
    this.filters = filters;
    this.pageSize = pageSize;
    this.offset = offset;
  }

  /**
   * Returns the query for every SIP registration of the account, in pages of 1,000.
   *
   * @return the query, which can be narrowed
   */
  public static ListQuery all() {
    return ALL;
  }

  /**
   * Returns this query for a single SIP registration.
   *
   * @param registration the SIP registration's id
   * @return the new query
   */
  public ListQuery registration(SipRegistrationId registration) {
    return with(Filter.REGISTRATION, Objects.requireNonNull(registration, "registration").value());
  }

  /**
   * Returns this query for a user name of registrations, in this case of letters.
   *
   * @param sipUsername the user name at the SIP server, not blank
   * @return the new query
   * @throws IllegalArgumentException if {@code sipUsername} is blank or cannot be encoded
   */
  public ListQuery sipUsername(String sipUsername) {
    return with(Filter.SIP_USERNAME, Preconditions.text(sipUsername, "SIP user name"));
  }

  /**
   * Returns this query for SIP servers, in any case of letters.
   *
   * @param proxies the SIP servers' hosts, at least one, none blank; {@code ;} separates several in
   *     one text, but for {@code ;transport=…}
   * @return the new query
   * @throws IllegalArgumentException if there is none, or one is blank or cannot be encoded
   */
  public ListQuery proxies(String... proxies) {
    return with(
        Filter.PROXIES, joined(proxies, "proxies", proxy -> Preconditions.text(proxy, "proxy")));
  }

  /**
   * Returns this query for those that the SIP server accepted, or for those that it did not. One
   * without a result is neither.
   *
   * @param successful whether the last attempt to register succeeded
   * @return the new query
   */
  public ListQuery successful(boolean successful) {
    return with(Filter.SUCCESSFUL, successful);
  }

  /**
   * Returns this query for those that are registering and have no result yet, or for the others.
   *
   * @param inProgress whether the first attempt to register is in progress
   * @return the new query
   */
  public ListQuery inProgress(boolean inProgress) {
    return with(Filter.IN_PROGRESS, inProgress);
  }

  /**
   * Returns this query for results of the last attempt to register.
   *
   * @param statusCodes ranges of SIP status codes, at least one
   * @return the new query
   * @throws IllegalArgumentException if there is none
   */
  public ListQuery statusCodes(SipStatusRange... statusCodes) {
    return with(Filter.STATUS_CODES, joined(statusCodes, "status codes", Object::toString));
  }

  /**
   * Returns this query for those whose subscription is frozen, or for the others.
   *
   * @param deactivated whether the subscription is frozen because it could not be paid for
   * @return the new query
   */
  public ListQuery deactivated(boolean deactivated) {
    return with(Filter.DEACTIVATED, deactivated);
  }

  /**
   * Returns this query for those that are persistent, or for the others.
   *
   * @param persistent whether they stay registered without a user who is logged in
   * @return the new query
   */
  public ListQuery persistent(boolean persistent) {
    return with(Filter.PERSISTENT, persistent);
  }

  /**
   * Returns this query for those that are bound to an application, or for the others.
   *
   * @param boundToApplication whether they are bound to any application
   * @return the new query
   */
  public ListQuery boundToApplication(boolean boundToApplication) {
    return with(Filter.BOUND_TO_APPLICATION, boundToApplication);
  }

  /**
   * Returns this query for applications that they are bound to.
   *
   * @param ids the applications' ids, at least one, each at least 1
   * @return the new query
   * @throws IllegalArgumentException if there is none, or one is less than 1
   */
  public ListQuery applications(long... ids) {
    return with(Filter.APPLICATIONS, ids(ids, "application id"));
  }

  /**
   * Returns this query for applications that they are bound to.
   *
   * @param names the applications' full names, at least one, none blank or with a {@code ;}
   * @return the new query
   * @throws IllegalArgumentException if there is none, or one cannot be a name
   */
  public ListQuery applications(String... names) {
    return with(Filter.APPLICATIONS, names(names, "application name"));
  }

  /**
   * Returns this query for rules that they are bound to.
   *
   * @param ids the rules' ids, at least one, each at least 1
   * @return the new query
   * @throws IllegalArgumentException if there is none, or one is less than 1
   */
  public ListQuery rules(long... ids) {
    return with(Filter.RULES, ids(ids, "rule id"));
  }

  /**
   * Returns this query for rules that they are bound to, in whatever application.
   *
   * @param names the rules' names, at least one, none blank or with a {@code ;}
   * @return the new query
   * @throws IllegalArgumentException if there is none, or one cannot be a name
   */
  public ListQuery rules(String... names) {
    return with(Filter.RULES, names(names, "rule name"));
  }

  /**
   * Returns this query for users that they are bound to.
   *
   * @param ids the users' ids, at least one, each at least 1
   * @return the new query
   * @throws IllegalArgumentException if there is none, or one is less than 1
   */
  public ListQuery users(long... ids) {
    return with(Filter.USERS, ids(ids, "user id"));
  }

  /**
   * Returns this query for users that they are bound to, in whatever application.
   *
   * @param names the users' names, at least one, none blank or with a {@code ;}
   * @return the new query
   * @throws IllegalArgumentException if there is none, or one cannot be a name
   */
  public ListQuery users(String... names) {
    return with(Filter.USERS, names(names, "user name"));
  }

  /**
   * Returns this query in pages of another size.
   *
   * @param pageSize how many SIP registrations a page has at most, from 1 to 1,000
   * @return the new query
   * @throws IllegalArgumentException if {@code pageSize} is out of its range
   */
  public ListQuery pageSize(int pageSize) {
    if (pageSize > MAX_PAGE_SIZE) {
      throw new IllegalArgumentException(
          "page size must be at most " + MAX_PAGE_SIZE + ", but is " + pageSize);
    }
    return new ListQuery(filters, (int) Preconditions.positive(pageSize, "page size"), offset);
  }

  /**
   * Returns this query without the first of those that match.
   *
   * @param offset how many to leave out, not negative
   * @return the new query
   * @throws IllegalArgumentException if {@code offset} is negative
   */
  public ListQuery offset(int offset) {
    if (offset < 0) {
      throw new IllegalArgumentException("offset must not be negative, but is " + offset);
    }
    return new ListQuery(filters, pageSize, offset);
  }

  /**
   * Returns the size of a page.
   *
   * @return how many SIP registrations a page has at most
   */
  public int pageSize() {
    return pageSize;
  }

  /**
   * Returns how many of those that match are left out.
   *
   * @return the number before the first that is listed
   */
  public int offset() {
    return offset;
  }

  /** Returns the value of a filter, or null if it is not set. */
  <T> @Nullable T get(Filter filter, Class<T> type) {
    return type.cast(filters.get(filter));
  }

  private ListQuery with(Filter filter, Object value) {
    Map<Filter, Object> changed = new EnumMap<>(filters);
    changed.put(filter, value);
    return new ListQuery(changed, pageSize, offset);
  }

  private static IdsOrNames ids(long[] ids, String name) {
    Long[] boxed = LongStream.of(ids).boxed().toArray(Long[]::new);
    return new IdsOrNames(
        joined(boxed, name + "s", id -> Long.toString(Preconditions.positive(id, name))), null);
  }

  private static IdsOrNames names(String[] names, String name) {
    UnaryOperator<String> checked =
        each -> {
          if (Preconditions.text(each, name).contains(";")) {
            throw new IllegalArgumentException(name + " must not contain ;, which separates names");
          }
          return each;
        };
    return new IdsOrNames(null, joined(names, name + "s", checked));
  }

  private static <T> String joined(T[] values, String name, Function<T, String> checked) {
    if (values.length == 0) {
      throw new IllegalArgumentException(name + " must not be empty");
    }
    return Arrays.stream(values).map(checked).collect(Collectors.joining(";"));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ListQuery that
        && filters.equals(that.filters)
        && pageSize == that.pageSize
        && offset == that.offset;
  }

  @Override
  public int hashCode() {
    return Objects.hash(filters, pageSize, offset);
  }

  @Override
  public String toString() {
    return Stream.concat(
            filters.entrySet().stream().map(Object::toString),
            Stream.of("pageSize=" + pageSize, "offset=" + offset))
        .collect(Collectors.joining(", ", "ListQuery[", "]"));
  }
}
