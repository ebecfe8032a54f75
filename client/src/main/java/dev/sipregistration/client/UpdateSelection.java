package dev.sipregistration.client;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Implements every step of an update; what is null stays as it is. */
record UpdateSelection(
    SipRegistrationId registration,
    @Nullable String newSipUsername,
    @Nullable String newProxy,
    @Nullable String newAuthUser,
    @Nullable String newOutboundProxy,
    @Nullable String newPassword,
    @Nullable TargetSelection newTarget)
    implements UpdateRequest {

  static UpdateSelection of(SipRegistrationId registration) {
    Objects.requireNonNull(registration, "registration");
    return new UpdateSelection(registration, null, null, null, null, null, null);
  }

  /** Returns the parts of the request; there is no other implementation. */
  static UpdateSelection of(UpdateRequest request) {
    return (UpdateSelection) Objects.requireNonNull(request, "request");
  }

  @Override
  public UpdateSelection sipUsername(String sipUsername) {
    Preconditions.text(sipUsername, "SIP user name");
    return new UpdateSelection(
        registration, sipUsername, newProxy, newAuthUser, newOutboundProxy, newPassword, newTarget);
  }

  @Override
  public UpdateSelection proxy(String proxy) {
    Preconditions.text(proxy, "proxy");
    return new UpdateSelection(
        registration, newSipUsername, proxy, newAuthUser, newOutboundProxy, newPassword, newTarget);
  }

  @Override
  public UpdateSelection authUser(String authUser) {
    Preconditions.text(authUser, "authentication user name");
    return new UpdateSelection(
        registration, newSipUsername, newProxy, authUser, newOutboundProxy, newPassword, newTarget);
  }

  @Override
  public UpdateSelection outboundProxy(String outboundProxy) {
    Preconditions.text(outboundProxy, "outbound proxy");
    return new UpdateSelection(
        registration, newSipUsername, newProxy, newAuthUser, outboundProxy, newPassword, newTarget);
  }

  @Override
  public UpdateSelection password(String password) {
    Preconditions.text(password, "password");
    return new UpdateSelection(
        registration, newSipUsername, newProxy, newAuthUser, newOutboundProxy, password, newTarget);
  }

  @Override
  public UpdateSelection bindTo(BindingTarget target) {
    return new UpdateSelection(
        registration,
        newSipUsername,
        newProxy,
        newAuthUser,
        newOutboundProxy,
        newPassword,
        TargetSelection.of(target));
  }

  @Override
  public Optional<String> sipUsername() {
    return Optional.ofNullable(newSipUsername);
  }

  @Override
  public Optional<String> proxy() {
    return Optional.ofNullable(newProxy);
  }

  @Override
  public Optional<String> authUser() {
    return Optional.ofNullable(newAuthUser);
  }

  @Override
  public Optional<String> outboundProxy() {
    return Optional.ofNullable(newOutboundProxy);
  }

  @Override
  public Optional<BindingTarget> target() {
    return Optional.ofNullable(newTarget);
  }

  /** Returns the request as text, without the password. */
  @Override
  public String toString() {
    return "UpdateRequest[registration="
        + registration
        + (newSipUsername == null ? "" : ", sipUsername=" + newSipUsername)
        + (newProxy == null ? "" : ", proxy=" + newProxy)
        + (newAuthUser == null ? "" : ", authUser=" + newAuthUser)
        + (newOutboundProxy == null ? "" : ", outboundProxy=" + newOutboundProxy)
        + (newPassword == null ? "" : ", password=***")
        + (newTarget == null ? "" : ", bound to " + newTarget)
        + "]";
  }
}
