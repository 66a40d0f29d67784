package dev.sandglass.kubectl;

import dev.sandglass.cluster.Authorities;
import dev.sandglass.desk.Sandbox;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A sandbox in whose terminals somebody types, and that is frozen and thawed every so many steps, if at all. */
final class Interrupted {

    static final int NEVER = Integer.MAX_VALUE;

    private static final long SECOND = 1_000_000_000L;
    private static final long START =
            Instant.parse("2026-11-21T12:00:00Z").getEpochSecond() * SECOND;

    private final int every;
    private Sandbox sandbox = Sandbox.make(7, START, Authorities.practice());
    private int steps;

    Interrupted(int every) {
        this.every = every;
        open("main");
        drive(1);
    }

    Sandbox sandbox() {
        return sandbox;
    }

    void drive(int seconds) {
        var until = sandbox.now() + seconds * SECOND;
        while (sandbox.step(until)) {
            if (++steps % every == 0) {
                freezeAndThaw();
            }
        }
    }

    void freezeAndThaw() {
        sandbox = Sandbox.thaw(sandbox.freeze());
    }

    void open(String terminal) {
        sandbox.desk().open(terminal);
    }

    void enter(String terminal, String line) {
        sandbox.desk().open(terminal).enter(line);
    }

    void type(String terminal, String keys) {
        sandbox.desk().terminal(terminal).type(keys.getBytes(StandardCharsets.UTF_8));
    }

    /** What a terminal has shown. */
    String screen(String terminal) {
        var tty = sandbox.desk().terminal(terminal);
        return new String(tty.output(tty.outputStart()), StandardCharsets.UTF_8);
    }

    /** What each terminal has shown. */
    Map<String, String> screens() {
        var screens = new LinkedHashMap<String, String>();
        sandbox.desk().terminals().forEach(name -> screens.put(name, screen(name)));
        return screens;
    }
}
