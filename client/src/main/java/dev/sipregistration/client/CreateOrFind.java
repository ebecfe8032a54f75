package dev.sipregistration.client;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Creates a SIP registration and, if that may have happened without a usable response, looks for
 * one that was not there before.
 *
 * @param creation makes the call that creates
 * @param listing makes the call for a page of a list
 * @param creations how often to create
 * @param looks how often to look after each creation, and the delays before
 * @param random random numbers from 0 to 1
 */
record CreateOrFind(
    CreateRequest request,
    Supplier<Call<CreatedSipRegistration>> creation,
    Function<ListQuery, Call<SipRegistrationPage>> listing,
    RetryPolicy creations,
    RetryPolicy looks,
    DoubleSupplier random) {

  CallSequence<CreatedSipRegistration> start() {
    return matching(before -> create(1, before), CallSequence.Failed::new);
  }

  private CallSequence<CreatedSipRegistration> create(int number, Set<SipRegistrationId> before) {
    return new CallSequence.Next<>(
        creation,
        CallSequence.Done::new,
        failure ->
            number > 1 || mayHaveBeenCreated(failure)
                ? look(1, number, before, failure)
                : new CallSequence.Failed<>(failure));
  }

  private static boolean mayHaveBeenCreated(SipRegistrationException failure) {
    return RetryRules.mayHaveBeenCarriedOut(failure)
        || (failure instanceof ApiErrorException refused
            && refused.kind() == ApiErrorKind.AUTOMATIC_RESEND);
  }

  private CallSequence<CreatedSipRegistration> look(
      int look, int creation, Set<SipRegistrationId> before, SipRegistrationException failure) {
    return new CallSequence.Pause<>(
        looks.delay(look, random.getAsDouble()),
        () ->
            matching(
                after -> decide(look, creation, before, without(after, before), failure),
                lookFailed -> {
                  failure.addSuppressed(lookFailed);
                  return new CallSequence.Failed<>(failure);
                }));
  }

  private CallSequence<CreatedSipRegistration> decide(
      int look,
      int creation,
      Set<SipRegistrationId> before,
      List<SipRegistrationId> found,
      SipRegistrationException failure) {
    if (found.size() == 1) {
      return new CallSequence.Done<>(new CreatedSipRegistration(found.get(0), Optional.empty()));
    }
    if (found.isEmpty() && look < looks.maxAttempts()) {
      return look(look + 1, creation, before, failure);
    }
    if (found.isEmpty() && creation < creations.maxAttempts()) {
      return create(creation + 1, before);
    }
    return new CallSequence.Failed<>(failure);
  }

  private static List<SipRegistrationId> without(
      Set<SipRegistrationId> after, Set<SipRegistrationId> before) {
    return after.stream().filter(id -> !before.contains(id)).toList();
  }

  /** Lists those of this user name and SIP server. */
  private CallSequence<CreatedSipRegistration> matching(
      Function<Set<SipRegistrationId>, CallSequence<CreatedSipRegistration>> then,
      Function<SipRegistrationException, CallSequence<CreatedSipRegistration>> otherwise) {
    return Paging.all(
        ListQuery.all().sipUsername(request.sipUsername()),
        listing,
        registrations ->
            then.apply(
                registrations.stream()
                    .filter(each -> each.proxy().equalsIgnoreCase(request.proxy()))
                    .map(SipRegistration::id)
                    .collect(Collectors.toUnmodifiableSet())),
        otherwise);
  }
}
