/** A client of the SIP registration calls of the Voximplant Management API. */
module dev.sipregistration.client {
  requires com.fasterxml.jackson.databind;
  requires com.nimbusds.jose.jwt;
  requires transitive java.net.http;
  requires static transitive org.jspecify;
  requires org.slf4j;

  exports dev.sipregistration.client;
  exports dev.sipregistration.client.callback;

  // Jackson creates the generated models by reflection.
  opens dev.sipregistration.client.internal.model to
      com.fasterxml.jackson.databind;
}
