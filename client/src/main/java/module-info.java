/** A client of the SIP registration calls of the Voximplant Management API. */
@SuppressWarnings("requires-automatic") // Micrometer has no descriptors.
module dev.sipregistration.client {
  requires com.fasterxml.jackson.databind;
  requires com.nimbusds.jose.jwt;
  requires transitive java.net.http;
  requires static transitive org.jspecify;
  // Not transitive: a module that requires the client would need Micrometer to compile.
  requires static micrometer.observation;
  requires org.slf4j;

  exports dev.sipregistration.client;
  exports dev.sipregistration.client.callback;
  exports dev.sipregistration.client.observation;

  // Jackson creates the generated models by reflection.
  opens dev.sipregistration.client.internal.model to
      com.fasterxml.jackson.databind;
}
