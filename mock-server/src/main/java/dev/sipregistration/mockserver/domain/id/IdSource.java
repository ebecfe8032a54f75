package dev.sipregistration.mockserver.domain.id;

/** Where new ids come from. An id is drawn only when nothing can be refused any more. */
@FunctionalInterface
public interface IdSource {
  /** Draws an id that is higher than all before. */
  SipRegistrationId next();
}
