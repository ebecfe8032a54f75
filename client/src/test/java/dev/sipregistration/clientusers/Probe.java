package dev.sipregistration.clientusers;

import dev.sipregistration.client.ApiErrorException;
import dev.sipregistration.client.CreateRequest;
import dev.sipregistration.client.Credentials;
import dev.sipregistration.client.SipRegistrationClient;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;

/**
 * A user of the client in a JVM of its own, outside its package. It prints its results in ASCII.
 *
 * <p>Arguments: the base URI and the path of the credentials.
 */
public final class Probe {

  /** A name with letters that ASCII does not have. */
  public static final String USERNAME = "Алиса-Zoë-€";

  /** Makes one call and prints its result. */
  public static void main(String[] arguments) {
    print("charset", Charset.defaultCharset().name());
    print("module", String.valueOf(SipRegistrationClient.class.getModule().getName()));
    print("internals", internals());
    try (SipRegistrationClient client =
        SipRegistrationClient.builder()
            .credentials(Credentials.fromFile(Path.of(arguments[1])))
            .baseUri(URI.create(arguments[0]))
            .build()) {
      print(
          "created",
          client.create(CreateRequest.sipUsername(USERNAME).proxy("sip.example.org")).toString());
    } catch (ApiErrorException e) {
      print("refused", e.apiMessage());
    }
  }

  private static String internals() {
    try {
      Class.forName(
              "dev.sipregistration.client.internal.api"
                  + ".SipRegistrationsApi$BindSipRegistrationParameters")
          .getDeclaredConstructor()
          .newInstance();
      return "open";
    } catch (IllegalAccessException e) {
      return "closed";
    } catch (ReflectiveOperationException e) {
      return e.toString();
    }
  }

  private static void print(String name, String value) {
    StringBuilder line = new StringBuilder(name).append('=');
    value
        .chars()
        .forEach(c -> line.append(c < 128 ? Character.toString(c) : "\\u%04x".formatted(c)));
    System.out.println(line);
  }

  private Probe() {}
}
