package dev.sipregistration.contract;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.provider.PactVerifyProvider;
import au.com.dius.pact.provider.junit5.MessageTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import dev.sipregistration.client.callback.CallbackException;
import dev.sipregistration.mockserver.callbacks.CallbackType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** The mock server keeps the pacts of the client's reader, with callbacks that it really sends. */
@Provider(CallbackInteraction.PROVIDER)
@PactFolder(PactFile.DIRECTORY)
public class CallbackProviderIT {

  private static final CallbackScenes SCENES = new CallbackScenes();

  @AfterAll
  static void close() {
    SCENES.close();
  }

  @BeforeEach
  void setTheStage(PactVerificationContext context) {
    context.setTarget(new MessageTestTarget(List.of(getClass().getPackageName())));
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void pact_ofReader_isKept(PactVerificationContext context) {
    context.verifyInteraction();
  }

  @PactVerifyProvider("sip_registration_fail")
  public String failure() throws CallbackException {
    return body(CallbackType.SIP_REGISTRATION_FAIL);
  }

  @PactVerifyProvider("sip_registration_recovered")
  public String recovery() throws CallbackException {
    return body(CallbackType.SIP_REGISTRATION_RECOVERED);
  }

  @PactVerifyProvider("renewed_subscriptions")
  public String renewal() throws CallbackException {
    return body(CallbackType.RENEWED_SUBSCRIPTIONS);
  }

  @PactVerifyProvider("subscription_is_frozen")
  public String freezing() throws CallbackException {
    return body(CallbackType.SUBSCRIPTION_IS_FROZEN);
  }

  @PactVerifyProvider("subscription_is_detached")
  public String detachment() throws CallbackException {
    return body(CallbackType.SUBSCRIPTION_IS_DETACHED);
  }

  @PactVerifyProvider("min_balance")
  public String lowBalance() throws CallbackException {
    return body(CallbackType.MIN_BALANCE);
  }

  @PactVerifyProvider("account_is_frozen")
  public String freezingOfTheAccount() throws CallbackException {
    return body(CallbackType.ACCOUNT_IS_FROZEN);
  }

  @PactVerifyProvider("account_is_unfrozen")
  public String unfreezingOfTheAccount() throws CallbackException {
    return body(CallbackType.ACCOUNT_IS_UNFROZEN);
  }

  /** A pattern is all that a pact can say of a hash; the reader verifies it. */
  private static String body(CallbackType type) throws CallbackException {
    String body = SCENES.bodyOf(type);
    assertThat(CallbackContract.READER.read(body.getBytes(StandardCharsets.UTF_8))).hasSize(1);
    return body;
  }
}
