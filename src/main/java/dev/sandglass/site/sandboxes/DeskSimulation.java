package dev.sandglass.site.sandboxes;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.wire.Heading;
import dev.sandglass.desk.Completion;
import dev.sandglass.desk.Sandbox;
import dev.sandglass.document.Document;
import dev.sandglass.shell.Tty;
import java.util.List;
import java.util.OptionalLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A real sandbox for a driver: what comes from outside, put in at the right door. */
final class DeskSimulation implements Simulation {

    private static final Logger LOG = Logger.getLogger(DeskSimulation.class);
    private static final Reply TAKEN = new Reply.Ok(Document.EMPTY);
    private static final int TERMINALS = 8;

    private final Sandbox sandbox;

    DeskSimulation(Sandbox sandbox) {
        this.sandbox = sandbox;
        sandbox.forgive(it -> LOG.error("A program of a sandbox ends by a mistake of ours", it));
    }

    @Override
    public long now() {
        return sandbox.now();
    }

    @Override
    public long steps() {
        return sandbox.steps();
    }

    @Override
    public OptionalLong nextAlarm() {
        return sandbox.nextAlarm();
    }

    @Override
    public boolean drive(long until, int steps) {
        var reached = sandbox.drive(until, steps);
        if (reached && sandbox.now() < until) {
            sandbox.drive(
                    until,
                    1); // the steps were used up to the last: nothing more is due, time passes
        }
        return reached;
    }

    @Override
    public boolean work(long until, int steps) {
        return sandbox.work(until, steps);
    }

    @Override
    public Turned clock() {
        var clock = sandbox.clock();
        return new Turned(clock.speed(), clock.goal(), clock.turns());
    }

    @Override
    public Reply request(Request request) {
        return sandbox.request(request);
    }

    @Override
    public Heading heading(Request request) {
        return sandbox.heading(request);
    }

    @Override
    public Batch poll(Cursor cursor) {
        return sandbox.poll(cursor);
    }

    @Override
    public Reply take(Input input) {
        var name = terminalOf(input);
        if (name != null && isOneTooMany(name)) {
            return Busy.refused("A sandbox has at most " + TERMINALS + " terminals.");
        }
        return put(input);
    }

    private static @Nullable String terminalOf(Input input) {
        return switch (input) {
            case Input.Open(var name) -> name;
            case Input.Line(var name, var _) -> name;
            case Input.Keys(var name, var _) -> name;
            case Input.Key(var name, var _) -> name;
            case Input.Resize(var name, var _, var _) -> name;
            case Input.Ask _, Input.Push _, Input.Turn _, Input.Passed _, Input.Passing _ -> null;
        };
    }

    /** Whatever comes to a terminal opens it. */
    private boolean isOneTooMany(String name) {
        var terminals = sandbox.desk().terminals();
        return terminals.size() >= TERMINALS && !terminals.contains(name);
    }

    private Reply put(Input input) {
        return switch (input) {
            case Input.Open(var name) -> {
                sandbox.desk().open(name);
                yield TAKEN;
            }
            case Input.Line(var name, var text) -> {
                sandbox.desk().enter(name, text);
                yield TAKEN;
            }
            case Input.Keys(var name, var bytes) -> type(name, bytes);
            case Input.Key(var name, var key) -> {
                sandbox.desk().type(name, new byte[] {(byte) key});
                yield TAKEN;
            }
            case Input.Resize(var name, var columns, var rows) -> {
                sandbox.desk().open(name).resize(columns, rows);
                yield TAKEN;
            }
            case Input.Ask(var request) -> sandbox.request(request);
            case Input.Push(var cursor, var push) -> {
                sandbox.push(cursor, push);
                yield TAKEN;
            }
            case Input.Turn(var command) -> {
                var problem = sandbox.clock().turn(command);
                yield problem == null ? TAKEN : Busy.refused(problem);
            }
            case Input.Passed _ -> TAKEN;
            case Input.Passing(var until, var steps) -> {
                drive(until, steps);
                yield TAKEN;
            }
        };
    }

    private Reply type(String name, byte[] keys) {
        var tty = sandbox.desk().open(name);
        if (tty.prompt() != null && !tty.isRaw()) {
            return AT_A_PROMPT;
        }
        sandbox.desk().type(name, keys);
        return TAKEN;
    }

    @Override
    public long shown(String terminal) {
        var tty = sandbox.desk().terminal(terminal);
        return tty == null ? 0 : tty.outputEnd();
    }

    @Override
    public Shown output(String terminal, long from) {
        var tty = sandbox.desk().terminal(terminal);
        return tty == null
                ? new Shown(0, new byte[0])
                : new Shown(Math.max(from, tty.outputStart()), tty.output(from));
    }

    @Override
    public Waiting waiting(String terminal) {
        Tty tty = sandbox.desk().terminal(terminal);
        return tty == null
                ? new Waiting(null, 0, "", false, 0, 0)
                : new Waiting(
                        tty.prompt(),
                        tty.prompts(),
                        tty.begun(),
                        sandbox.desk().isOpen(terminal),
                        tty.linesDone(),
                        tty.lastStatus());
    }

    @Override
    public List<String> history(String terminal) {
        return sandbox.desk().history(terminal);
    }

    @Override
    public List<String> completions(String terminal, String line) {
        return Completion.of(sandbox, line);
    }

    @Override
    public String adminToken() {
        return sandbox.authorities().adminToken();
    }

    @Override
    public byte[] freeze() {
        return sandbox.freeze();
    }
}
