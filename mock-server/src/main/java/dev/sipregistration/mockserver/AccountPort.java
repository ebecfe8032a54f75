package dev.sipregistration.mockserver;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.callbacks.CallbackQuery;
import dev.sipregistration.mockserver.callbacks.ReceivedCallback;
import dev.sipregistration.mockserver.domain.account.Account;
import dev.sipregistration.mockserver.domain.account.AccountOptions;
import dev.sipregistration.mockserver.domain.account.AccountPlan;
import dev.sipregistration.mockserver.domain.directory.Role;
import dev.sipregistration.mockserver.domain.directory.User;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.sip.RegistrarOutcome;
import dev.sipregistration.mockserver.domain.sip.RegistrarSubject;
import dev.sipregistration.mockserver.faults.Fault;
import dev.sipregistration.mockserver.journal.CallQuery;
import dev.sipregistration.mockserver.journal.RecordedCall;
import dev.sipregistration.mockserver.journal.Times;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a {@link MockAccount} asks of its server, which is in this process or in another. What the
 * server refuses is an {@link IllegalStateException}, and so is an account that is gone.
 */
interface AccountPort {
  URI baseUri();

  MockServer server();

  MockClock clock();

  Instant systemTime();

  Credentials newServiceAccount(Set<Role> roles);

  /** Returns the account as it is now, or nothing if it is gone. */
  Optional<Account> find();

  ApplicationId application(String name);

  RuleId rule(ApplicationId application, String name);

  User user(ApplicationId application, String name);

  /** Tells whether the opening balance was replaced: no money was moved before. */
  boolean openingBalance(BigDecimal amount);

  void changePlan(UnaryOperator<AccountPlan> change);

  void changeOptions(UnaryOperator<AccountOptions> change);

  void deposit(BigDecimal amount);

  void login(UserId user);

  void logoff(UserId user);

  void arrange(RegistrarSubject subject, RegistrarOutcome outcome);

  void disarrange(RegistrarSubject subject);

  /** Adds a fault, which is limited to the account. */
  void addFault(Fault fault);

  void reset();

  List<RecordedCall> calls(CallQuery query);

  List<RecordedCall> verify(CallQuery query, Times times);

  List<ReceivedCallback> callbacks(CallbackQuery query);

  List<ReceivedCallback> verify(CallbackQuery query, Times times);
}
