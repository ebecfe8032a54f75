package dev.sipregistration.mockserver.cli;

import dev.sipregistration.mockserver.internal.contract.VendorContract;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Whether the platform itself may be called. */
final class ConsentOptions {
  @Option(
      names = "--spend-money",
      description =
          "Allow a call of the platform itself, where a SIP registration costs at least a month's"
              + " fee.")
  private boolean spendMoney;

  /**
   * Returns if the address may be called.
   *
   * @param hasCredentials whether calls are signed with credentials of the platform
   * @throws UnusableException otherwise
   */
  void require(ServerUrl url, boolean hasCredentials) {
    if (!VendorContract.current().isVendor(url.hostAndPort().host())) {
      return;
    }
    if (!spendMoney) {
      throw new UnusableException(
          url + " is the platform itself, where calls cost money: --spend-money allows it");
    }
    if (!hasCredentials) {
      throw new UnusableException("the platform needs your credentials: --credentials FILE");
    }
    if (!url.text().toLowerCase(Locale.ROOT).startsWith("https:")) {
      throw new UnusableException("the platform is called by https");
    }
  }
}
