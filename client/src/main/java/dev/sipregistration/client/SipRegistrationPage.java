package dev.sipregistration.client;

import java.util.List;

/**
 * A page of the SIP registrations that match a query.
 *
 * @param registrations those on the page, at most as many as the query's page size
 * @param total how many match the query, on whatever page
 */
public record SipRegistrationPage(List<SipRegistration> registrations, int total) {

  /** Creates the page. */
  public SipRegistrationPage {
    registrations = List.copyOf(registrations);
  }
}
