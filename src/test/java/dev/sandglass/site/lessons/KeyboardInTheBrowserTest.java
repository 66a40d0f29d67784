package dev.sandglass.site.lessons;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import dev.sandglass.site.lessons.Browser.Screen;
import dev.sandglass.site.operations.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The lesson without a mouse, and as those hear it who do not see it. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@Tag("server")
class KeyboardInTheBrowserTest extends BrowserTest {

    /** Presses Tab until something has the focus; everything on the way must show that it has it. */
    private static void tabTo(Page page, String selector) {
        for (var i = 0; i < 60; i++) {
            page.keyboard().press("Tab");
            if ((boolean) page.evaluate("s => document.activeElement.matches(s)", selector)) {
                return;
            }
        }
        throw new AssertionError("Tab does not reach " + selector);
    }

    @Test
    void aLearnerWithoutAMouseGetsThroughTheLesson() {
        var page = visit(Screen.WIDE, LESSON);
        assertThat(page.locator("#work .card .go")).isVisible();
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.keyboard().press("Enter");
        tabTo(page, "#b1 [data-do=run]");
        assertTrue(outlined(page), "the focus is seen");
        page.keyboard().press("Enter");
        assertThat(foot(page, "b1")).containsText("running since");

        // the terminal has the focus now; Escape twice leaves it for its tab
        assertThat(page.locator("#terminal-pods textarea")).isFocused();
        page.keyboard().press("Escape");
        page.keyboard().press("Escape");
        assertThat(page.locator(".tab[data-name=pods]")).isFocused();
        page.keyboard().press("Space");
        assertThat(page.locator(".clock small")).hasText("stands still");
        page.keyboard().press("Space");
        assertThat(page.locator(".clock small")).hasText("cluster time");
        page.keyboard().press("ArrowLeft");
        assertThat(page.locator(".tab[data-name=act]")).isFocused();

        // Tab passes the terminals by, to the glass; Enter on a tab leads in
        tabTo(page, ".glass .play");
        page.locator(".tab[data-name=act]").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#terminal-act textarea")).isFocused();
        page.keyboard().type("kubectl create deployment web --image=nginx:1.29 --replicas=3");
        page.keyboard().press("Enter");
        assertThat(screen(page, "act")).containsText("deployment.apps/web created");
        page.keyboard().insertText("echo dictated");
        page.keyboard().press("Enter");
        assertThat(screen(page, "act")).containsText("\ndictated");
        page.keyboard().press("Control+Backquote");
        assertThat(page.locator("#b1 [data-do=run]")).isFocused(); // where it was in the text

        page.locator("#q1 input").first().focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        tabTo(page, "#q1 [data-do=answer]");
        page.keyboard().press("Enter");
        assertThat(page.locator("#q1 .outcome")).hasText("That is right.");

        page.locator("#five summary").first().focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#five .rung").first()).isVisible();
    }

    private static boolean outlined(Page page) {
        return (boolean)
                page.evaluate(
                        "() => { const s = getComputedStyle(document.activeElement);"
                                + " return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; }");
    }

    @Test
    void everyKeyOfTheListDoesWhatItSays() {
        var page = visit(Screen.WIDE, LESSON);
        click(page, "#work .card .go");
        assertThat(page.locator(".node")).hasCount(3);
        page.locator("#b3 [data-do=run]").focus();
        page.keyboard().press("Control+Enter");
        assertThat(foot(page, "b3")).containsText("exit 0");
        page.keyboard().press("Control+Backquote");

        page.keyboard().press("n");
        assertEquals("A", page.evaluate("() => document.activeElement.tagName"));
        var first = page.evaluate("() => document.activeElement.hash");
        page.keyboard().press("n");
        page.keyboard().press("p");
        assertEquals(first, page.evaluate("() => document.activeElement.hash"));

        // the last event is of a Pod only when the page has heard of them
        assertThat(page.locator(".cell[data-shape=run]:not(.system)")).hasCount(3);
        page.keyboard().press(".");
        assertThat(page.locator(".bubble")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator(".bubble")).isHidden();
        page.locator(".strip").focus();
        page.keyboard().press("End");
        assertThat(page.locator(".strip"))
                .hasAttribute(
                        "aria-valuetext",
                        Pattern.compile("Pod/web-|Deployment/web|ReplicaSet/web-"));

        page.locator("main").focus();
        page.keyboard().press("f");
        assertThat(page.locator(".cluster")).isHidden();
        assertThat(page.locator("main")).isHidden();
        browser.assertSound(page, "terminals on the full screen");
        page.keyboard().press("f");
        page.keyboard().press("g");
        assertThat(page.locator(".terminals")).isHidden();
        browser.assertSound(page, "the picture on the full screen");
        page.keyboard().press("Escape");
        assertThat(page.locator(".terminals")).isVisible();

        page.keyboard().press("/");
        assertThat(page.locator(".finder input")).isFocused();
        page.keyboard().type("as a table");
        assertThat(page.locator(".finder li")).hasCount(1);
        page.keyboard().press("Enter");
        assertThat(page.locator(".as-table")).isVisible();
        page.keyboard().press("?");
        assertThat(page.locator("dialog.keys")).isVisible();
        page.keyboard().press("Escape");
    }

    @Test
    void theSplitterMovesWithArrowsAndItsPlaceIsRemembered() {
        var page = visit(Screen.WIDE, LESSON);
        var splitter = page.locator("#split");
        assertThat(splitter).hasAttribute("aria-valuenow", "43");
        assertThat(page.locator("#work .card .go")).isVisible();
        splitter.focus();
        page.keyboard().press("ArrowRight");
        assertThat(splitter).hasAttribute("aria-valuenow", "45");
        page.reload();
        assertThat(page.locator("#work .card .go")).isVisible();
        assertThat(page.locator("#split")).hasAttribute("aria-valuenow", "45");
        page.locator("#split").dblclick();
        assertThat(page.locator("#split")).hasAttribute("aria-valuenow", "43");
    }

    @Test
    void aScreenReaderIsToldWhatIsSeen() {
        var page = visit(Screen.WIDE, LESSON);
        run(page, "b3", "exit 0");
        assertThat(page.locator("#terminal-act"))
                .hasAttribute("aria-label", "Terminal act. Escape twice leaves it.");
        assertThat(page.locator("#b3 .where")).hasText("In the terminal act");
        assertThat(page.locator("figure.diagram pre").first())
                .hasAttribute("aria-label", Pattern.compile("^The chain of work"));
        assertThat(page.locator(".callout").first())
                .hasAttribute("aria-label", Pattern.compile("^Note: "));
        assertThat(page.locator(".cell:not(.system)").first())
                .hasAttribute(
                        "aria-label",
                        Pattern.compile("^web-.*, (Pending|ContainerCreating|Running)"));
        assertThat(page.locator("[data-node=node01]")).hasAttribute("role", "group");
        assertThat(page.locator("#check-five-1 .now")).hasAttribute("role", "status");
        assertThat(page.locator("#q1 legend")).containsText("Someone stops the scheduler.");
    }
}
