package dev.sipregistration.client;

/** Requests that any test can use. */
final class Requests {

  static final String PASSWORD = "s3cret/p&ss=wörd";

  static final CreateRequest CREATE =
      CreateRequest.sipUsername("alice").proxy("sip.example.org").password(PASSWORD);

  static final BindRequest BIND =
      BindRequest.registration(SipRegistrationId.of(1)).to(BindingTarget.application(123));

  static final SipRegistrationId ID = SipRegistrationId.of(1);

  static final UpdateRequest UPDATE = UpdateRequest.registration(ID).password(PASSWORD);

  private Requests() {}
}
