package dev.sandglass.site.lessons;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.sandglass.document.Document;
import dev.sandglass.document.Yaml;
import dev.sandglass.site.lessons.Browser.Screen;
import dev.sandglass.site.operations.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The first lesson as a learner meets it, from the first run to the last check. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@Tag("server")
class LessonInTheBrowserTest extends BrowserTest {

    @TestHTTPResource(value = "/", tls = true)
    URI secure;

    @ParameterizedTest
    @EnumSource(Screen.class)
    void theLessonCanBeDoneFromTheFirstRunToTheLastCheck(Screen screen) {
        var page = visit(screen, LESSON);
        browser.assertSound(page, "the lesson before there is a cluster");
        run(page, "b1", "running since");
        run(page, "b2", "running since");
        run(page, "b3", "exit 0 · as expected");
        run(page, "b4", "exit 0 · as expected");
        assertThat(page.locator(".cell[data-shape=run]:not(.system)")).hasCount(3);
        assertThat(page.locator(".summary")).hasText("3 nodes · 3 of 3 Pods ready");
        shows(page, "pods", "ContainerCreating");
        shows(page, "events", "Started");
        assertThat(page.locator("#check-five-2")).hasAttribute("data-state", "half");
        page.locator("figure.mermaid").scrollIntoViewIfNeeded();
        assertThat(page.locator("figure.mermaid svg")).hasCount(1);
        browser.assertSound(page, "while Pods run");

        predict(page, screen);

        page.locator("#five .hints summary").first().click();
        type(page, "kubectl scale deployment web --replicas=5");
        for (var check : new String[] {"#check-five-1", "#check-five-2"}) {
            assertThat(page.locator(check)).hasAttribute("data-state", "done");
        }
        browser.assertSound(page, "when all is done");
        assertThat(page.locator("#left")).hasText("2 of 4 done. Left: a question and a question.");
        if (screen == Screen.WIDE) {
            assertEquals(
                    0, page.evaluate("() => document.documentElement.scrollHeight - innerHeight"));
        }
        page.navigate(site + "course");
        assertThat(page.locator(".progress")).hasText("2 of 4 done");
    }

    private static void shows(Page page, String terminal, String text) {
        page.locator(".tab[data-name=" + terminal + "]").dispatchEvent("click");
        assertThat(screen(page, terminal)).containsText(text);
    }

    private void predict(Page page, Screen screen) {
        click(page, "#busiest input[value=c]");
        click(page, "#busiest [data-do=predict]");
        assertThat(page.locator("#busiest .outcome")).containsText("Your cluster decides in");
        browser.assertSound(page, "while a prediction is watched");
        speed(page, screen, "60×");
        assertThat(page.locator("#busiest .outcome")).containsText("4, as you said.");
        assertThat(page.locator("#busiest .why").first()).isVisible();
        speed(page, screen, "1×");
    }

    private void speed(Page page, Screen screen, String speed) {
        if (screen == Screen.PHONE) {
            page.locator(".grip [data-view=time]").click();
            browser.assertSound(page, "the sheet with the time");
        }
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(speed).setExact(true))
                .click();
        if (screen == Screen.PHONE) {
            page.locator(".grip [data-view=cluster]").click();
            browser.assertSound(page, "the sheet with the cluster");
        }
    }

    @Test
    void theThreeTerminalsStandSideBySideAndOneAtATimeOnAPhone() {
        var page = visit(Screen.WIDE, LESSON);
        assertThat(page.locator(".clock small")).hasText("cluster time");
        click(page, "#work .card .go");
        assertThat(page.locator(".pane:visible")).hasCount(3);
        page.waitForFunction(
                "() => new Set(['act', 'pods'].map(it => document.querySelector("
                        + "'#terminal-' + it).getBoundingClientRect().y)).size === 1");
        page.setViewportSize(1280, 720);
        // the whole picture is seen on a small laptop
        page.waitForFunction(
                "() => { const p = document.querySelector('.picture');"
                        + " return p.scrollHeight === p.clientHeight; }");

        var phone = visit(Screen.PHONE, LESSON);
        run(phone, "b1", "running since");
        assertThat(phone.locator(".pane:visible")).hasCount(1);
        assertThat(phone.locator(".tab")).hasText(new String[] {"act", "pods", "events"});
        phone.locator(".tab[data-name=act]").click();
        assertThat(phone.locator("#terminal-act")).isVisible();
        assertThat(phone.locator(".key-row button")).hasCount(12);
        phone.locator(".tab[data-name=pods]").click();
        phone.getByLabel("Ctrl C: end the program").click();
        assertThat(foot(phone, "b1")).containsText("interrupted");
    }

    @Test
    void aTerminalThatWasAddedStaysUntilItIsPutAway() {
        var page = visit(Screen.WIDE, LESSON);
        click(page, "#work .card .go");
        button(page, "One more terminal");
        assertThat(page.locator("#terminal-more-2 textarea")).isFocused();
        page.keyboard().type("echo in $((1 + 1))");
        page.keyboard().press("Enter");
        assertThat(screen(page, "more-2")).containsText("in 2");

        page.reload();

        assertThat(screen(page, "more-2")).containsText("in 2");
        page.locator(".tab[data-name=more-2]").click();
        button(page, "Put this terminal away");
        assertThat(page.locator(".tab")).hasText(new String[] {"act", "pods", "events"});
        button(page, "One more terminal");
        assertThat(screen(page, "more-2")).containsText("in 2"); // the same shell
        browser.assertSound(page, "four terminals");
    }

    @Test
    void outputThatDiffersIsShownSideBySide() {
        var page = visit(Screen.WIDE, LESSON);
        run(page, "b3", "exit 0 · as expected");
        run(page, "b3", "exit 1 · differs");
        assertThat(page.locator("#b3 .compared .differs").last()).containsText("already exists");
        browser.assertSound(page, "a difference");
    }

    @Test
    void aBlockSaysThatAnotherProgramHasItsTerminal() {
        var page = visit(Screen.WIDE, LESSON);
        click(page, "#work .card .go");
        type(page, "vi notes");
        assertThat(screen(page, "act")).containsText("~");
        run(page, "b3", "another program has the terminal act");
        browser.assertSound(page, "a block that waits");
        type(page, ":q!");
        assertThat(foot(page, "b3")).containsText("exit 0 · as expected");
    }

    @Test
    void aStoppedClockGoesOnEventByEvent() {
        var page = visit(Screen.WIDE, LESSON);
        run(page, "b1", "running since");
        page.locator("main h1").click();
        page.keyboard().press("Space");
        assertThat(page.locator(".clock small")).hasText("stands still");
        run(page, "b3", "exit 0 · as expected");
        assertThat(page.locator(".cell:not(.system)")).hasCount(0);
        assertThat(page.locator("#terminal-pods .stands")).isVisible();
        assertThat(page.locator("#terminal-act .stands")).isHidden();
        run(page, "b4", "waits: time stands still");
        assertThat(page.locator("#terminal-act .stands")).isVisible();
        for (var i = 0; i < 12 && page.locator(".homeless .cell").count() == 0; i++) {
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("next event"))
                    .click();
            assertThat(page.locator("[data-wait=next]")).hasAttribute("aria-pressed", "false");
        }
        assertThat(page.locator(".homeless .cell").first()).isVisible();
        // a part says for a moment what it has just done
        page.waitForFunction(
                """
                () => document.querySelector('[data-part=scheduler] small').textContent
                    === `queue ${document.querySelectorAll('.homeless .cell').length}`""");
        browser.assertSound(page, "Pods without a node");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("until settled"))
                .click();
        assertThat(page.locator(".cell[data-shape=run]:not(.system)")).hasCount(3);
        assertThat(foot(page, "b4")).containsText("exit 0 · as expected");
        assertThat(page.locator(".clock small")).hasText("stands still");
    }

    @Test
    void nothingIsLostWhenThePageIsLoadedAgain() {
        var page = visit(Screen.WIDE, LESSON);
        run(page, "b1", "running since");
        run(page, "b3", "exit 0 · as expected");
        type(page, "X=kept");
        assertThat(page.locator(".cell[data-shape=run]:not(.system)").first()).isVisible();

        page.reload();

        assertThat(foot(page, "b1")).containsText("running since");
        assertThat(foot(page, "b3")).containsText("exit 0 · as expected");
        assertThat(page.locator(".tab.working")).hasText("pods");
        assertThat(screen(page, "act")).containsText("deployment.apps/web created");
        assertThat(page.locator(".cell:not(.system)")).hasCount(3);
        type(page, "echo it is $X");
        assertThat(screen(page, "act")).containsText("it is kept");
    }

    /** The kubeconfig's token opens the same cluster by HTTPS, and the page sees what is done there. */
    @Test
    void whatIsDoneFromOutsideShowsAtOnce() {
        var page = visit(Screen.WIDE, LESSON);
        run(page, "b1", "running since");
        var file =
                page.evaluate(
                        """
                        async () => {
                            const list = await (await fetch('/sandboxes')).text();
                            const id = /sandboxes\\/([0-9a-f]+)\\/delete/.exec(list)[1];
                            return (await fetch(`/api/sandboxes/${id}/kubeconfig`)).text();
                        }""");
        var config = (Document) Yaml.parse(file.toString());
        var server = URI.create(config.items("clusters").document(0).text("cluster.server"));
        var token = config.items("users").document(0).text("user.token");

        RestAssured.given()
                .relaxedHTTPSValidation()
                .header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(
                        """
                        {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "outside"},
                         "spec": {"containers": [{"name": "c", "image": "nginx:1.29"}]}}
                        """)
                .post(secure.resolve(server.getPath() + "/api/v1/namespaces/default/pods"))
                .then()
                .statusCode(201);

        assertThat(page.locator(".cell[aria-label^=outside]")).hasAttribute("data-shape", "run");
        assertThat(screen(page, "pods")).containsText("outside");
    }

    @Test
    void aQuizSaysWhyAndRemembers() {
        var page = visit(Screen.WIDE, LESSON);
        click(page, "#q1 input[value=a]");
        click(page, "#q1 [data-do=answer]");
        assertThat(page.locator("#q1 .outcome")).hasText("Not so. Read why, and choose again.");
        assertThat(page.locator("#q1 .why").first()).isVisible();
        assertThat(page.locator("#q1 .why").nth(2)).isHidden();
        browser.assertSound(page, "a miss");
        click(page, "#q1 input[value=c]");
        click(page, "#q1 [data-do=answer]");
        assertThat(page.locator("#q1 .why:visible")).hasCount(4);
        browser.assertSound(page, "a hit");

        page.reload();

        assertThat(page.locator("#q1 .outcome")).hasText("That is right.");
        click(page, "#q1 [data-do=again]");
        assertThat(page.locator("#q1 .why:visible")).hasCount(0);
        click(page, "#q3 input[value=a]");
        click(page, "#q3 [data-do=answer]");
        assertThat(page.locator("#q3 .outcome")).hasText("1 of 2 found. Choose again.");
    }

    @Test
    void theClusterCanBeReadAsATableAndAskedForDetails() {
        var page = visit(Screen.WIDE, LESSON);
        run(page, "b3", "exit 0");
        page.locator(".cell[data-shape=run]:not(.system)").first().click();
        assertThat(page.locator(".detail dd").first()).hasText("default");
        browser.assertSound(page, "the details of a Pod");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("describe")).click();
        assertThat(screen(page, "act")).containsText("spec.containers{nginx}");
        page.keyboard().press("Escape");
        page.keyboard().press("Escape");
        page.locator("[data-node=node01] .name").click();
        assertThat(page.locator(".detail .title b")).hasText("node01");
        browser.assertSound(page, "the details of a node");
        button(page, "its Pods");
        assertThat(screen(page, "act")).containsText("spec.nodeName=node01");
        page.locator("[data-part=scheduler] .name").click();
        assertThat(page.locator(".detail .title b")).hasText("kube-scheduler-controlplane");
        page.keyboard().press("Escape");
        assertThat(page.locator("[data-part=scheduler] .name")).isFocused();
        button(page, "As a table");
        assertThat(page.locator(".as-table tbody tr")).hasCount(13);
        page.locator(".as-table .name").first().click();
        assertThat(page.locator(".detail dd").first()).hasText("default");
        page.keyboard().press("Escape");
        browser.assertSound(page, "the cluster as a table");
    }

    @Test
    void aSandboxIsDeletedAndStartedOverOnlyWhenOneIsSure() {
        var page = visit(Screen.WIDE, LESSON);
        run(page, "b3", "exit 0");
        page.locator(".menu summary").click();
        browser.assertSound(page, "the menu of the sandbox");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Use your own kubectl"))
                .click();
        assertThat(page.locator("dialog.own-kubectl a"))
                .hasAttribute("href", Pattern.compile("/kubeconfig$"));
        browser.assertSound(page, "how to use one's own kubectl");
        page.keyboard().press("Escape");

        choose(page, "Start over");
        browser.assertSound(page, "the question before starting over");
        answer(page, "Keep it");
        assertThat(page.locator(".cell:not(.system)")).hasCount(3);
        choose(page, "Start over");
        answer(page, "Start over");
        assertThat(page.locator(".cell:not(.system)")).hasCount(0);
        assertThat(page.locator(".cell.system")).hasCount(10);
        assertThat(foot(page, "b3")).isHidden();

        choose(page, "Delete this sandbox");
        answer(page, "Delete");
        assertThat(page.locator("#work .card h2")).hasText("A cluster of your own");
    }

    private static void choose(Page page, String deed) {
        page.locator(".menu summary").click();
        page.locator(".menu").getByText(deed).click();
    }

    private static void answer(Page page, String name) {
        page.locator("dialog.asks").getByText(name).last().click();
        assertThat(page.locator("dialog")).hasCount(0);
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void theListOfSandboxesStartsOverAndDeletes(Screen screen) {
        var page = visit(screen, LESSON);
        run(page, "b3", "exit 0");
        page.navigate(site + "sandboxes");
        browser.assertSound(page, "the list of sandboxes");
        button(page, "Start over");
        answer(page, "Start over");
        assertThat(page).hasURL(Pattern.compile(LESSON + "\\?sandbox="));
        page.navigate(site.toString());
        browser.assertSound(page, "the first page for somebody who comes back");
        page.getByText("Go on where you were").click();
        assertThat(page).hasURL(Pattern.compile(LESSON + "\\?sandbox="));
        assertThat(page.locator(".node")).hasCount(3);
        assertThat(page.locator(".cell:not(.system)")).hasCount(0);
        page.navigate(site + "sandboxes");
        button(page, "Delete");
        answer(page, "Delete");
        assertThat(page.locator(".empty h2")).hasText("None yet");
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void aClusterWithoutALessonIsOneClickAway(Screen screen) {
        var page = visit(screen, "sandboxes");
        button(page, "A cluster without a lesson");
        assertThat(page).hasURL(Pattern.compile("/sandboxes/[0-9a-f]+$"));
        run(page, "b1", "exit 0");
        browser.assertSound(page, "a cluster without a lesson");
        var address = page.url();
        if (screen == Screen.PHONE) {
            page.locator(".grip [data-view=cluster]").click();
        }
        choose(page, "Start over");
        answer(page, "Start over");
        assertThat(page).not().hasURL(address);
        page.reload();
        assertThat(page.locator(".node")).hasCount(3);
        assertThat(foot(page, "b1")).isHidden();
    }

    private static void button(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).click();
    }
}
