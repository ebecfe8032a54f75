package dev.sipregistration.mockserver.domain.sip;

/**
 * Tells a host name, an IPv4 address and an IPv6 address from anything else, after RFC 3261 ({@code
 * host}) and RFC 1123 (lengths), without regular expressions.
 */
final class HostSyntax {
  private static final int LONGEST_NAME = 253;
  private static final int LONGEST_LABEL = 63;
  private static final int IPV6_GROUPS = 8;

  private HostSyntax() {}

  static boolean isHost(String text) {
    return isIpv4(text) || isHostName(text);
  }

  private static boolean isHostName(String text) {
    String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      return false;
    }
    String[] labels = split(name, '.');
    for (String label : labels) {
      if (!isLabel(label)) {
        return false;
      }
    }
    return isLetter(labels[labels.length - 1].charAt(0));
  }

  private static boolean isLabel(String label) {
    return !label.isEmpty()
        && label.length() <= LONGEST_LABEL
        && !label.startsWith("-")
        && !label.endsWith("-")
        && label.chars().allMatch(c -> isLetter(c) || isDigit(c) || c == '-');
  }

  private static boolean isIpv4(String text) {
    String[] octets = split(text, '.');
    if (octets.length != 4) {
      return false;
    }
    for (String octet : octets) {
      if (!isNumber(octet, 255)) {
        return false;
      }
    }
    return true;
  }

  static boolean isIpv6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text, true) == IPV6_GROUPS;
    }
    String head = text.substring(0, gap);
    String tail = text.substring(gap + 2);
    int before = head.isEmpty() ? 0 : groups(head, false);
    int after = tail.isEmpty() ? 0 : groups(tail, true);
    return before >= 0 && after >= 0 && before + after < IPV6_GROUPS;
  }

  /** Returns the number of 16-bit groups in the text, or a negative number if it is malformed. */
  private static int groups(String text, boolean mayEndInIpv4) {
    String[] parts = split(text, ':');
    int last = parts.length - 1;
    for (int i = 0; i < last; i++) {
      if (!isHexGroup(parts[i])) {
        return -1;
      }
    }
    if (mayEndInIpv4 && isIpv4(parts[last])) {
      return parts.length + 1;
    }
    return isHexGroup(parts[last]) ? parts.length : -1;
  }

  private static boolean isHexGroup(String text) {
    return !text.isEmpty()
        && text.length() <= 4
        && text.chars().allMatch(c -> isDigit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'));
  }

  /**
   * Tells whether the text is a decimal number of at most as many digits and value as the limit.
   */
  static boolean isNumber(String text, int limit) {
    return !text.isEmpty()
        && text.length() <= Integer.toString(limit).length()
        && text.chars().allMatch(HostSyntax::isDigit)
        && Integer.parseInt(text) <= limit;
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  private static boolean isLetter(int character) {
    return (character | 0x20) >= 'a' && (character | 0x20) <= 'z';
  }

  /** Splits like no {@code String.split}: without an expression, and keeping empty parts. */
  private static String[] split(String text, char separator) {
    int parts = 1 + (int) text.chars().filter(c -> c == separator).count();
    String[] result = new String[parts];
    int from = 0;
    for (int i = 0; i < parts - 1; i++) {
      int to = text.indexOf(separator, from);
      result[i] = text.substring(from, to);
      from = to + 1;
    }
    result[parts - 1] = text.substring(from);
    return result;
  }
}
