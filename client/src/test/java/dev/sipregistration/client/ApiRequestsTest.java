package dev.sipregistration.client;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiRequestsTest {

  private static final SipRegistrationId ID = SipRegistrationId.of(98765);
  private static final ApiRequests REQUESTS =
      new ApiRequests(URI.create("http://127.0.0.1:8080/base"));

  private static Map<String, String> parameters(HttpRequest.Builder builder) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String parameter : builder.build().uri().getRawQuery().split("&")) {
      String[] parts = parameter.split("=", 2);
      String earlier =
          parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      assertThat(earlier).as("second %s", parts[0]).isNull();
    }
    return parameters;
  }

  @Test
  void create_everyParameter_sendsAll() {
    HttpRequest.Builder request =
        REQUESTS.create(
            CreateRequest.sipUsername("alice")
                .proxy("sip.example.org")
                .authUser("alice-auth")
                .outboundProxy("edge.example.org")
                .password("secret")
                .bindTo(BindingTarget.application(123).rule("incoming").user(12345)));
    assertThat(request.build().uri().getPath())
        .isEqualTo("/base/platform_api/CreateSipRegistration");
    assertThat(request.build().method()).isEqualTo("POST");
    assertThat(parameters(request))
        .containsOnly(
            entry("sip_username", "alice"),
            entry("proxy", "sip.example.org"),
            entry("auth_user", "alice-auth"),
            entry("outbound_proxy", "edge.example.org"),
            entry("password", "secret"),
            entry("is_persistent", "true"),
            entry("application_id", "123"),
            entry("rule_name", "incoming"),
            entry("user_id", "12345"));
  }

  @Test
  void create_requiredParametersOnly_sendsNothingElse() {
    assertThat(parameters(REQUESTS.create(CreateRequest.sipUsername("a").proxy("sip.example.org"))))
        .containsOnly(
            entry("sip_username", "a"),
            entry("proxy", "sip.example.org"),
            entry("is_persistent", "true"));
  }

  @Test
  void create_onlineWithUser_isNotPersistent() {
    assertThat(
            parameters(
                REQUESTS.create(
                    CreateRequest.sipUsername("a")
                        .proxy("b")
                        .onlineWithUser(
                            BindingTarget.application("demo.demo.voximplant.com").user("john")))))
        .containsOnly(
            entry("sip_username", "a"),
            entry("proxy", "b"),
            entry("is_persistent", "false"),
            entry("application_name", "demo.demo.voximplant.com"),
            entry("user_name", "john"));
  }

  @Test
  void bind_target_isSentWithBind() {
    HttpRequest.Builder request =
        REQUESTS.bind(
            BindRequest.registration(ID)
                .to(BindingTarget.application(123).user("john").rule(7890)));
    assertThat(request.build().uri().getPath()).isEqualTo("/base/platform_api/BindSipRegistration");
    assertThat(parameters(request))
        .containsOnly(
            entry("sip_registration_id", "98765"),
            entry("application_id", "123"),
            entry("rule_id", "7890"),
            entry("user_name", "john"),
            entry("bind", "true"));
  }

  @Test
  void unbind_registration_sendsNothingElse() {
    assertThat(parameters(REQUESTS.unbind(UnbindRequest.registration(ID))))
        .containsOnly(entry("sip_registration_id", "98765"), entry("bind", "false"));
  }

  @Test
  void unbind_rule_isSentWithApplication() {
    assertThat(
            parameters(
                REQUESTS.unbind(
                    UnbindRequest.registration(ID)
                        .from(BindingTarget.application(123).rule(7890)))))
        .containsOnly(
            entry("sip_registration_id", "98765"),
            entry("application_id", "123"),
            entry("rule_id", "7890"),
            entry("bind", "false"));
  }

  @Test
  void unbind_user_isSentWithApplication() {
    assertThat(
            parameters(
                REQUESTS.unbind(
                    UnbindRequest.registration(ID)
                        .from(BindingTarget.application(123).user("john")))))
        .containsOnly(
            entry("sip_registration_id", "98765"),
            entry("application_id", "123"),
            entry("user_name", "john"),
            entry("bind", "false"));
  }

  @Test
  void unbind_userEverywhereById_sendsUserAlone() {
    assertThat(parameters(REQUESTS.unbind(UnbindRequest.userEverywhere(12345))))
        .containsOnly(entry("user_id", "12345"), entry("bind", "false"));
  }

  @Test
  void unbind_userEverywhereByName_sendsApplicationAndUser() {
    assertThat(
            parameters(
                REQUESTS.unbind(
                    UnbindRequest.userEverywhere(BindingTarget.application(123).user("john")))))
        .containsOnly(
            entry("application_id", "123"), entry("user_name", "john"), entry("bind", "false"));
  }

  @Test
  void update_everyParameter_sendsAll() {
    HttpRequest.Builder request =
        REQUESTS.update(
            UpdateRequest.registration(ID)
                .sipUsername("alice")
                .proxy("sip.example.org")
                .authUser("alice-auth")
                .outboundProxy("edge.example.org")
                .password("secret")
                .bindTo(BindingTarget.application(123).rule("incoming").user(12345)));
    assertThat(request.build().uri().getPath())
        .isEqualTo("/base/platform_api/UpdateSipRegistration");
    assertThat(request.build().method()).isEqualTo("POST");
    assertThat(parameters(request))
        .containsOnly(
            entry("sip_registration_id", "98765"),
            entry("sip_username", "alice"),
            entry("proxy", "sip.example.org"),
            entry("auth_user", "alice-auth"),
            entry("outbound_proxy", "edge.example.org"),
            entry("password", "secret"),
            entry("application_id", "123"),
            entry("rule_name", "incoming"),
            entry("user_id", "12345"));
  }

  @Test
  void update_oneChange_sendsNothingElse() {
    assertThat(parameters(REQUESTS.update(UpdateRequest.registration(ID).proxy("b"))))
        .containsOnly(entry("sip_registration_id", "98765"), entry("proxy", "b"));
    assertThat(
            parameters(
                REQUESTS.update(
                    UpdateRequest.registration(ID)
                        .bindTo(BindingTarget.application("demo").rule(1).user("john")))))
        .containsOnly(
            entry("sip_registration_id", "98765"),
            entry("application_name", "demo"),
            entry("rule_id", "1"),
            entry("user_name", "john"));
  }

  @Test
  void delete_registration_sendsItsId() {
    HttpRequest.Builder request = REQUESTS.delete(ID);
    assertThat(request.build().uri().getPath())
        .isEqualTo("/base/platform_api/DeleteSipRegistration");
    assertThat(parameters(request)).containsOnly(entry("sip_registration_id", "98765"));
  }

  @Test
  void list_all_sendsThePageOnly() {
    HttpRequest.Builder request = REQUESTS.list(ListQuery.all());
    assertThat(request.build().uri().getPath()).isEqualTo("/base/platform_api/GetSipRegistrations");
    assertThat(parameters(request)).containsOnly(entry("count", "1000"), entry("offset", "0"));
  }

  @Test
  void list_everyFilter_isSent() {
    assertThat(
            parameters(
                REQUESTS.list(
                    ListQuery.all()
                        .registration(ID)
                        .sipUsername("alice")
                        .proxies("sip.example.org", "sip.example.net")
                        .successful(false)
                        .inProgress(false)
                        .statusCodes(SipStatusRange.of(403), SipStatusRange.of(500, 599))
                        .deactivated(true)
                        .persistent(true)
                        .boundToApplication(true)
                        .applications(123, 124)
                        .rules("incoming", "other")
                        .users(12345)
                        .pageSize(10)
                        .offset(20))))
        .containsOnly(
            entry("sip_registration_id", "98765"),
            entry("sip_username", "alice"),
            entry("proxy", "sip.example.org;sip.example.net"),
            entry("successful", "false"),
            entry("in_progress", "false"),
            entry("status_code", "403;500:599"),
            entry("deactivated", "true"),
            entry("is_persistent", "true"),
            entry("is_bound_to_application", "true"),
            entry("application_id", "123;124"),
            entry("rule_name", "incoming;other"),
            entry("user_id", "12345"),
            entry("count", "10"),
            entry("offset", "20"));
  }

  @Test
  void list_idsAndNames_replaceEachOther() {
    assertThat(
            parameters(
                REQUESTS.list(
                    ListQuery.all()
                        .applications(123)
                        .applications("demo", "other")
                        .rules("incoming")
                        .rules(7890)
                        .users(12345)
                        .users("john"))))
        .containsOnly(
            entry("application_name", "demo;other"),
            entry("rule_id", "7890"),
            entry("user_name", "john"),
            entry("count", "1000"),
            entry("offset", "0"));
  }

  @Test
  void create_anyText_arrivesUnchanged() {
    RandomTrials.check(
        200,
        random -> {
          String username = onTheWire(RandomTrials.notBlankText(random, 40));
          String password = onTheWire(RandomTrials.notBlankText(random, 40));
          assertThat(
                  parameters(
                      REQUESTS.create(
                          CreateRequest.sipUsername(username)
                              .proxy("sip.example.org")
                              .password(password))))
              .containsEntry("sip_username", username)
              .containsEntry("password", password)
              .hasSize(4);
        });
  }

  /** An unpaired surrogate is replaced: UTF-8 has no bytes for it. */
  private static String onTheWire(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
