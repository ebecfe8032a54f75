package dev.sipregistration.contract;

import dev.sipregistration.mockserver.auth.Credentials;
import dev.sipregistration.mockserver.domain.AccountBuilder;
import java.net.URI;
import java.util.function.UnaryOperator;

/** A real mock server with its demo world, which can be changed before it is used. */
interface Stage extends AutoCloseable {

  /** Changes the account of the demo world, which nobody may have used yet. */
  void changeAccount(UnaryOperator<AccountBuilder> change);

  /** Returns where the server is. From now on the account is in use. */
  URI baseUri();

  /** Returns the credentials of a service account of the demo world. */
  Credentials credentials(String serviceAccount);

  @Override
  void close();
}
