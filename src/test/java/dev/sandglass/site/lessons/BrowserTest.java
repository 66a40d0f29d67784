package dev.sandglass.site.lessons;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.sandglass.site.lessons.Browser.Screen;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** What tests in a browser share: one Chromium, and words for what a learner does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserTest {

    static final String LESSON = "lessons/controllers/watch-a-deployment";

    @TestHTTPResource("/")
    URI site;

    Browser browser;

    @BeforeAll
    void start() {
        browser = Browser.start();
    }

    @AfterEach
    void leave() {
        browser.leave();
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    /** A new visitor's page. */
    Page visit(Screen screen, String path) {
        var page = browser.visitor(screen, true).newPage();
        page.navigate(site + path);
        return page;
    }

    /** A click as a script would do it: on a phone the sheet may lie over the button. */
    static void click(Page page, String selector) {
        page.locator(selector).first().dispatchEvent("click");
    }

    static Locator foot(Page page, String block) {
        return page.locator("#" + block + " .foot");
    }

    static void run(Page page, String block, String says) {
        click(page, "#" + block + " [data-do=run]");
        assertThat(foot(page, block)).containsText(says);
    }

    /** What a terminal shows, as a screen reader has it. */
    static Locator screen(Page page, String terminal) {
        return page.locator("#terminal-" + terminal + " .xterm-accessibility-tree");
    }

    static void type(Page page, String line) {
        if (page.locator(".grip").isVisible()
                && !"terminal".equals(page.locator("#bench").getAttribute("data-view"))) {
            page.locator(".grip [data-view=terminal]").click();
        }
        page.locator(".tab[data-name=act]").dispatchEvent("click");
        page.locator("#terminal-act textarea").focus();
        page.keyboard().type(line);
        page.keyboard().press("Enter");
    }
}
