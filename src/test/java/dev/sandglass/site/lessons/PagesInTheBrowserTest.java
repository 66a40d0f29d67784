package dev.sandglass.site.lessons;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.sandglass.site.lessons.Browser.Screen;
import dev.sandglass.site.operations.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page but the lesson, at both widths and in both colours. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@Tag("server")
class PagesInTheBrowserTest extends BrowserTest {

    @ParameterizedTest
    @EnumSource(Screen.class)
    void everyPageIsSound(Screen screen) {
        var page = visit(screen, "");
        for (var path :
                List.of("", "course", "sandboxes", "not-yet", "help", "nothing", "broken")) {
            page.navigate(site + path);
            assertThat(page.locator("h1")).isVisible();
            browser.assertSound(page, path);
        }
    }

    /** A form of another site, or of a page that hides where it is from. */
    @Test
    void aFormFromElsewhereIsRefusedByAPage() {
        var page = browser.visitor(Screen.WIDE, true).newPage();
        page.setContent(
                "<form method=post action=" + site + "sandboxes><button>Go</button></form>");
        page.getByText("Go").click();
        assertThat(page.locator("h1")).hasText("This is not yours");
        assertThat(page.locator(".code")).hasText("403 Forbidden");
        browser.assertSound(page, "403");
    }

    @Test
    void aLessonIsPrintedDarkOnWhite() {
        var page = visit(Screen.WIDE, LESSON);
        page.emulateMedia(
                new Page.EmulateMediaOptions()
                        .setMedia(Media.PRINT)
                        .setColorScheme(ColorScheme.DARK));
        assertEquals("rgb(255, 255, 255)", background(page));
        assertEquals(
                "rgb(31, 36, 48)", page.evaluate("() => getComputedStyle(document.body).color"));
        assertThat(page.locator(".top")).isHidden();
        assertThat(page.locator("#b3 .expected")).isVisible();
        assertThat(page.locator("#q1 .why").first()).isVisible();
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void homeLeadsThroughTheOutlineToTheLesson(Screen screen) {
        var page = visit(screen, "");
        var pod = page.locator(".recording .pod").last().boundingBox();
        var frame = page.locator(".recording").boundingBox();
        assertTrue(pod.x + pod.width < frame.x + frame.width, "all Pods are within the frame");
        var picture = page.locator(".seen img:visible");
        picture.scrollIntoViewIfNeeded();
        assertTrue(
                (boolean) picture.evaluate("img => img.decode().then(() => img.naturalWidth > 0)"));
        page.locator(".recording .play").click();
        assertThat(page.locator(".recording .caption b")).not().isEmpty();
        link(page, "See the course");
        assertThat(page.locator("nav [aria-current]")).hasText("Course");
        link(page, "Watch a Deployment come to life");
        assertThat(page).hasURL(Pattern.compile(LESSON + "$"));
        assertThat(page.locator(".lesson .meta")).containsText("minutes");
        page.locator(".outline summary").click();
        link(page, "Your turn");
        assertThat(page.locator("#your-turn")).isInViewport();
        assertThat(page.locator(".onward a")).containsText("Back to the course");
    }

    private static void link(Page page, String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).first().click();
    }

    @Test
    void theRecordingOfTheFirstPageCanBeTurnedWithKeys() {
        var page = visit(Screen.WIDE, "");
        var slider = page.getByRole(AriaRole.SLIDER);
        slider.focus();
        page.keyboard().press("End");
        assertThat(page.locator(".recording .caption b")).hasText("status: Available");
        page.keyboard().press("ArrowLeft");
        assertThat(page.locator(".recording .caption span")).hasText("Three.");
        assertThat(slider).hasAttribute("aria-valuetext", "1.925 seconds: status: Running. Three.");
        assertThat(page.locator(".recording .pod").last()).hasAttribute("data-state", "r");
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void theSearchFindsALessonAndAllKeysAreTold(Screen screen) {
        var page = visit(screen, "course");
        page.locator("[data-do=find]").click();
        assertThat(page.locator(".finder li").first()).isVisible();
        browser.assertSound(page, "the search");
        page.keyboard().type("qqq");
        assertThat(page.locator(".finder [role=status]")).hasText("Nothing is called so.");
        browser.assertSound(page, "nothing found");
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog")).hasCount(0);
        page.locator("[data-do=find]").click();
        assertThat(page.locator(".finder li").first()).isVisible();
        page.keyboard().type("your turn");
        assertThat(page.locator(".finder li")).hasCount(1);
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(LESSON + "#your-turn$"));

        page.navigate(site + "help");
        page.keyboard().press("?");
        assertThat(page.locator("dialog.keys")).isVisible();
        assertThat(page.locator("dialog.keys h2")).isInViewport();
        browser.assertSound(page, "all keys");
        page.keyboard().press("Escape");
        assertThat(page.locator("dialog")).hasCount(0);
    }

    @Test
    void theColoursGoRoundAndAreRemembered() {
        var page = visit(Screen.WIDE, "course");
        var button = page.locator("[data-do=theme]");
        button.click();
        assertThat(page.locator("html")).hasAttribute("data-theme", "light");
        button.click();
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        page.navigate(site + "help");
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        assertEquals("rgb(18, 21, 28)", background(page));
        page.locator("[data-do=theme]").click();
        assertEquals("rgb(251, 248, 241)", background(page));
    }

    private static Object background(Page page) {
        return page.evaluate("() => getComputedStyle(document.body).backgroundColor");
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void theTextIsWholeWithoutScript(Screen screen) {
        var page = browser.visitor(screen, false).newPage();
        page.navigate(site + LESSON);
        assertThat(page.locator("#what-you-can-say-now")).isVisible();
        assertThat(page.locator(".bench")).isHidden();
        assertThat(page.locator("#b1 [data-do=run]")).isHidden();
        assertThat(page.locator(".mermaid .source")).isVisible();
        page.locator("#q1 input[value=c]").check();
        assertThat(page.locator("#q1 .why").nth(2)).isVisible();
        page.locator(".hints summary").first().click();
        assertThat(page.locator(".hints .rung").first()).isVisible();
        page.locator("#b3 summary").click();
        assertThat(page.locator("#b3 .expected")).isVisible();
    }

    /** Numbers of PAGE: text 7 to 1 on every ground, what is quiet or means something 4.5 to 1. */
    @Test
    void theColoursKeepTheirContrast() {
        var page = visit(Screen.WIDE, "course");
        for (var theme : List.of("light", "dark")) {
            var low = page.evaluate(CONTRASTS, theme);
            assertEquals(List.of(), low, theme);
        }
    }

    private static final String CONTRASTS =
            """
            theme => {
              document.documentElement.dataset.theme = theme;
              const probe = document.body.appendChild(document.createElement('i'));
              const light = name => {
                probe.style.color = `var(--${name})`;
                const parts = getComputedStyle(probe).color.match(/[\\d.]+/g).slice(0, 3).map(each => {
                  const part = each / 255;
                  return part <= .03928 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4;
                });
                return .2126 * parts[0] + .7152 * parts[1] + .0722 * parts[2];
              };
              const low = [];
              const least = { ink: 7, quiet: 4.5, accent: 4.5, good: 4.5, warn: 4.5, bad: 4.5, info: 4.5, rim: 3 };
              for (const [name, wanted] of Object.entries(least)) {
                for (const ground of ['paper', 'raised', 'sunk']) {
                  const [a, b] = [light(name), light(ground)].sort((x, y) => y - x);
                  const ratio = (a + .05) / (b + .05);
                  if (ratio < wanted) low.push(`${name} on ${ground}: ${ratio.toFixed(2)}`);
                }
              }
              probe.remove();
              return low;
            }""";
}
