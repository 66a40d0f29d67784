package dev.sandglass.site.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Chromium for tests. What a page complains of on its console fails the test, and so does what
 * axe finds.
 */
final class Browser implements AutoCloseable {

    private static final List<String> ARGUMENTS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    /**
     * Playwright's stand-in of a socket throws this when a server says something to a page that
     * has just left; a real socket does not.
     */
    private static final String SAID_TOO_LATE = "WebSocket is already in CLOSING or CLOSED state.";

    /** Of axe's rules those that a change of colours can break; the others hold in one as in the other. */
    private static final List<String> OF_COLOURS = List.of("color-contrast", "link-in-text-block");

    /** In milliseconds: a machine that runs all tests is slow, and may stand still for a while. */
    private static final double PATIENCE = 300_000;

    /** The two widths that every scene is played at. */
    enum Screen {
        WIDE(1440, 900),
        PHONE(390, 844);

        final int width;
        final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final String axe;
    final List<String> complaints = new ArrayList<>();

    private Browser(Path executable, String axe) {
        this.axe = axe;
        this.playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.chromium =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(executable)
                                        .setArgs(ARGUMENTS)
                                        .setTimeout(PATIENCE));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    /** Starts it; where there is none (the launcher has said so) the test is skipped. */
    static Browser start() {
        var executable = System.getenv("SANDGLASS_CHROMIUM");
        assumeTrue(executable != null, "no Chromium here");
        try {
            return new Browser(
                    Path.of(executable),
                    Files.readString(Path.of("frontend/node_modules/axe-core/axe.min.js")));
        } catch (IOException e) {
            throw new AssertionError("axe-core is not installed: build the page first", e);
        }
    }

    BrowserContext visitor(Screen screen, boolean script) {
        var context =
                chromium.newContext(
                        new com.microsoft.playwright.Browser.NewContextOptions()
                                .setViewportSize(screen.width, screen.height)
                                .setColorScheme(ColorScheme.LIGHT)
                                .setHasTouch(screen == Screen.PHONE)
                                .setJavaScriptEnabled(script));
        context.setDefaultTimeout(PATIENCE);
        context.onConsoleMessage(
                message -> {
                    if (message.type().equals("error") && !isOfTheNetwork(message.text())) {
                        complaints.add(message.text());
                    }
                });
        context.onWebError(
                error -> {
                    if (!error.error().endsWith(SAID_TOO_LATE)) {
                        complaints.add(error.error());
                    }
                });
        return context;
    }

    /** What Chromium itself notes of an address that fails; tests of that ask the page instead. */
    private static boolean isOfTheNetwork(String message) {
        return message.startsWith("Failed to load resource")
                || message.startsWith("WebSocket connection to");
    }

    /** Ends what one test has opened. */
    void leave() {
        chromium.contexts().forEach(BrowserContext::close);
        complaints.clear();
    }

    /** Axe finds nothing, in either colour, and nothing reaches beyond the screen. */
    void assertSound(Page page, String scene) {
        if ((boolean) page.evaluate("() => !('axe' in window)")) {
            page.evaluate(axe);
        }
        for (var colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
            var found =
                    page.evaluate(
                            """
                    async rules => (await axe.run(document,
                            rules ? { runOnly: { type: 'rule', values: rules } } : {})).violations
                        .flatMap(v => v.nodes.map(n =>
                                    v.id + ' at ' + n.target.join(' ') + ': '
                                        + n.failureSummary))""",
                            colours == ColorScheme.LIGHT ? null : OF_COLOURS);
            assertEquals(List.of(), found, scene + ", " + colours);
        }
        assertEquals(
                0,
                page.evaluate(
                        "() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"),
                scene + " reaches beyond the screen");
        assertEquals(List.of(), complaints, scene);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
