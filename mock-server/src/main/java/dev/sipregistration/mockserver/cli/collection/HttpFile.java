package dev.sipregistration.mockserver.cli.collection;

import java.util.List;

/** Writes an {@code .http} file, as JetBrains' and Visual Studio's editors send it. */
public final class HttpFile {
  private HttpFile() {}

  /** Returns the content of the file. */
  public static String of(List<CollectionRequest> requests, String baseUrl) {
    StringBuilder file =
        new StringBuilder(
            """
            # %s: the whole requests of the contract, for the mock server.
            # The first request issues a token: put it here. adminToken is the server's, if it has one.
            @%s = %s
            @token = TOKEN
            @adminToken = none
            """
                .formatted(RequestCollection.NAME, RequestCollection.BASE_URL, baseUrl));
    for (CollectionRequest request : requests) {
      file.append(
          """

          ### %s: %s
          POST {{%s}}%s
          Authorization: Bearer {{%s}}
          Content-Type: %s

          %s
          """
              .formatted(
                  request.folder(),
                  request.name(),
                  RequestCollection.BASE_URL,
                  request.path(),
                  request.tokenVariable(),
                  request.contentType(),
                  request.body()));
    }
    return file.toString();
  }
}
