package dev.sipregistration.mockserver.internal.rest;

import dev.sipregistration.mockserver.domain.account.AccountSummary;
import dev.sipregistration.mockserver.domain.account.CreateResult;
import dev.sipregistration.mockserver.domain.account.SipRegistrationPage;
import dev.sipregistration.mockserver.domain.command.BindDraft;
import dev.sipregistration.mockserver.domain.command.CreateDraft;
import dev.sipregistration.mockserver.domain.command.DeleteCommand;
import dev.sipregistration.mockserver.domain.command.ListDraft;
import dev.sipregistration.mockserver.domain.command.UpdateDraft;
import dev.sipregistration.mockserver.domain.id.AccountId;
import dev.sipregistration.mockserver.domain.id.ApplicationId;
import dev.sipregistration.mockserver.domain.id.RuleId;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.id.UserId;
import dev.sipregistration.mockserver.domain.world.PlatformCalls;
import dev.sipregistration.mockserver.internal.rest.call.ListSyntax;
import dev.sipregistration.mockserver.internal.rest.call.RefusedException;
import dev.sipregistration.mockserver.internal.rest.filter.CurrentCaller;
import dev.sipregistration.mockserver.internal.rest.generated.AccountInfoModel;
import dev.sipregistration.mockserver.internal.rest.generated.BindSipRegistrationResponseModel;
import dev.sipregistration.mockserver.internal.rest.generated.CreateSipRegistrationResponseModel;
import dev.sipregistration.mockserver.internal.rest.generated.DeleteSipRegistrationResponseModel;
import dev.sipregistration.mockserver.internal.rest.generated.GetSipRegistrationsResponseModel;
import dev.sipregistration.mockserver.internal.rest.generated.SipRegistrationsApi;
import dev.sipregistration.mockserver.internal.rest.generated.UpdateSipRegistrationResponseModel;
import dev.sipregistration.mockserver.internal.rest.row.SipRegistrationView;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The vendor's operations: makes a command of the parameters, and a response of its result. A
 * refusal is thrown; {@link PlatformFailureMapper} makes its response.
 */
@Singleton
final class SipRegistrationsResource implements SipRegistrationsApi {
  private static final int DONE = 1;

  private final PlatformCalls calls;

  @Inject
  SipRegistrationsResource(PlatformCalls calls) {
    this.calls = calls;
  }

  @Override
  public CreateSipRegistrationResponseModel createSipRegistration(
      @Nullable String sipUsername,
      @Nullable String proxy,
      @Nullable String authUser,
      @Nullable String outboundProxy,
      @Nullable String password,
      @Nullable Boolean isPersistent,
      @Nullable Long applicationId,
      @Nullable String applicationName,
      @Nullable Long ruleId,
      @Nullable String ruleName,
      @Nullable Long userId,
      @Nullable String userName) {
    CreateResult created =
        new CreateDraft()
            .sipUsername(sipUsername)
            .proxy(proxy)
            .authUser(authUser)
            .outboundProxy(outboundProxy)
            .password(password)
            .persistent(isPersistent)
            .applicationId(id(applicationId, ApplicationId::new))
            .applicationName(applicationName)
            .ruleId(id(ruleId, RuleId::new))
            .ruleName(ruleName)
            .userId(id(userId, UserId::new))
            .userName(userName)
            .check()
            .then(command -> calls.create(account(), command))
            .orElseThrow(RefusedException::of);
    return new CreateSipRegistrationResponseModel()
        .result(DONE)
        .sipRegistrationId(created.id().value())
        .accountInfo(accountInfo(created.account()));
  }

  @Override
  public BindSipRegistrationResponseModel bindSipRegistration(
      @Nullable Long sipRegistrationId,
      @Nullable Long applicationId,
      @Nullable String applicationName,
      @Nullable Long ruleId,
      @Nullable String ruleName,
      @Nullable Long userId,
      @Nullable String userName,
      @Nullable Boolean bind) {
    new BindDraft()
        .sipRegistrationId(id(sipRegistrationId, SipRegistrationId::new))
        .applicationId(id(applicationId, ApplicationId::new))
        .applicationName(applicationName)
        .ruleId(id(ruleId, RuleId::new))
        .ruleName(ruleName)
        .userId(id(userId, UserId::new))
        .userName(userName)
        .bind(bind)
        .check()
        .then(command -> calls.bind(account(), command))
        .orElseThrow(RefusedException::of);
    return new BindSipRegistrationResponseModel().result(DONE);
  }

  @Override
  public UpdateSipRegistrationResponseModel updateSipRegistration(
      @Nullable Long sipRegistrationId,
      @Nullable String sipUsername,
      @Nullable String proxy,
      @Nullable String authUser,
      @Nullable String outboundProxy,
      @Nullable String password,
      @Nullable Long applicationId,
      @Nullable String applicationName,
      @Nullable Long ruleId,
      @Nullable String ruleName,
      @Nullable Long userId,
      @Nullable String userName) {
    new UpdateDraft()
        .sipRegistrationId(id(sipRegistrationId, SipRegistrationId::new))
        .sipUsername(sipUsername)
        .proxy(proxy)
        .authUser(authUser)
        .outboundProxy(outboundProxy)
        .password(password)
        .applicationId(id(applicationId, ApplicationId::new))
        .applicationName(applicationName)
        .ruleId(id(ruleId, RuleId::new))
        .ruleName(ruleName)
        .userId(id(userId, UserId::new))
        .userName(userName)
        .check()
        .then(command -> calls.update(account(), command))
        .orElseThrow(RefusedException::of);
    return new UpdateSipRegistrationResponseModel().result(DONE);
  }

  @Override
  public DeleteSipRegistrationResponseModel deleteSipRegistration(
      @Nullable Long sipRegistrationId) {
    DeleteCommand.of(id(sipRegistrationId, SipRegistrationId::new))
        .then(command -> calls.delete(account(), command))
        .orElseThrow(RefusedException::of);
    return new DeleteSipRegistrationResponseModel().result(DONE);
  }

  @Override
  public GetSipRegistrationsResponseModel getSipRegistrations(
      @Nullable Long sipRegistrationId,
      @Nullable String sipUsername,
      @Nullable Boolean deactivated,
      @Nullable Boolean successful,
      @Nullable Boolean isPersistent,
      @Nullable String applicationId,
      @Nullable String applicationName,
      @Nullable Boolean isBoundToApplication,
      @Nullable String ruleId,
      @Nullable String ruleName,
      @Nullable String userId,
      @Nullable String userName,
      @Nullable String proxy,
      @Nullable Boolean inProgress,
      @Nullable String statusCode,
      @Nullable Integer count,
      @Nullable Integer offset) {
    SipRegistrationPage page =
        new ListDraft()
            .sipRegistrationId(id(sipRegistrationId, SipRegistrationId::new))
            .sipUsername(sipUsername)
            .deactivated(deactivated)
            .successful(successful)
            .persistent(isPersistent)
            .applications(
                ListSyntax.ids(applicationId, ApplicationId::new),
                ListSyntax.names(applicationName))
            .boundToApplication(isBoundToApplication)
            .rules(ListSyntax.ids(ruleId, RuleId::new), ListSyntax.names(ruleName))
            .users(ListSyntax.ids(userId, UserId::new), ListSyntax.names(userName))
            .proxies(ListSyntax.proxies(proxy))
            .inProgress(inProgress)
            .statusCodes(ListSyntax.ranges(statusCode))
            .count(count)
            .offset(offset)
            .check()
            .then(command -> calls.list(account(), command))
            .orElseThrow(RefusedException::of);
    return new GetSipRegistrationsResponseModel()
        .result(SipRegistrationView.rows(page.registrations(), page.directory()))
        .count(page.matches());
  }

  private static AccountId account() {
    return CurrentCaller.get().account();
  }

  private static <T> @Nullable T id(@Nullable Long value, Function<Long, T> type) {
    return value == null ? null : type.apply(value);
  }

  private static AccountInfoModel accountInfo(AccountSummary account) {
    return new AccountInfoModel()
        .accountId(account.id().value())
        .frozen(account.frozen())
        .balance(withoutTrailingZeros(account.balance()))
        .currency(account.currency().value());
  }

  /** 98.8 rather than 98.8000, and 100 rather than 1E+2. */
  private static BigDecimal withoutTrailingZeros(BigDecimal money) {
    BigDecimal stripped = money.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
