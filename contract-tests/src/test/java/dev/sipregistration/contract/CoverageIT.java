package dev.sipregistration.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sipregistration.mockserver.callbacks.CallbackType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Nothing stands in the contract that no test of this module has touched. Runs after all of them.
 */
class CoverageIT {

  private final Coverage ofClient =
      new Coverage(
          Contract.current(), PactFile.read().stream().map(PactFile.Pact::exchange).toList());
  private final Coverage ofMockServer = new Coverage(Contract.current(), ExchangeLog.all());

  @Test
  void client_leavesNoOperationOut() {
    assertThat(ofClient.operationsNeverCarriedOut()).isEmpty();
  }

  @Test
  void client_leavesNoParameterOut() {
    assertThat(ofClient.parametersNeverSent()).isEmpty();
  }

  /**
   * Its types keep the client from sending a value that cannot be parsed (101), leaving out or
   * inventing the name of a call (102, 103), leaving out what is required (134), and giving an id
   * and a name at once (458).
   */
  @Test
  void client_isRefusedForAllItCanDoWrong() {
    assertThat(ofClient.errorCodesNeverGiven())
        .containsExactlyInAnyOrder(
            "CreateSipRegistration: 101",
            "CreateSipRegistration: 102",
            "CreateSipRegistration: 103",
            "CreateSipRegistration: 134",
            "CreateSipRegistration: 458",
            "BindSipRegistration: 101",
            "BindSipRegistration: 102",
            "BindSipRegistration: 103",
            "BindSipRegistration: 134",
            "BindSipRegistration: 458",
            "UpdateSipRegistration: 101",
            "UpdateSipRegistration: 102",
            "UpdateSipRegistration: 103",
            "UpdateSipRegistration: 134",
            "UpdateSipRegistration: 458",
            "DeleteSipRegistration: 101",
            "DeleteSipRegistration: 102",
            "DeleteSipRegistration: 103",
            "DeleteSipRegistration: 134",
            "GetSipRegistrations: 101",
            "GetSipRegistrations: 102",
            "GetSipRegistrations: 103",
            "GetSipRegistrations: 458");
  }

  @Test
  void mockServer_wasAskedForEachOperation() {
    assertThat(ofMockServer.operationsNeverCarriedOut()).isEmpty();
  }

  @Test
  void mockServer_wasSentEachParameter() {
    assertThat(ofMockServer.parametersNeverSent()).isEmpty();
  }

  @Test
  void mockServer_gaveEachErrorCode() {
    assertThat(ofMockServer.errorCodesNeverGiven()).isEmpty();
  }

  @Test
  void mockServer_gaveNoOtherErrorCode() {
    assertThat(ofMockServer.errorCodesNotInTheContract()).isEmpty();
  }

  @Test
  void mockServer_playedEachWholeRequest() {
    assertThat(ofMockServer.wholeRequestsNeverSent()).isEmpty();
  }

  @Test
  void mockServer_gaveEachExampleOfAnError() {
    assertThat(ofMockServer.errorExamplesNeverAnswered()).isEmpty();
  }

  @Test
  void callbacks_ofTheMockServer_haveEachAnInteraction() {
    assertThat(PactFile.callbackTypes())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(CallbackType.values()).map(CallbackType::wireName).toList());
  }

  @Test
  void coverage_ofNothing_missesEverything() {
    Coverage ofNothing = new Coverage(Contract.current(), List.of());

    assertThat(ofNothing.operationsNeverCarriedOut())
        .containsExactlyInAnyOrder(
            "CreateSipRegistration",
            "BindSipRegistration",
            "UpdateSipRegistration",
            "DeleteSipRegistration",
            "GetSipRegistrations");
    assertThat(ofNothing.parametersNeverSent())
        .contains("CreateSipRegistration: sip_username", "BindSipRegistration: bind");
    assertThat(ofNothing.errorCodesNeverGiven()).contains("CreateSipRegistration: 127");
    assertThat(ofNothing.wholeRequestsNeverSent())
        .contains("CreateSipRegistration: CreatePersistent");
    assertThat(ofNothing.errorExamplesNeverAnswered()).contains("Error127InsufficientMoney");
  }
}
