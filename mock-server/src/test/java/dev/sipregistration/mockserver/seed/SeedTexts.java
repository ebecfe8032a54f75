package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.auth.SigningKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Short ways to load a seed from a text, at a fixed time and with keys that nobody makes. */
final class SeedTexts {
  static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");

  /** An account with money for two registrations and something to bind them to. */
  static final String ACCOUNT =
      """
      accounts:
        - account_id: 1
          account_name: demo
          balance: 2.40
          price_list: { monthly_fee: 1.00, tax_rate: 0.20 }
          applications:
            - application_id: 123
              application_name: demo
              rules: [ { rule_id: 7890, rule_name: incoming } ]
              users: [ { user_id: 12345, user_name: john }, { user_id: 12346, user_name: hedy } ]
            - application_id: 124
              application_name: other
              rules: [ { rule_id: 7891, rule_name: other } ]
              users: [ { user_id: 12347, user_name: ada } ]
      """;

  private SeedTexts() {}

  static Seed load(String yaml) {
    return SeedFile.parse(
        "seed.yaml", yaml, keyId -> SigningKey.generated(), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  /** Adds lines of an account, indented by four, to {@link #ACCOUNT}. */
  static String account(String... lines) {
    StringBuilder yaml = new StringBuilder(ACCOUNT);
    for (String line : lines) {
      yaml.append("    ").append(line).append('\n');
    }
    return yaml.toString();
  }

  /** Adds a list of SIP registrations, one per line, to {@link #ACCOUNT}; the first is line 16. */
  static String registrations(String... entries) {
    StringBuilder yaml = new StringBuilder(account("sip_registrations:"));
    for (String entry : entries) {
      yaml.append("      - { ").append(entry).append(" }\n");
    }
    return yaml.toString();
  }
}
