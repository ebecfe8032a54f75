package dev.sipregistration.mockserver.domain.account;

import dev.sipregistration.mockserver.domain.directory.BindingTarget;
import dev.sipregistration.mockserver.domain.directory.BoundTarget;
import dev.sipregistration.mockserver.domain.directory.TargetResolver;
import dev.sipregistration.mockserver.domain.id.SipRegistrationId;
import dev.sipregistration.mockserver.domain.outcome.Outcome;
import dev.sipregistration.mockserver.domain.sip.SipRegistration;

/** A registration, and a target that exists, whether the one is bound to the other or not. */
record FoundBinding(SipRegistration registration, BoundTarget target) {
  /** Finds both, or refuses with everything that is wrong with either. */
  static Outcome<FoundBinding> find(Account account, SipRegistrationId id, BindingTarget target) {
    return account
        .registration(id)
        .and(TargetResolver.resolve(account.directory(), target), FoundBinding::new);
  }
}
