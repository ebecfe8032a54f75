package dev.sipregistration.mockserver.domain.command;

import dev.sipregistration.mockserver.domain.directory.Application;
import dev.sipregistration.mockserver.domain.directory.BoundTarget;
import dev.sipregistration.mockserver.domain.directory.Directory;
import dev.sipregistration.mockserver.domain.directory.Rule;
import dev.sipregistration.mockserver.domain.directory.User;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.Texts;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.outcome.Parameter;
import dev.sipregistration.mockserver.domain.outcome.Reason;
import dev.sipregistration.mockserver.domain.sip.SipProxy;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationState;
import dev.sipregistration.mockserver.domain.sip.SipStatusRange;
import java.util.Collection;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The unchecked parameters of a call that lists SIP registrations. A part is absent if it is null
 * or an empty text; without any, all are listed. A registration must match every part.
 *
 * <p>Of the ids or names in one part one is enough, and what does not exist matches nothing. Names
 * need no application beside them.
 *
 * <p>Mutable and for one thread.
 */
public final class ListDraft {
  private final Violations violations = new Violations();
  private @Nullable SipRegistrationId id;
  private @Nullable BiPredicate<SipRegistration, Directory> filter;
  private int count = ListCommand.MOST;
  private int offset;

  public ListDraft sipRegistrationId(@Nullable SipRegistrationId value) {
    id = value;
    return this;
  }

  public ListDraft sipUsername(@Nullable String value) {
    String name = Texts.orAbsent(value);
    return name == null
        ? this
        : where((one, directory) -> one.credentials().sipUsername().value().equals(name));
  }

  public ListDraft deactivated(@Nullable Boolean value) {
    return value == null
        ? this
        : where((one, directory) -> one.subscription().deactivated() == value);
  }

  /** A registration that the registrar has not responded to is neither successful nor not. */
  public ListDraft successful(@Nullable Boolean value) {
    return value == null
        ? this
        : where(
            (one, directory) ->
                one.state().response().filter(status -> status.failure() != value).isPresent());
  }

  public ListDraft persistent(@Nullable Boolean value) {
    return value == null ? this : where((one, directory) -> one.persistent() == value);
  }

  public ListDraft applications(@Nullable Set<ApplicationId> ids, @Nullable Set<String> names) {
    return bound(
        new Choice<>(ids, names, Parameter.APPLICATION_ID, Parameter.APPLICATION_NAME),
        BoundTarget::applicationId,
        (directory, id) -> directory.application(id).stream().flatMap(Application::names));
  }

  public ListDraft boundToApplication(@Nullable Boolean value) {
    return value == null ? this : where((one, directory) -> (one.target() != null) == value);
  }

  public ListDraft rules(@Nullable Set<RuleId> ids, @Nullable Set<String> names) {
    return bound(
        new Choice<>(ids, names, Parameter.RULE_ID, Parameter.RULE_NAME),
        BoundTarget::ruleId,
        (directory, id) -> directory.rule(id).stream().map(Rule::name));
  }

  public ListDraft users(@Nullable Set<UserId> ids, @Nullable Set<String> names) {
    return bound(
        new Choice<>(ids, names, Parameter.USER_ID, Parameter.USER_NAME),
        BoundTarget::userId,
        (directory, id) -> directory.user(id).stream().map(User::name));
  }

  public ListDraft proxies(@Nullable Set<SipProxy> values) {
    return values == null
        ? this
        : where((one, directory) -> values.contains(one.credentials().proxy()));
  }

  public ListDraft inProgress(@Nullable Boolean value) {
    return value == null
        ? this
        : where(
            (one, directory) ->
                (one.state().kind() == SipRegistrationState.Kind.IN_PROGRESS) == value);
  }

  public ListDraft statusCodes(@Nullable Collection<SipStatusRange> ranges) {
    return ranges == null
        ? this
        : where(
            (one, directory) ->
                one.state()
                    .response()
                    .filter(status -> ranges.stream().anyMatch(it -> it.contains(status.code())))
                    .isPresent());
  }

  /** Sets how many to list at most, not negative; more than {@link ListCommand#MOST} is that. */
  public ListDraft count(@Nullable Integer value) {
    count = value == null ? ListCommand.MOST : Math.min(value, ListCommand.MOST);
    return this;
  }

  /** Sets how many to leave out, not negative. */
  public ListDraft offset(@Nullable Integer value) {
    offset = value == null ? 0 : value;
    return this;
  }

  /** Returns the command, or all that is wrong with the draft, in the contract's order. */
  public Outcome<ListCommand> check() {
    return violations.unlessAny(() -> new ListCommand(id, filter, count, offset));
  }

  /** Things of which one is enough, by id or by name; null for no matter which. */
  private record Choice<I>(
      @Nullable Set<I> ids, @Nullable Set<String> names, Parameter byId, Parameter byName) {}

  private <I> ListDraft bound(
      Choice<I> choice,
      Function<BoundTarget, @Nullable I> idIn,
      BiFunction<Directory, I, Stream<String>> namesOf) {
    Set<I> ids = choice.ids();
    Set<String> names = choice.names();
    if (ids != null && names != null) {
      violations.add(Reason.ID_AND_NAME, choice.byId(), choice.byName());
    }
    if (ids == null && names == null) {
      return this;
    }
    return where(
        (one, directory) -> {
          I bound = one.target() == null ? null : idIn.apply(one.target());
          return bound != null
              && (ids == null || ids.contains(bound))
              && (names == null || namesOf.apply(directory, bound).anyMatch(names::contains));
        });
  }

  private ListDraft where(BiPredicate<SipRegistration, Directory> added) {
    filter = filter == null ? added : filter.and(added);
    return this;
  }
}
