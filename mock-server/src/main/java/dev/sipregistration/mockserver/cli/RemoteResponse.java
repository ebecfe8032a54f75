package dev.sipregistration.mockserver.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpHeaders;

/**
 * What a server has responded with.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param text the body, without control characters other than the ends of lines
 */
record RemoteResponse(int status, HttpHeaders headers, String text) {

  /** Returns the detail of a problem document after a colon, or nothing. */
  String detail() {
    return detail(text);
  }

  /** Returns the detail of a problem document after a colon, or nothing. */
  static String detail(String text) {
    try {
      String detail = new JsonMapper().readTree(text).path("detail").asText();
      return detail.isEmpty() ? "" : ": " + detail;
    } catch (JsonProcessingException noJson) {
      return "";
    }
  }
}
