package com.example.lines;

import dev.sipregistration.client.Credentials;
import dev.sipregistration.client.ListQuery;
import dev.sipregistration.client.SipRegistrationClient;
import java.net.URI;

/** Lists all SIP registrations of an account: ListLines BASE-URI. */
public final class ListLines {
  private ListLines() {}

  public static void main(String[] arguments) {
    try (SipRegistrationClient client =
        SipRegistrationClient.builder()
            .credentials(Credentials.fromEnvironment())
            .baseUri(URI.create(arguments[0]))
            .build()) {
      client
          .list(ListQuery.all())
          .forEach(line -> System.out.println(line.id() + " " + line.sipUsername()));
      System.out.println("That is all, says " + ListLines.class.getModule());
    }
  }
}
