package dev.sipregistration.mockserver.admin;

import dev.sipregistration.mockserver.admin.generated.Credentials;

/** Shows credentials in the vendor's format, with the private key: only to who has them made. */
final class CredentialsView {
  private CredentialsView() {}

  static Credentials of(dev.sipregistration.mockserver.auth.Credentials credentials) {
    return new Credentials()
        .accountEmail(credentials.accountEmail())
        .accountId(credentials.accountId().value())
        .keyId(credentials.keyId().value())
        .privateKey(credentials.privateKeyPem());
  }
}
