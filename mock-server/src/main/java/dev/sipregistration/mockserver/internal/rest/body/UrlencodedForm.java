package dev.sipregistration.mockserver.internal.rest.body;

/**
 * Reads a form of the type {@code application/x-www-form-urlencoded}. It is written like a query,
 * but may have bytes that no address has: curl escapes nothing unless asked to.
 */
final class UrlencodedForm {
  private UrlencodedForm() {}

  static RequestBody read(byte[] body) {
    StringBuilder query = new StringBuilder(body.length);
    for (int i = 0; i < body.length; i++) {
      int b = body[i] & 0xff;
      if (b == '%' && !(isHex(body, i + 1) && isHex(body, i + 2))) {
        return new RequestBody.Unreadable(400, "The form in the body has a malformed escape.");
      }
      if (b > ' ' && b < 0x7f) {
        query.append((char) b);
      } else {
        query.append('%').append(Character.forDigit(b >> 4, 16)).append(hexDigit(b));
      }
    }
    return new RequestBody.Urlencoded(FormField.parse(query.toString()));
  }

  private static char hexDigit(int b) {
    return Character.forDigit(b & 0xf, 16);
  }

  private static boolean isHex(byte[] body, int index) {
    return index < body.length && Character.digit(body[index], 16) >= 0;
  }
}
