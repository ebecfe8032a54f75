/** A program that lists SIP registrations. */
module com.example.lines {
  requires dev.sipregistration.client;
}
