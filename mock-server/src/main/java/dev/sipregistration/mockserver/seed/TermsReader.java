package dev.sipregistration.mockserver.seed;

import dev.sipregistration.mockserver.domain.account.AccountBuilder;
import dev.sipregistration.mockserver.domain.account.AccountOptions;
import dev.sipregistration.mockserver.domain.account.AccountPlan;
import dev.sipregistration.mockserver.domain.money.PriceList;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the terms and options of an account. */
final class TermsReader {
  private static final List<String> PRICE_LIST_KEYS = List.of("monthly_fee", "tax_rate");
  private static final List<String> OPTION_KEYS =
      List.of("time_in_progress", "persistent_with_user");
  private static final Duration LONGEST_IN_PROGRESS = Duration.ofDays(366);

  private TermsReader() {}

  static void read(YamlMapping account, AccountBuilder builder) {
    builder.terms(free -> terms(account, free));
    account.find("options").ifPresent(value -> builder.options(options(value)));
  }

  static PriceList priceList(YamlValue value) {
    YamlMapping prices = value.mapping(PRICE_LIST_KEYS);
    BigDecimal fee = prices.required("monthly_fee").amountNotNegative();
    BigDecimal rate =
        prices.find("tax_rate").map(YamlValue::amountNotNegative).orElse(BigDecimal.ZERO);
    try {
      return new PriceList(fee, rate);
    } catch (IllegalArgumentException beyondMoney) {
      throw value.problem(String.valueOf(beyondMoney.getMessage()));
    }
  }

  private static AccountPlan terms(YamlMapping account, AccountPlan free) {
    return new AccountPlan(
        account.find("active").map(YamlValue::flag).orElse(true),
        account.find("frozen").map(YamlValue::flag).orElse(false),
        account.find("price_list").map(TermsReader::priceList).orElse(free.priceList()),
        account.find("credit_limit").map(YamlValue::amountNotNegative).orElse(BigDecimal.ZERO),
        limit(account, "max_sip_registrations"),
        limit(account, "requests_per_second"),
        account.find("low_balance").map(YamlValue::amount).orElse(null));
  }

  private static @Nullable Integer limit(YamlMapping account, String key) {
    return account.find(key).map(value -> (int) value.number(0, Integer.MAX_VALUE)).orElse(null);
  }

  private static AccountOptions options(YamlValue value) {
    YamlMapping options = value.mapping(OPTION_KEYS);
    return new AccountOptions(
        options
            .find("time_in_progress")
            .map(time -> time.duration(LONGEST_IN_PROGRESS))
            .orElse(AccountOptions.DEFAULT.timeInProgress()),
        options
            .find("persistent_with_user")
            .map(YamlValue::flag)
            .orElse(AccountOptions.DEFAULT.persistentWithUser()));
  }
}
