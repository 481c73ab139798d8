package dev.tocsin.gateway;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.tocsin.domain.Alert;
import dev.tocsin.messaging.KafkaTopics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page in a real browser. It is skipped, loudly, where no Chromium is installed. */
class LivePageTest {
  private static final String SCRIPT_TITLE =
      "<script>window.hacked=1</script> talks <img src=x onerror=window.hacked=1> \u202Etxt.exe";

  private static Playwright playwright;
  private static Browser browser;
  private static Line line;
  private static Gateway gateway;

  private final List<String> complaints = new ArrayList<>();
  private Page page;

  @BeforeAll
  static void open() throws Exception {
    Optional<Path> chromium =
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .map(name -> Path.of("/usr/bin", name))
            .filter(Files::isExecutable)
            .findFirst();
    if (chromium.isEmpty()) {
      System.err.println("SKIPPED: the page is not tested, because there is no /usr/bin/chromium");
    }
    assumeTrue(chromium.isPresent());
    line = Line.open();
    gateway = line.gateway();
    Line.put(gateway, "/api/v1/feeds/one", "{\"url\": \"https://one.example/rss\"}");
    Line.put(gateway, "/api/v1/topics/peace", "{\"name\": \"Peace\", \"query\": \"talks\"}");
    Line.put(gateway, "/api/v1/topics/aid", "{\"name\": \"Aid\", \"query\": \"aid\"}");
    PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium.get())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  @AfterAll
  static void close() {
    Stream.of(browser, playwright, line).forEach(LivePageTest::close);
  }

  @SuppressWarnings("NullAway") // parts are missing when the class was skipped
  private static void close(AutoCloseable part) {
    try {
      if (part != null) {
        part.close();
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void look() {
    page = browser.newPage(new Browser.NewPageOptions().setColorScheme(ColorScheme.DARK));
    page.onConsoleMessage(this::hear);
    page.onPageError(complaints::add);
    page.addInitScript(
        "document.addEventListener('securitypolicyviolation',"
            + " e => console.error('CSP ' + e.violatedDirective + ' ' + e.blockedURI))");
    page.navigate(gateway.address().toString());
    assertThat(page.locator("#connection")).hasText("live");
  }

  @AfterEach
  void nothingWasComplainedOf() {
    page.close();
    assertThat(complaints).isEmpty();
  }

  private void hear(ConsoleMessage message) {
    if (message.type().equals("error") || message.type().equals("warning")) {
      complaints.add(message.text());
    }
  }

  @Test
  void showsAnAlertAsItComesWithItsWordsMarked() {
    publish("live", "peace", "Envoys meet for talks in Geneva", "https://outlet.test/geneva");

    Locator card = page.locator("#alert-live");
    assertThat(card.locator("mark")).hasText("talks");
    assertThat(card.locator("h3 a")).hasAttribute("href", "https://outlet.test/geneva");
    assertThat(card.locator(".chip")).hasText("Peace");
    assertThat(page.locator("#announcer")).containsText("Envoys meet");
    assertThat(page.locator("#volume canvas")).isVisible();
  }

  @Test
  void textThatAttacksIsInert() {
    publish("attack", "peace", SCRIPT_TITLE, "javascript:window.hacked=1");

    Locator card = page.locator("#alert-attack");
    assertThat(card.locator("h3")).containsText("<script>window.hacked=1</script>");
    assertThat(card.locator("script, img, h3 a")).hasCount(0);
    assertThat(page.evaluate("window.hacked === undefined")).isEqualTo(true);
  }

  @Test
  void showsHowMuchThereIsOfABurst() {
    line.publish(KafkaTopics.ALERTS, "aid", Samples.burst("heap", "aid", "Aid arrives"));

    Locator card = page.locator("#alert-heap");
    assertThat(card.locator(".level")).hasText("burst");
    assertThat(card.locator(".burst")).hasText("14 new stories in 2 hours, 2.5 are usual");
    assertThat(card.locator(".leading a")).hasAttribute("href", "https://outlet.test/second");
  }

  @Test
  void showsOneTopicWhenItIsChosen() {
    publish("chosen", "aid", "Aid arrives", "https://outlet.test/");
    publish("other", "peace", "More talks", "https://outlet.test/");
    assertThat(page.locator("#alert-other")).isVisible();

    page.locator(".chips .chip", new Page.LocatorOptions().setHasText("Aid")).click();

    assertThat(page.locator("#alert-chosen")).isVisible();
    assertThat(page.locator("#alert-other")).hasCount(0);
    assertThat(page.locator(".chips [aria-current]")).containsText("Aid");
  }

  @Test
  void isUsedByKeyboard() {
    publish("k1", "peace", "First talks", "https://outlet.test/1");
    publish("k2", "peace", "Second talks", "https://outlet.test/2");
    assertThat(page.locator("#alert-k2")).isVisible();

    page.keyboard().press("Tab");
    assertThat(page.locator(".skip")).isFocused();
    page.keyboard().press("j");
    assertThat(page.locator("#alerts > li:nth-child(1) article")).isFocused();
    page.keyboard().press("j");
    assertThat(page.locator("#alerts > li:nth-child(2) article")).isFocused();
    page.keyboard().press("k");
    assertThat(page.locator("#alerts > li:nth-child(1) article")).isFocused();
  }

  @Test
  void fitsAPhone() {
    publish("phone", "peace", "Talks about " + "x".repeat(200), "https://outlet.test/");

    page.setViewportSize(390, 844);

    assertThat(page.locator("#alert-phone")).isVisible();
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
  }

  @Test
  void refreshesTheOtherPartsByItself() throws Exception {
    Line.put(gateway, "/api/v1/feeds/later", "{\"url\": \"https://later.example/rss\"}");

    assertThat(page.locator("#feeds")).containsText("later.example");
  }

  private static void publish(String id, String topic, String title, String url) {
    Alert alert = Samples.alert(id, topic, title, url, Samples.AT);
    line.publish(KafkaTopics.ALERTS, topic, alert);
  }
}
