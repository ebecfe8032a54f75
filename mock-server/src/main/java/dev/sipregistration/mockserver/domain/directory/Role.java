package dev.sipregistration.mockserver.domain.directory;

/** What a service account may do; the vendor's roles. */
public enum Role {
  /** The vendor's role Owner. */
  OWNER,
  /** The vendor's role Admin. */
  ADMIN,
  /** The vendor's role Developer. */
  DEVELOPER,
  /** The vendor's role Supervisor. */
  SUPERVISOR,
  /** The vendor's role Support. */
  SUPPORT,
  /** The vendor's role Accountant. */
  ACCOUNTANT,
  /** The vendor's role Payer. */
  PAYER,
  /** The vendor's role PayerNoVerify. */
  PAYER_NO_VERIFY,
  /** The vendor's role UserManager. */
  USER_MANAGER,
  /** The vendor's role CallListManager. */
  CALL_LIST_MANAGER,
  /** The vendor's role PhoneNumberManager. */
  PHONE_NUMBER_MANAGER,
  /** The vendor's role CallsSMS. */
  CALLS_SMS,
  /** The vendor's role Scenarios. */
  SCENARIOS
}
