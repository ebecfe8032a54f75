package dev.sipregistration.mockserver.domain.sip;

import dev.sipregistration.mockserver.domain.id.Texts;
import java.util.Map;

/**
 * The status of a SIP response.
 *
 * @param code from 100 to 699
 * @param reason the reason phrase, at most {@link Texts#LONGEST} characters
 */
public record SipStatus(int code, String reason) {
  /** The code with which a registrar accepts. */
  public static final int OK = 200;

  private static final int LOWEST = 100;

  /** The lowest code of a final failure. */
  public static final int LOWEST_FAILURE = 300;

  /** The highest code of a final failure. */
  public static final int HIGHEST = 699;

  private static final Map<Integer, String> PHRASES =
      Map.ofEntries(
          Map.entry(OK, "OK"),
          Map.entry(300, "Multiple Choices"),
          Map.entry(301, "Moved Permanently"),
          Map.entry(302, "Moved Temporarily"),
          Map.entry(305, "Use Proxy"),
          Map.entry(380, "Alternative Service"),
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(402, "Payment Required"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(406, "Not Acceptable"),
          Map.entry(407, "Proxy Authentication Required"),
          Map.entry(408, "Request Timeout"),
          Map.entry(410, "Gone"),
          Map.entry(413, "Request Entity Too Large"),
          Map.entry(414, "Request-URI Too Long"),
          Map.entry(415, "Unsupported Media Type"),
          Map.entry(416, "Unsupported URI Scheme"),
          Map.entry(420, "Bad Extension"),
          Map.entry(421, "Extension Required"),
          Map.entry(423, "Interval Too Brief"),
          Map.entry(480, "Temporarily Unavailable"),
          Map.entry(481, "Call/Transaction Does Not Exist"),
          Map.entry(482, "Loop Detected"),
          Map.entry(483, "Too Many Hops"),
          Map.entry(484, "Address Incomplete"),
          Map.entry(485, "Ambiguous"),
          Map.entry(486, "Busy Here"),
          Map.entry(487, "Request Terminated"),
          Map.entry(488, "Not Acceptable Here"),
          Map.entry(491, "Request Pending"),
          Map.entry(493, "Undecipherable"),
          Map.entry(500, "Server Internal Error"),
          Map.entry(501, "Not Implemented"),
          Map.entry(502, "Bad Gateway"),
          Map.entry(503, "Service Unavailable"),
          Map.entry(504, "Server Time-out"),
          Map.entry(505, "Version Not Supported"),
          Map.entry(513, "Message Too Large"),
          Map.entry(600, "Busy Everywhere"),
          Map.entry(603, "Decline"),
          Map.entry(604, "Does Not Exist Anywhere"),
          Map.entry(606, "Not Acceptable"));

  /**
   * @throws IllegalArgumentException if the code lies outside 100 to 699 or the reason is too long
   *     or not Unicode
   */
  public SipStatus {
    if (code < LOWEST || code > HIGHEST) {
      throw new IllegalArgumentException(
          "not a SIP status code, from %s to %s: %s".formatted(LOWEST, HIGHEST, code));
    }
    Texts.requireText("a reason", reason);
  }

  /**
   * Makes a status with the reason phrase of RFC 3261, section 21; a code the RFC does not list
   * gets the name of its class.
   *
   * @throws IllegalArgumentException if the code lies outside 100 to 699
   */
  public static SipStatus of(int code) {
    return new SipStatus(code, PHRASES.getOrDefault(code, nameOfClass(code)));
  }

  /** Tells whether this is a final status and no success: 300 or higher. */
  public boolean failure() {
    return code >= LOWEST_FAILURE;
  }

  private static String nameOfClass(int code) {
    return switch (code / 100) {
      case 1 -> "Provisional";
      case 2 -> "Successful";
      case 3 -> "Redirection";
      case 4 -> "Request Failure";
      case 5 -> "Server Failure";
      default -> "Global Failure";
    };
  }
}
