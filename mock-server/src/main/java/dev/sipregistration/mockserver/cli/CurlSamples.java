package dev.sipregistration.mockserver.cli;

import dev.sipregistration.mockserver.MockServer;
import java.time.Duration;

/** Commands to paste into a shell. */
final class CurlSamples {
  private CurlSamples() {}

  static String of(MockServer server) {
    String token = server.credentials("owner").token(server.systemTime(), Duration.ofHours(1));
    return """

    # Create a SIP registration, then bind it to an application and a user. Paste this:
    TOKEN=%1$s
    CREATED=$(curl -sS -X POST -H "Authorization: Bearer $TOKEN" \\
      '%2$s/platform_api/CreateSipRegistration?sip_username=alice&proxy=sip.example.com&password=secret')
    printf '%%s\\n' "$CREATED"
    ID=$(printf '%%s' "$CREATED" | sed -n 's/.*"sip_registration_id":\\([0-9]*\\).*/\\1/p')
    curl -sS -w '\\n' -X POST -H "Authorization: Bearer $TOKEN" \\
      "%2$s/platform_api/BindSipRegistration?sip_registration_id=$ID&application_id=123&user_id=12345"
    """
        .formatted(token, server.baseUri());
  }
}
