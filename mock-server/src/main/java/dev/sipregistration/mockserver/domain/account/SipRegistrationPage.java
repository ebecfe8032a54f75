package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.command.ListCommand;
import dev.sipregistration.mockserver.domain.directory.Directory;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A page of the SIP registrations of an account that match a command, by rising id.
 *
 * @param registrations those on the page
 * @param matches how many match, on whatever page
 * @param directory the account's, which knows the names of what they are bound to
 */
public record SipRegistrationPage(
    List<SipRegistration> registrations, int matches, Directory directory) {

  /** Lists the registrations of an account. */
  public static SipRegistrationPage of(Account account, ListCommand command) {
    List<SipRegistration> matching =
        candidates(account, command)
            .filter(registration -> command.filter().test(registration, account.directory()))
            .toList();
    int from = Math.min(command.offset(), matching.size());
    int to = from + Math.min(command.count(), matching.size() - from);
    return new SipRegistrationPage(
        List.copyOf(matching.subList(from, to)), matching.size(), account.directory());
  }

  private static Stream<SipRegistration> candidates(Account account, ListCommand command) {
    return command.id() == null
        ? account.registrations().all().stream()
        : account.registrations().find(command.id()).stream();
  }
}
