package dev.sandglass.site.lessons;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.ForcedColors;
import dev.sandglass.site.lessons.Browser.Screen;
import dev.sandglass.site.operations.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the page shows when something is not as it should be: each state can be read and left. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@Tag("server")
class StatesInTheBrowserTest extends BrowserTest {

    private static final Pattern STATE = Pattern.compile("/sandboxes/.*/state");
    private static final String CLOCK =
            "{\"clock\":{\"now\":\"2026-12-01T10:00:00Z\",\"speed\":1,\"running\":true,\"waiting\":null,\"turns\":1}}";
    private static final String BOARD =
            """
            {"board":{"nodes":[{"name":"node01","ready":true,"unschedulable":true,"cpu":"2"},
            {"name":"node02","ready":false,"unschedulable":false,"cpu":"2"}],"pods":[
            {"ns":"default","name":"a","node":"node01","phase":"Running","ready":"1/2","reason":""},
            {"ns":"default","name":"b","node":"node01","phase":"Running","ready":"0/1","reason":"CrashLoopBackOff"},
            {"ns":"default","name":"c","node":"node02","phase":"Running","ready":"1/1","reason":"Terminating"},
            {"ns":"default","name":"d","node":"node02","phase":"Succeeded","ready":"0/1","reason":"Completed"},
            {"ns":"default","name":"e","node":"","phase":"Pending","ready":"0/1","reason":""},
            {"ns":"default","name":"f","node":"node02","phase":"Running","ready":"1/1","reason":""}]}}""";

    /** The page of a learner who has a sandbox, with a state socket that the test speaks for. */
    private Page visitWith(Screen screen, Consumer<WebSocketRoute> server) {
        var page = browser.visitor(screen, true).newPage();
        page.routeWebSocket(STATE, server);
        page.navigate(site + LESSON);
        click(page, "#work .card .go");
        return page;
    }

    /** Whoever does not look for a minute lets the sandbox fall asleep, and finds it as it was. */
    @Test
    void aPageThatNobodyLooksAtLetsGoAndComesBack() {
        var page = browser.visitor(Screen.WIDE, true).newPage();
        page.clock().install();
        page.navigate(site + LESSON);
        run(page, "b1", "running since");
        page.evaluate(LOOKS, true);
        page.clock().fastForward(61_000);
        assertThat(page.locator(".banner"))
                .hasText(
                        "Nobody has looked at this page for a while: your cluster may fall asleep."
                                + " It wakes when you are back.");
        assertThat(page.locator("#terminal-act")).hasAttribute("data-state", "asleep");
        browser.assertSound(page, "a page that nobody looks at");
        page.evaluate(LOOKS, false);
        assertThat(page.locator(".banner")).isHidden();
        type(page, "echo here again");
        assertThat(screen(page, "act")).containsText("here again");
        type(page, "kubectl create deployment web --image=nginx:1.29");
        assertThat(screen(page, "pods")).containsText("web-"); // the watch has gone on
    }

    private static final String LOOKS =
            """
            away => {
                Object.defineProperty(document, 'hidden', { value: away, configurable: true });
                document.dispatchEvent(new Event('visibilitychange'));
            }""";

    @ParameterizedTest
    @CsvSource({
        "4403, Not this time, This sandbox belongs to somebody else.",
        "4404, This sandbox is gone, 'It was deleted or started over, perhaps in another window.'",
        "4429, Not this time, Too many connections to this sandbox are open."
    })
    void aDoorThatStaysShutSaysWhy(int code, String title, String says) {
        var page =
                visitWith(
                        Screen.WIDE,
                        socket -> socket.close(new WebSocketRoute.CloseOptions().setCode(code)));
        assertThat(page.locator("#work .card h2")).hasText(title);
        assertThat(page.locator("#work .card")).containsText(says);
        browser.assertSound(page, "closed with " + code);
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void aLimitIsSaidWithAWayOut(Screen screen) {
        var page = visit(screen, LESSON);
        var says = "You have 10 sandboxes, which is as many as one person can have here.";
        page.route(
                "**/api/sandboxes",
                route ->
                        route.fulfill(
                                new Route.FulfillOptions()
                                        .setStatus(429)
                                        .setContentType("application/json")
                                        .setBody("{\"says\":\"" + says + "\"}")));
        if (screen == Screen.PHONE) {
            page.locator(".grip [data-view=cluster]").click();
        }
        page.locator("#work .card .go").click();
        assertThat(page.locator("#work .card")).containsText(says);
        assertThat(page.locator("#work .card a")).hasText("My sandboxes");
        browser.assertSound(page, "a limit");
        click(page, "#b1 [data-do=run]");
        assertThat(foot(page, "b1")).isHidden();
    }

    @Test
    void aStartThatTakesLongShowsThatItIsOnItsWay() {
        var page = visit(Screen.WIDE, LESSON);
        var held = new AtomicReference<Route>();
        page.route("**/api/sandboxes", held::set);
        page.locator("#work .card .go").click();
        assertThat(page.locator("#work .card")).containsText("Starting your cluster …");
        browser.assertSound(page, "starting");
        held.get().abort();
        assertThat(page.locator("#work .card")).containsText("The server cannot be reached.");
        browser.assertSound(page, "no server");
        page.unroute("**/api/sandboxes");
        page.locator("#work .card .go").click();
        assertThat(page.locator(".node")).hasCount(3);
    }

    @Test
    void aSandboxThatTakesLongToWakeShowsThatItWakes() {
        var page = browser.visitor(Screen.WIDE, true).newPage();
        var held = new AtomicReference<WebSocketRoute>();
        page.routeWebSocket(STATE, held::set);
        page.navigate(site + LESSON);
        click(page, "#work .card .go");
        assertThat(page.locator("#work .card")).containsText("Waking your cluster …");
        browser.assertSound(page, "waking");
        held.get().send(CLOCK);
        assertThat(page.locator("#work .card")).isHidden();
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void everyStateOfAPodHasAShapeAndAWord(Screen screen) {
        var page =
                visitWith(
                        screen,
                        socket -> {
                            socket.send(CLOCK.replace("true", "false"));
                            socket.send(BOARD);
                        });
        if (screen == Screen.PHONE) {
            page.locator(".grip [data-view=cluster]").click();
        }
        for (var shape : new String[] {"wait", "fail", "end", "done"}) {
            assertThat(page.locator(".nodes .cell[data-shape=" + shape + "]")).hasCount(1);
        }
        assertThat(page.locator(".homeless .cell")).hasAttribute("aria-label", "e, Pending");
        assertThat(page.locator("[data-node=node01] .ready")).hasText("Ready, cordoned");
        assertThat(page.locator("[data-node=node01] .foot")).hasText("CrashLoopBackOff");
        assertThat(page.locator("[data-node=node02]")).hasClass(Pattern.compile("ill"));
        browser.assertSound(page, "Pods in every state");
        assertThat(page.locator(".glass .waits")).isVisible(); // the next event, with the picture
        assertEquals("none", page.evaluate(FRAME), "the line of events has no frame");
        page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        assertEquals(
                5,
                page.evaluate(
                        """
                        () => new Set([...document.querySelectorAll('.cell')].map(cell => {
                            const own = getComputedStyle(cell);
                            const inner = getComputedStyle(cell, '::before');
                            return [own.background, own.borderStyle, own.borderRadius, inner.clipPath].join();
                        })).size"""),
                "shapes without colours");
    }

    private static final String FRAME =
            "() => getComputedStyle(document.querySelector('.sand')).borderTopStyle";

    @Test
    void aCrowdDrawsTogether() {
        var page =
                visitWith(
                        Screen.WIDE,
                        socket -> {
                            socket.send(CLOCK);
                            socket.send(BOARD);
                            for (var i = 0; i < 60; i++) {
                                socket.send(POD.formatted(i));
                            }
                        });
        assertThat(page.locator(".nodes .cell")).hasCount(65);
        assertThat(page.locator("[data-node=node01] .cell").last()).isInViewport();
    }

    @Test
    void aCrowdThatWaitsForANodeIsCounted() {
        var server = new AtomicReference<WebSocketRoute>();
        var page =
                visitWith(
                        Screen.WIDE,
                        socket -> {
                            server.set(socket);
                            socket.send(CLOCK);
                            socket.send(BOARD);
                            for (var i = 0; i < 200; i++) {
                                socket.send(POD.formatted(i).replace("node01", ""));
                            }
                        });
        assertThat(page.locator(".homeless span")).hasText("201 waiting for a node");
        server.get().send("{\"nodeGone\":\"node02\"}");
        assertThat(page.locator(".homeless span")).hasText("204 without a node");
        assertThat(page.locator("[data-node=node01] .foot")).isInViewport();
        browser.assertSound(page, "many Pods without a node");
    }

    @Test
    void aLowWindowShowsOneTerminalThatCanBeRead() {
        var page =
                visitWith(
                        Screen.WIDE,
                        socket -> {
                            socket.send(CLOCK);
                            socket.send(BOARD);
                        });
        assertThat(page.locator(".pane:visible")).hasCount(3);
        page.setViewportSize(1280, 420);
        assertThat(page.locator(".pane:visible")).hasCount(1);
        page.waitForFunction(
                "() => document.querySelector('.pane:not([hidden])').clientHeight >= 60");
        browser.assertSound(page, "a low window");
    }

    @Test
    void aHurryThatMeetsNothingSaysSo() {
        var page =
                visitWith(
                        Screen.WIDE,
                        socket -> {
                            socket.onMessage(
                                    frame -> {
                                        socket.send(clock("10:00:00", "\"next\"", 2));
                                        socket.send(clock("10:10:01", "null", 3));
                                    });
                            socket.send(CLOCK);
                            socket.send(BOARD);
                        });
        assertThat(page.locator(".node")).hasCount(2); // the time came before
        click(page, "[data-wait=next]");
        assertThat(page.locator(".banner"))
                .hasText("Nothing happened in ten minutes of your cluster’s time.");
    }

    private static String clock(String time, String waiting, int turns) {
        return CLOCK.replace("10:00:00", time)
                .replace("\"waiting\":null", "\"waiting\":" + waiting)
                .replace("\"turns\":1", "\"turns\":" + turns);
    }

    private static final String POD =
            """
            {"pod":{"ns":"default","name":"p%d","node":"node01","phase":"Running","ready":"1/1","reason":""}}""";

    @Test
    void aPredictionCountsItsSeconds() {
        var page =
                visitWith(
                        Screen.WIDE,
                        socket -> {
                            socket.send(CLOCK);
                            socket.send(BOARD);
                            socket.send(
                                    """
                                    {"prediction":{"id":"busiest","answer":"b","state":"watching","value":3,"until":"2026-12-01T10:00:40Z"}}""");
                        });
        var outcome = page.locator("#busiest .outcome");
        assertThat(outcome).containsText("So far 3. Your cluster decides in ");
        var before = outcome.textContent();
        assertThat(outcome).not().hasText(before); // a second later
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
        run(page, "b3", "exit 0");
        page.evaluate("() => { down = true; sockets.forEach(socket => socket.close()); }");
        assertThat(page.locator(".banner"))
                .hasText("The connection is lost. Your cluster is kept; trying again …");
        browser.assertSound(page, "reconnecting");
        var time = page.locator(".clock time").textContent();
        type(page, "echo typed while away");
        assertThat(page.locator(".clock time")).hasText(time); // nobody knows how much has passed
        page.evaluate("() => { down = false; }");
        assertThat(page.locator(".banner")).isHidden();
        assertThat(page.locator("#terminal-act")).hasAttribute("data-state", "awake");
        assertThat(screen(page, "act")).containsText("\ntyped while away");
    }

    @Test
    void aSandboxThatIsDeletedElsewhereIsGoneHere() {
        var page = visit(Screen.WIDE, LESSON);
        run(page, "b3", "exit 0");
        page.evaluate(
                """
                async () => {
                    const list = await (await fetch('/sandboxes')).text();
                    await fetch('/api/sandboxes/' + /sandboxes\\/([0-9a-f]+)\\/delete/.exec(list)[1], { method: 'DELETE' });
                }""");
        assertThat(page.locator("#work .card h2")).hasText("This sandbox is gone");
        assertThat(foot(page, "b3")).isHidden();
        page.locator("#work .card .go").click();
        assertThat(page.locator(".node")).hasCount(3);
        assertThat(page.locator(".cell:not(.system)")).hasCount(0);
    }
}
