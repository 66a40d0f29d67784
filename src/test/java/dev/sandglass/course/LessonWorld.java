package dev.sandglass.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Push;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.Transport;
import dev.sandglass.cluster.Authorities;
import dev.sandglass.desk.Sandbox;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.sim.Signal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A lesson's sandbox in a test: a learner who does everything in the order of the text. */
final class LessonWorld {

    private static final Instant BEGIN = Instant.parse("2026-12-01T10:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int STEPS_AT_MOST = 5_000_000;

    private final Lesson lesson;
    private final Sandbox sandbox;
    private final Transport transport;

    /** What runs in each terminal and has not ended. */
    private final Map<String, Typed> running = new HashMap<>();

    /** A command that was typed, where its output goes, and what the lesson says that this will be. */
    private record Typed(int pid, String out, String command, @Nullable String expected) {}

    private int files;

    LessonWorld(Lesson lesson) {
        this.lesson = lesson;
        var nanos = BEGIN.getEpochSecond() * 1_000_000_000L;
        this.sandbox = Sandbox.make(1, nanos, Authorities.practice());
        this.transport = new Door(sandbox);
        sandbox.drive(nanos + Duration.ofSeconds(40).toNanos(), STEPS_AT_MOST);
    }

    /** Puts the lesson's objects into the cluster. */
    void start() {
        var hasObjects =
                lesson.start().lines().anyMatch(line -> !line.isBlank() && !line.startsWith("#"));
        if (!hasObjects) {
            return;
        }
        try {
            var start = lesson.start().getBytes(StandardCharsets.UTF_8);
            sandbox.desk().files().write("/tmp/start.yaml", start);
        } catch (FileProblem problem) {
            throw new AssertionError(problem);
        }
        var out = end("kubectl apply -f /tmp/start.yaml", "start.yaml");
        sandbox.drive(sandbox.now() + PATIENCE.toNanos(), STEPS_AT_MOST);
        assertTrue(!out.contains("error"), out);
    }

    /** Runs a block in its terminal; what still runs there is interrupted first. */
    void run(Block.Run run) {
        type(run.terminal(), run.command(), run.expected());
    }

    /** Ends what still runs. */
    void leave() {
        List.copyOf(running.keySet()).forEach(this::interrupt);
    }

    /** What does not end by itself is held against the lesson when it is interrupted. */
    private void interrupt(String terminal) {
        var before = running.remove(terminal);
        if (before == null) {
            return;
        }
        holdAgainstLesson(before);
        sandbox.desk().processes().signalGroup(before.pid(), Signal.INT);
        assertTrue(
                driveTo(before.pid(), Duration.ofSeconds(5)),
                "a Ctrl-C did not end what ran in " + terminal);
    }

    private void holdAgainstLesson(Typed typed) {
        var out = read(typed.out());
        assertTrue(
                typed.expected() == null || Expected.matches(typed.expected(), out),
                () ->
                        lesson.path()
                                + ": "
                                + typed.command()
                                + " printed\n"
                                + out
                                + "where the lesson says\n"
                                + typed.expected());
    }

    /** Locks an answer, acts, and holds what is measured against the options. */
    void predict(Block.Predict predict) {
        var measuring = Measuring.begin(predict, transport, now());
        if (predict.act() != null) {
            type(predict.act().terminal(), predict.act().command(), null);
        }
        var until = measuring.until().plusSeconds(1).getEpochSecond() * 1_000_000_000L;
        sandbox.drive(until, STEPS_AT_MOST);
        measuring = measuring.look(transport);
        assertTrue(measuring.isDecided(now()));
        var said = predict.options().stream().filter(Block.Option::right).findFirst().orElseThrow();
        var value = measuring.value();
        assertTrue(
                said.says(value),
                () -> predict.id() + " came to " + value + ", and the lesson says " + said.text());
    }

    List<Verdict> verdicts() {
        return new Grader(lesson).look(transport);
    }

    /** Types the solution and waits, as long as the checks allow, until all of them hold. */
    void solve() {
        end(lesson.solution(), "solution.sh");
        var longest =
                lesson.exercises().stream()
                        .flatMap(each -> each.checks().stream())
                        .map(Check::within)
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO);
        var until = sandbox.now() + longest.toNanos();
        while (verdicts().stream().anyMatch(each -> each.state() != Verdict.State.DONE)) {
            if (sandbox.now() >= until) {
                fail(lesson.path() + " after its solution: " + verdicts());
            }
            sandbox.drive(sandbox.now() + Duration.ofSeconds(1).toNanos(), STEPS_AT_MOST);
        }
    }

    private void type(String terminal, String command, @Nullable String expected) {
        interrupt(terminal);
        var out = "/tmp/.lesson" + files++;
        var pid = sandbox.desk().run(command, out, out);
        var typed = new Typed(pid, out, command, expected);
        if (driveTo(pid, PATIENCE)) {
            assertEquals(0, sandbox.desk().exitOf(pid), () -> command + " printed\n" + read(out));
            holdAgainstLesson(typed);
        } else {
            running.put(terminal, typed);
        }
    }

    private String end(String script, String name) {
        var out = "/tmp/.lesson" + files++;
        var pid = sandbox.desk().run(script, out, out);
        assertTrue(
                driveTo(pid, PATIENCE.multipliedBy(5)),
                () -> name + " does not end; it printed\n" + read(out));
        assertEquals(0, sandbox.desk().exitOf(pid), () -> name + " printed\n" + read(out));
        return read(out);
    }

    private boolean driveTo(int pid, Duration patience) {
        var until = sandbox.now() + patience.toNanos();
        for (var steps = 0; steps < STEPS_AT_MOST; steps++) {
            if (sandbox.desk().exitOf(pid) != null) {
                return true;
            }
            if (!sandbox.step(until)) {
                return false;
            }
        }
        return false;
    }

    private Instant now() {
        return Instant.ofEpochSecond(0, sandbox.now());
    }

    private String read(String path) {
        try {
            var there = sandbox.desk().files().exists(path);
            var bytes = there ? sandbox.desk().files().read(path) : new byte[0];
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (FileProblem problem) {
            throw new AssertionError(problem);
        }
    }

    /** The sandbox as the grader meets it. */
    private record Door(Sandbox sandbox) implements Transport {

        @Override
        public Reply send(Request request) {
            return sandbox.request(request);
        }

        @Override
        public Batch poll(Cursor cursor) {
            return sandbox.poll(cursor);
        }

        @Override
        public void push(Cursor cursor, Push push) {
            sandbox.push(cursor, push);
        }
    }
}
