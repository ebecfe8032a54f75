package dev.sipregistration.mockserver.domain.directory;

/** What a service account may do; the vendor's roles. */
public enum Role {
  OWNER,
  ADMIN,
  DEVELOPER,
  SUPERVISOR,
  SUPPORT,
  ACCOUNTANT,
  PAYER,
  PAYER_NO_VERIFY,
  USER_MANAGER,
  CALL_LIST_MANAGER,
  PHONE_NUMBER_MANAGER,
  CALLS_SMS,
  SCENARIOS
}
