package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.command.ListCommand;
import dev.sipregistration.mockserver.domain.directory.Directory;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;
import dev.sipregistration.mockserver.domain.sip.SipRegistrationIndex;
import java.util.Collection;
import java.util.List;

/**
 * A page of the SIP registrations of an account that match a command, by rising id.
 *
 * @param registrations those on the page
 * @param matches how many match, on whatever page
 * @param directory the account's, which knows the names of what they are bound to
 */
public record SipRegistrationPage(
    List<SipRegistration> registrations, int matches, Directory directory) {

  /** Lists the registrations of an account; goes no further than the page where all match. */
  public static SipRegistrationPage of(Account account, ListCommand command) {
    Collection<SipRegistration> matching = matching(account, command);
    return new SipRegistrationPage(
        matching.stream().skip(command.offset()).limit(command.count()).toList(),
        matching.size(),
        account.directory());
  }

  private static Collection<SipRegistration> matching(Account account, ListCommand command) {
    SipRegistrationIndex all = account.registrations();
    Collection<SipRegistration> candidates =
        command.id() == null ? all.values() : all.find(command.id()).stream().toList();
    var filter = command.filter();
    return filter == null
        ? candidates
        : candidates.stream().filter(one -> filter.test(one, account.directory())).toList();
  }
}
