package dev.sipregistration.mockserver.internal.rest.call;

import dev.sipregistration.mockserver.domain.sip.SipProxy;
import dev.sipregistration.mockserver.domain.sip.SipStatusRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists as the vendor writes them: parts that are separated by semicolons. */
public final class ListSyntax {
  /** The most characters that a list may have. */
  static final int LONGEST = 2_047;

  /** Each stands for a list of all ids that there are. */
  private static final Set<String> EVERY_ID = Set.of("all", "any");

  private static final String TRANSPORT = "transport=";

  private ListSyntax() {}

  private static List<String> parts(String list) {
    return Arrays.asList(list.split(";", -1));
  }

  static boolean isIdList(String text) {
    return EVERY_ID.contains(text) || parts(text).stream().allMatch(ParameterType::isWholeNumber);
  }

  static boolean isTextList(String text) {
    return parts(text).stream().noneMatch(String::isEmpty);
  }

  static boolean isRangeList(String text) {
    return parts(text).stream().allMatch(part -> range(part).isPresent());
  }

  /** Reads a valid list of ids; null without one, or if any id will do. */
  public static <I> @Nullable Set<I> ids(@Nullable String list, LongFunction<I> type) {
    return list == null || EVERY_ID.contains(list)
        ? null
        : parts(list).stream()
            .map(part -> type.apply(Long.parseLong(part)))
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Reads a valid list of names; null without one. */
  public static @Nullable Set<String> names(@Nullable String list) {
    return list == null ? null : Set.copyOf(parts(list));
  }

  /** Reads a list of proxies, without those that cannot be any; null without a list. */
  public static @Nullable Set<SipProxy> proxies(@Nullable String list) {
    if (list == null) {
      return null;
    }
    List<String> texts = new ArrayList<>();
    for (String part : parts(list)) {
      if (part.toLowerCase(Locale.ROOT).startsWith(TRANSPORT) && !texts.isEmpty()) {
        texts.add(texts.remove(texts.size() - 1) + ";" + part);
      } else {
        texts.add(part);
      }
    }
    return texts.stream()
        .map(SipProxy::parse)
        .flatMap(Optional::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Reads a valid list of codes and ranges; null without one. */
  public static @Nullable List<SipStatusRange> ranges(@Nullable String list) {
    return list == null
        ? null
        : parts(list).stream().map(ListSyntax::range).flatMap(Optional::stream).toList();
  }

  private static Optional<SipStatusRange> range(String part) {
    String[] ends = part.split(":", -1);
    String from = ends[0];
    String to = ends[ends.length - 1];
    return ends.length <= 2 && isCode(from) && isCode(to) && from.compareTo(to) <= 0
        ? Optional.of(new SipStatusRange(Integer.parseInt(from), Integer.parseInt(to)))
        : Optional.empty();
  }

  private static boolean isCode(String text) {
    return text.length() == 3 && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
  }
}
