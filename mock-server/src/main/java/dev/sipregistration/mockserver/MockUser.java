package dev.sipregistration.mockserver;

import dev.sipregistration.mockserver.domain.directory.User;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;

/** A user of an account. Safe for use by many threads. */
public final class MockUser {
  private final MockAccount account;
  private final User user;

  MockUser(MockAccount account, User user) {
    this.account = account;
    this.user = user;
  }

  /** {@return the number for {@code user_id}} */
  public long id() {
    return user.id().value();
  }

  /** {@return the text for {@code user_name}, unique within its application} */
  public String name() {
    return user.name();
  }

  /** {@return the {@code application_id} of the user's application} */
  public long applicationId() {
    return user.applicationId().value();
  }

  /** Logs the user in: its registration, unless it is persistent, goes online. */
  public MockUser loggedIn() {
    account.port().login(userId());
    return this;
  }

  /** Logs the user off: its registration, unless it is persistent, goes offline. */
  public MockUser loggedOff() {
    account.port().logoff(userId());
    return this;
  }

  /**
   * {@return the registrar of the registration that the user has at the time, to set its answer}
   */
  public MockRegistrar registrar() {
    return new MockRegistrar(account, new RegistrarSubject.OfUser(userId()));
  }

  /** Returns the name, the id and the account. */
  @Override
  public String toString() {
    return "MockUser[%s, user %s of account %s]".formatted(name(), id(), account.id());
  }

  private UserId userId() {
    return user.id();
  }
}
