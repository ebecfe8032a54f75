package dev.sipregistration.mockserver.internal.http;

import java.util.Map;

/** A file that is part of the server. */
public final class ServedFile {
  private final Map<String, String> headers;
  private final byte[] content;
  private final String tag;

  /**
   * Makes a file.
   *
   * @param headers the headers of its response, by name
   * @param content the bytes, which nobody changes afterwards
   * @param tag the entity tag, with its quotation marks
   */
  public ServedFile(Map<String, String> headers, byte[] content, String tag) {
    this.headers = Map.copyOf(headers);
    this.content = content;
    this.tag = tag;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] content() {
    return content;
  }

  String tag() {
    return tag;
  }
}
