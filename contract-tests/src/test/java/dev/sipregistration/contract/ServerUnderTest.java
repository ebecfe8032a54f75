package dev.sipregistration.contract;

import dev.sipregistration.mockserver.auth.Credentials;
import java.net.URI;

/** A real mock server with its demo world. */
interface ServerUnderTest extends AutoCloseable {

  URI baseUri();

  /** Returns the credentials of a service account of the demo world. */
  Credentials credentials(String serviceAccount);

  @Override
  void close();
}
