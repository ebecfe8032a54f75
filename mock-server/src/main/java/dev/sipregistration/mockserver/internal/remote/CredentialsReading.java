package dev.sipregistration.mockserver.internal.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.internal.admin.generated.CredentialsModel;
import dev.sipregistration.mockserver.internal.admin.model.AdminJson;

/** Reads credentials as the admin API hands them out, in the vendor's format. */
public final class CredentialsReading {
  private CredentialsReading() {}

  public static Credentials read(CredentialsModel shown) {
    try {
      return Credentials.fromJson(AdminJson.mapper().writeValueAsString(shown));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("No credentials", impossible);
    }
  }
}
