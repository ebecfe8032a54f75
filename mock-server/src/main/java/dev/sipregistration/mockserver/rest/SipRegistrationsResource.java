package dev.sipregistration.mockserver.rest;

import dev.sipregistration.mockserver.auth.Caller;
import dev.sipregistration.mockserver.domain.AccountId;
import dev.sipregistration.mockserver.domain.AccountSummary;
import dev.sipregistration.mockserver.domain.ApplicationId;
import dev.sipregistration.mockserver.domain.BindDraft;
import dev.sipregistration.mockserver.domain.CreateDraft;
import dev.sipregistration.mockserver.domain.Created;
import dev.sipregistration.mockserver.domain.Outcome;
import dev.sipregistration.mockserver.domain.RuleId;
import dev.sipregistration.mockserver.domain.SipRegistrationId;
import dev.sipregistration.mockserver.domain.SipRegistrations;
import dev.sipregistration.mockserver.domain.UserId;
import dev.sipregistration.mockserver.rest.generated.AccountInfo;
import dev.sipregistration.mockserver.rest.generated.ApiError;
import dev.sipregistration.mockserver.rest.generated.BindSipRegistrationResponse;
import dev.sipregistration.mockserver.rest.generated.CreateSipRegistrationResponse;
import dev.sipregistration.mockserver.rest.generated.SipRegistrationsApi;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The vendor's two calls: makes commands of their parameters and answers of what comes of them. */
@Singleton
final class SipRegistrationsResource implements SipRegistrationsApi {
  private static final int DONE = 1;

  private final SipRegistrations calls;

  /** Set by JAX-RS: a proxy that stands for the caller of the request at hand. */
  @Context private @Nullable SecurityContext security;

  @Inject
  SipRegistrationsResource(SipRegistrations calls) {
    this.calls = calls;
  }

  @Override
  public CreateSipRegistrationResponse createSipRegistration(
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
    AccountId account = caller().account();
    Outcome<Created> outcome =
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
            .then(command -> calls.create(account, command));
    if (outcome instanceof Outcome.Refused<Created> refused) {
      List<ApiError> wrong = Refusals.errors(refused.refusals());
      return new CreateSipRegistrationResponse()
          .error(wrong.get(0))
          .errors(ErrorEnvelope.allOf(wrong));
    }
    Created created = ((Outcome.Accepted<Created>) outcome).value();
    return new CreateSipRegistrationResponse()
        .result(DONE)
        .sipRegistrationId(created.id().value())
        .accountInfo(accountInfo(created.account()));
  }

  @Override
  public BindSipRegistrationResponse bindSipRegistration(
      @Nullable Long sipRegistrationId,
      @Nullable Long applicationId,
      @Nullable String applicationName,
      @Nullable Long ruleId,
      @Nullable String ruleName,
      @Nullable Long userId,
      @Nullable String userName,
      @Nullable Boolean bind) {
    AccountId account = caller().account();
    Outcome<?> outcome =
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
            .then(command -> calls.bind(account, command));
    if (outcome instanceof Outcome.Refused<?> refused) {
      List<ApiError> wrong = Refusals.errors(refused.refusals());
      return new BindSipRegistrationResponse()
          .error(wrong.get(0))
          .errors(ErrorEnvelope.allOf(wrong));
    }
    return new BindSipRegistrationResponse().result(DONE);
  }

  private Caller caller() {
    if (security == null) {
      throw new IllegalStateException("JAX-RS has not wired this resource");
    }
    return CallerContext.callerOf(security);
  }

  private static <T> @Nullable T id(@Nullable Long value, Function<Long, T> type) {
    return value == null ? null : type.apply(value);
  }

  private static AccountInfo accountInfo(AccountSummary account) {
    return new AccountInfo()
        .accountId(account.id().value())
        .frozen(account.frozen())
        .balance(withoutTrailingZeros(account.balance()))
        .currency(account.currency());
  }

  /** 98.8 rather than 98.8000, and 100 rather than 1E+2. */
  private static BigDecimal withoutTrailingZeros(BigDecimal money) {
    BigDecimal stripped = money.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
