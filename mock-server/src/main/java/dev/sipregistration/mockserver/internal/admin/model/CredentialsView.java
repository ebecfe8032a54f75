package dev.sipregistration.mockserver.internal.admin.model;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.internal.admin.generated.CredentialsModel;

/** Shows credentials in the vendor's format, with the private key: only to who has them made. */
public final class CredentialsView {
  private CredentialsView() {}

  public static CredentialsModel of(Credentials credentials) {
    return new CredentialsModel()
        .accountEmail(credentials.accountEmail())
        .accountId(credentials.accountId().value())
        .keyId(credentials.keyId().value())
        .privateKey(credentials.privateKeyPem());
  }
}
