package example;

import dev.sipregistration.client.ApiErrorException;
import dev.sipregistration.client.ApiErrorKind;
import dev.sipregistration.client.CreateRequest;
import dev.sipregistration.client.SipRegistrationClient;
import dev.sipregistration.client.SipRegistrationId;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Lines of users at their SIP providers. */
@Service
public class Lines {
  private final SipRegistrationClient client;

  public Lines(SipRegistrationClient client) {
    this.client = client;
  }

  /** Registers a user at a provider; returns nothing if there is not enough money. */
  public Optional<SipRegistrationId> open(String user, String provider, String password) {
    try {
      return Optional.of(
          client.create(CreateRequest.sipUsername(user).proxy(provider).password(password)).id());
    } catch (ApiErrorException refused) {
      if (refused.kind() == ApiErrorKind.NOT_ENOUGH_MONEY) {
        return Optional.empty();
      }
      throw refused;
    }
  }
}
