package dev.sipregistration.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Chromium without a window, and the page in it. Nothing is downloaded: the browser and its driver
 * have to be installed, or no test passes.
 */
final class Browser implements AutoCloseable {
  /** No test waits so long for anything that works. */
  private static final Duration GUARD = Duration.ofSeconds(20);

  private static final Duration POLL = Duration.ofMillis(20);

  private final ChromeDriver driver;

  Browser() {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(System.getProperty("chromium", "/usr/bin/chromium"));
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars");
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(
                new File(System.getProperty("chromedriver", "/usr/bin/chromedriver")))
            .usingAnyFreePort()
            .build();
    driver = new ChromeDriver(service, options);
    show(1280, 900, "light");
  }

  /** Sets the size of the window's inside, and the colours that its user prefers. */
  void show(int width, int height, String colours) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
  }

  /** Opens an address anew, even if only its fragment differs from the present one. */
  void open(URI server, String path) {
    leave();
    driver.get(server + path);
  }

  /** Leaves the page, which would notice that its server is closed. */
  void leave() {
    driver.get("about:blank");
  }

  /** Follows a link within the page. */
  void goTo(String route) {
    driver.executeScript("location.hash = arguments[0]", "#/" + route);
  }

  /** Waits until there is something, and returns the first of it. */
  WebElement find(String css) {
    waitFor("an element " + css, () -> !driver.findElements(By.cssSelector(css)).isEmpty());
    return driver.findElement(By.cssSelector(css));
  }

  int count(String css) {
    return driver.findElements(By.cssSelector(css)).size();
  }

  /** Clicks on what may be drawn anew just then. */
  void click(String css) {
    waitFor(
        "a click on " + css,
        () -> {
          driver.findElement(By.cssSelector(css)).click();
          return true;
        });
  }

  void type(String css, String text) {
    WebElement field = find(css);
    field.clear();
    field.sendKeys(text);
  }

  void choose(String css, String value) {
    find(css);
    click(css + " option[value='" + value + "']");
  }

  /** Presses a key where the focus is. */
  void press(CharSequence key) {
    driver.switchTo().activeElement().sendKeys(key);
  }

  String text(String css) {
    return find(css).getText();
  }

  void awaitText(String css, String text) {
    waitFor(text + " in " + css, () -> find(css).getText().contains(text));
  }

  void waitFor(String what, Condition condition) {
    new WebDriverWait(driver, GUARD)
        .pollingEvery(POLL)
        .withMessage(what)
        .ignoring(org.openqa.selenium.WebDriverException.class)
        .until(unused -> holds(condition));
  }

  /** What is to become true. */
  @FunctionalInterface
  interface Condition {
    boolean holds();
  }

  private static boolean holds(Condition condition) {
    try {
      return condition.holds();
    } catch (StaleElementReferenceException drawnAnew) {
      return false;
    }
  }

  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Returns what the page has written to the console, without what a test expects there. */
  List<String> console(String expected) {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(entry -> entry.getLevel() + " " + entry.getMessage())
        .filter(line -> expected.isEmpty() || !line.contains(expected))
        .toList();
  }

  /** Requires that nothing came from anywhere else than this server. */
  void requireOnly(URI server) {
    @SuppressWarnings("unchecked")
    List<String> addresses =
        (List<String>)
            Objects.requireNonNull(
                run("return performance.getEntriesByType('resource').map(one => one.name)"));
    assertThat(addresses).isNotEmpty().allMatch(address -> address.startsWith(server + "/"));
  }

  /** Requires that axe finds no violation of WCAG 2, level A or AA. */
  void requireAccessible(String what) {
    driver.executeScript(axe());
    Object violations =
        driver.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})
              .then(found => done(found.violations.flatMap(violation => violation.nodes.map(
                node => violation.id + ': ' + node.target + ' ' + node.failureSummary))));
            """);
    assertThat(violations).as(what).isEqualTo(List.of());
  }

  private static String axe() {
    try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
      return new String(
          Objects.requireNonNull(script, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  void screenshot(String name) {
    Path folder = Path.of(System.getProperty("screenshots", "target/screenshots"));
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
