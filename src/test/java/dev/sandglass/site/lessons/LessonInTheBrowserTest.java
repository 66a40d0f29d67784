package dev.sandglass.site.lessons;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.sandglass.site.lessons.Browser.Screen;
import dev.sandglass.site.operations.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The first lesson as a learner meets it: in a browser, on a wide screen and on a phone. */
@QuarkusTest
@QuarkusTestResource(value = TestDatabase.class, restrictToAnnotatedClass = true)
class LessonInTheBrowserTest {

    private static final String LESSON = "lessons/controllers/watch-a-deployment";
    private static final double SLOW = 60_000;

    @TestHTTPResource("/")
    URI site;

    private Browser browser;

    @BeforeEach
    void start() {
        browser = Browser.start();
    }

    @AfterEach
    void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private Page visit(Screen screen, String path) {
        var page = browser.visitor(screen, true).newPage();
        page.navigate(site + path);
        return page;
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void everyPageIsSound(Screen screen) {
        for (var path :
                new String[] {"", "course", "sandboxes", "not-yet", "help", "nothing", LESSON}) {
            var page = visit(screen, path);
            assertThat(page.locator("h1")).isVisible();
            browser.assertSound(page, path);
            page.context().close();
        }
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void theLessonCanBeDoneFromTheFirstRunToTheLastCheck(Screen screen) {
        var page = visit(screen, LESSON);
        click(page, "#b1 [data-do=run]");
        assertThat(foot(page, "b1"))
                .containsText("running since", new ContainsTextOptions().setTimeout(SLOW));
        click(page, "#b2 [data-do=run]");
        click(page, "#b3 [data-do=run]");
        assertThat(foot(page, "b3"))
                .containsText("exit 0", new ContainsTextOptions().setTimeout(SLOW));
        click(page, "#b4 [data-do=run]");
        assertThat(foot(page, "b4"))
                .containsText("exit 0", new ContainsTextOptions().setTimeout(SLOW));
        assertThat(page.locator(".cell[data-shape=run]:not(.system)")).hasCount(3);
        assertThat(page.locator("#check-five-2")).hasAttribute("data-state", "half");
        browser.assertSound(page, "while Pods run");

        page.locator("#busiest input[value=c]").dispatchEvent("click");
        click(page, "#busiest [data-do=predict]");
        speed(page, screen, "60×");
        assertThat(page.locator("#busiest .outcome"))
                .containsText("4, as you said.", new ContainsTextOptions().setTimeout(SLOW));

        type(page, "kubectl scale deployment web --replicas=5");
        for (var check : new String[] {"#check-five-1", "#check-five-2"}) {
            assertThat(page.locator(check))
                    .hasAttribute("data-state", "done", new HasAttributeOptions().setTimeout(SLOW));
        }
        browser.assertSound(page, "when all is done");
    }

    @Test
    void nothingIsLostWhenThePageIsLoadedAgain() {
        var page = visit(Screen.WIDE, LESSON);
        click(page, "#b3 [data-do=run]");
        assertThat(foot(page, "b3"))
                .containsText("exit 0", new ContainsTextOptions().setTimeout(SLOW));
        type(page, "X=kept");
        assertThat(page.locator(".cell[data-shape=run]:not(.system)").first()).isVisible();

        page.reload();

        assertThat(foot(page, "b3")).containsText("exit 0");
        assertThat(screen(page, "act")).containsText("deployment.apps/web created");
        assertThat(page.locator(".cell:not(.system)")).hasCount(3);
        type(page, "echo it is $X");
        assertThat(screen(page, "act")).containsText("it is kept");
    }

    @Test
    void aLostNetworkIsSaidAndMended() {
        var context = browser.visitor(Screen.WIDE, true);
        context.addInitScript(
                """
                window.down = false;
                window.sockets = [];
                window.WebSocket = class extends WebSocket {
                    constructor(address) {
                        super(window.down ? address.replace('/sandboxes/', '/nothing/') : address);
                        window.sockets.push(this);
                    }
                };""");
        var page = context.newPage();
        page.navigate(site + LESSON);
        click(page, "#b3 [data-do=run]");
        assertThat(foot(page, "b3"))
                .containsText("exit 0", new ContainsTextOptions().setTimeout(SLOW));
        page.evaluate("() => { down = true; sockets.forEach(socket => socket.close()); }");
        assertThat(page.locator(".banner"))
                .hasText("The connection is lost. Your cluster is kept; trying again …");
        page.evaluate("() => { down = false; }");
        assertThat(page.locator(".banner")).isHidden();
        assertThat(page.locator("#terminal-act")).hasAttribute("data-state", "awake");
        type(page, "echo back again");
        assertThat(screen(page, "act")).containsText("back again");
    }

    @Test
    void timeStandsStillWithOneKey() {
        var page = visit(Screen.WIDE, LESSON);
        click(page, "#work .card .go");
        assertThat(page.locator(".play"))
                .hasAttribute(
                        "aria-label",
                        "Let time stand still",
                        new HasAttributeOptions().setTimeout(SLOW));
        page.locator("main h1").click();
        page.keyboard().press("Space");
        assertThat(page.locator(".play")).hasAttribute("aria-label", "Let time run");
        var stopped = page.locator(".clock time").textContent();
        page.waitForTimeout(1200);
        assertEquals(stopped, page.locator(".clock time").textContent());
    }

    @Test
    void aQuizSaysWhyAndRemembers() {
        var page = visit(Screen.WIDE, LESSON);
        page.locator("#q1 input[value=a]").dispatchEvent("click");
        click(page, "#q1 [data-do=answer]");
        assertThat(page.locator("#q1 .outcome")).hasText("Not so. Read why, then try again.");
        assertThat(page.locator("#q1 .why").nth(2)).containsText("Right.");
        click(page, "#q1 [data-do=again]");
        page.locator("#q1 input[value=c]").dispatchEvent("click");
        click(page, "#q1 [data-do=answer]");

        page.reload();

        assertThat(page.locator("#q1 .outcome"))
                .hasText("That is right. The reasons stand below each answer.");
    }

    @Test
    void deleteAndStartOverStandInTheList() {
        var page = visit(Screen.WIDE, LESSON);
        page.onDialog(dialog -> dialog.accept());
        click(page, "#b3 [data-do=run]");
        assertThat(foot(page, "b3"))
                .containsText("exit 0", new ContainsTextOptions().setTimeout(SLOW));
        page.navigate(site + "sandboxes");
        browser.assertSound(page, "the list of sandboxes");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start over")).click();
        assertThat(page).hasURL(Pattern.compile(LESSON + "\\?sandbox="));
        assertThat(page.locator(".node")).hasCount(4); // three, and the place of Pods without one
        assertThat(page.locator(".cell:not(.system)")).hasCount(0);
        page.navigate(site + "sandboxes");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Delete")).click();
        assertThat(page.locator(".empty h2")).hasText("None yet");
    }

    @Test
    void theTextIsWholeWithoutScript() {
        var page = browser.visitor(Screen.WIDE, false).newPage();
        page.navigate(site + LESSON);
        assertThat(page.locator("#what-you-can-say-now")).isVisible();
        assertThat(page.locator(".bench")).isHidden();
        assertThat(page.locator("#b1 [data-do=run]")).isHidden();
        assertThat(page.locator(".mermaid .source")).isVisible();
        page.locator("#q1 input[value=c]").check();
        assertThat(page.locator("#q1 .why").nth(2)).isVisible();
    }

    /** A click as a script would do it: on a phone the sheet may lie over the button. */
    private static void click(Page page, String selector) {
        page.locator(selector).dispatchEvent("click");
    }

    private static Locator foot(Page page, String block) {
        return page.locator("#" + block + " .foot");
    }

    private static Locator screen(Page page, String terminal) {
        return page.locator("#terminal-" + terminal + " .xterm-accessibility-tree");
    }

    private static void type(Page page, String line) {
        page.locator(".tab[data-name=act]").dispatchEvent("click");
        page.locator("#terminal-act textarea").focus();
        page.keyboard().type(line);
        page.keyboard().press("Enter");
    }

    private static void speed(Page page, Screen screen, String speed) {
        if (screen == Screen.PHONE) {
            page.locator(".grip [data-view=time]").click();
        }
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(speed).setExact(true))
                .click();
        if (screen == Screen.PHONE) {
            page.locator(".grip [data-view=terminal]").click();
        }
    }
}
