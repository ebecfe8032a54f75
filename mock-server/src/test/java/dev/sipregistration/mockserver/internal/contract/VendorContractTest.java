package dev.sipregistration.mockserver.internal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorContractTest {
  private static final VendorContract CONTRACT = VendorContract.current();

  @Test
  void operations_asRead_areTheVendorsInOrder() {
    assertThat(CONTRACT.operations())
        .extracting(ContractOperation::name)
        .containsExactly(
            "CreateSipRegistration",
            "BindSipRegistration",
            "UpdateSipRegistration",
            "DeleteSipRegistration",
            "GetSipRegistrations");
  }

  @Test
  void operation_unknown_isNone() {
    assertThat(CONTRACT.operation("EraseSipRegistration")).isEmpty();
  }

  @Test
  void parameters_ofCreation_oneIsASecret() {
    ContractOperation create = CONTRACT.operation("CreateSipRegistration").orElseThrow();

    assertThat(create.path()).isEqualTo("/platform_api/CreateSipRegistration");
    assertThat(create.summary()).isEqualTo("Create a SIP registration");
    assertThat(create.parameterNames()).startsWith("sip_username", "proxy", "auth_user");
    assertThat(create.parameters())
        .filteredOn(ContractParameter::secret)
        .extracting(ContractParameter::name)
        .containsExactly("password");
  }

  @Test
  void requests_asRead_haveAllOfTheExample() {
    List<WholeRequest> requests =
        CONTRACT.operation("CreateSipRegistration").orElseThrow().requests();

    assertThat(requests)
        .contains(
            new WholeRequest(
                "CreateWithoutMoney",
                "Not enough money",
                List.of("no money"),
                List.of(Map.entry("sip_username", "alice"), Map.entry("proxy", "sip.example.org")),
                127));
    assertThat(requests.get(0).errorCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "api.voximplant.com, true",
    "API.Voximplant.com., true",
    "api-ru.voximplant.com, true",
    "voximplant.com, true",
    "127.0.0.1, false",
    "localhost, false",
    "voximplant, false",
    "notvoximplant.com, false",
    "voximplant.com.example.org, false",
  })
  void host_compared_isTheVendors(String host, boolean vendor) {
    assertThat(CONTRACT.isVendor(host)).isEqualTo(vendor);
  }
}
