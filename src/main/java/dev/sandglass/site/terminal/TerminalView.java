package dev.sandglass.site.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sandglass.site.sandboxes.Elsewhere;
import dev.sandglass.site.sandboxes.Input;
import dev.sandglass.site.sandboxes.LiveSandbox;
import dev.sandglass.site.sandboxes.Sight;
import dev.sandglass.site.sandboxes.Simulation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One terminal of a sandbox, while somebody is connected to it: shared by all who are. Three virtual threads stand in it, each
 * nearly always waiting.
 *
 * <pre>
 *   the watcher   waits for output of the sandbox, or for its shell to want a line
 *   the editor    while the shell wants a line: lets it be edited, then gives it to the sandbox
 *   the feeder    takes keys: to the editor while a line is edited, to the running program otherwise
 * </pre>
 *
 * <p>Nothing here is worth keeping: what the sandbox has shown is in the sandbox.
 */
final class TerminalView implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TerminalView.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte CTRL_C = 3;
    private static final byte CTRL_D = 4;
    private static final int PIECE = 256;
    private static final int KEYS_WAITING = 1_000;

    private final LiveSandbox sandbox;
    private final String name;
    private final Screen screen;
    private final LineEditor editor;
    private final Echo echo = new Echo();
    private final SynchronousQueue<Simulation.Waiting> prompts = new SynchronousQueue<>();
    private final LinkedBlockingQueue<Typed> typed = new LinkedBlockingQueue<>(KEYS_WAITING);
    private final Object gate = new Object();
    private final ReentrantLock feeding = new ReentrantLock();
    private final Thread[] threads;
    private volatile boolean editing;
    private volatile boolean giving;
    private volatile boolean closed;
    private volatile @Nullable CompletableFuture<Moment> watching;
    private volatile @Nullable Running running;
    private volatile String size = "";
    private volatile int linesBefore;

    /** What comes from a keyboard, or from a button of the page. */
    private sealed interface Typed {
        record Keys(byte[] bytes) implements Typed {}

        record Run(String command, String id) implements Typed {}
    }

    /** A command that a button began; it is over when the shell has finished a line more than this. */
    private record Running(String id, int linesBefore) {}

    private record Moment(Simulation.Shown output, Simulation.Waiting waiting, long now) {}

    TerminalView(LiveSandbox sandbox, String name, long firstOffset) {
        this.sandbox = sandbox;
        this.name = name;
        this.screen = new Screen(firstOffset);
        this.editor =
                new LineEditor(
                        name,
                        new Drawn(),
                        line -> Completions.of(sandbox, name, line),
                        this::interrupt);
        sandbox.input(new Input.Open(name)).join();
        var label = "terminal-" + sandbox.id() + "-" + name + "-";
        threads =
                new Thread[] {
                    Thread.ofVirtual().name(label + "watcher").start(this::watch),
                    Thread.ofVirtual().name(label + "editor").start(this::edit),
                    Thread.ofVirtual().name(label + "feeder").start(this::feed)
                };
    }

    Screen screen() {
        return screen;
    }

    // ---- from the browser ----

    /** Keys. Ctrl-C overtakes what was typed before and has not been taken yet. */
    void type(byte[] keys) {
        if (!editing && keys.length == 1 && keys[0] == CTRL_C) {
            typed.clear();
            interrupt();
            return;
        }
        offer(new Typed.Keys(keys));
    }

    private void interrupt() {
        sandbox.input(new Input.Keys(name, new byte[] {CTRL_C}));
    }

    /** Types a command as soon as the shell wants one. */
    void run(String command, String id) {
        offer(new Typed.Run(command, id));
    }

    private void offer(Typed what) {
        if (!typed.offer(what)) {
            screen.say(
                    word(
                            Map.of(
                                    "state",
                                    "refused",
                                    "says",
                                    "More was typed than is being read: wait for the program, or press Ctrl C.")));
        }
    }

    void resize(int columns, int rows) {
        if (size.equals(columns + "x" + rows)) {
            return;
        }
        size = columns + "x" + rows;
        editor.resize(columns, rows);
        sandbox.input(new Input.Resize(name, columns, rows));
    }

    // ---- the watcher ----

    private void watch() {
        var from = 0L;
        while (!closed) {
            try {
                var seen = from;
                var question = sandbox.await(sight -> moment(sight, seen));
                watching = question;
                var moment = question.join();
                from = moment.output().at() + moment.output().bytes().length;
                show(echo.without(moment.output().bytes()));
                if (isFree() && moment.waiting().prompt() != null) {
                    tellThatItRan(moment);
                    synchronized (gate) {
                        editing = true;
                        gate.notifyAll();
                    }
                    prompts.put(moment.waiting());
                }
            } catch (CancellationException again) {
                // the editor has given its line: look again whether the shell wants another
            } catch (InterruptedException e) {
                return;
            } catch (CompletionException e) {
                if (e.getCause() instanceof CancellationException) {
                    continue;
                }
                if (!(e.getCause() instanceof Elsewhere)) {
                    LOG.error("A terminal ends", e.getCause());
                }
                close();
            }
        }
    }

    /** Output that comes while a line is being edited (of a job in the background) goes above that line. */
    private void show(byte[] output) {
        if (editing && output.length > 0) {
            editor.showAbove(new String(output, StandardCharsets.UTF_8));
        } else {
            screen.write(output);
        }
    }

    private @Nullable Moment moment(Sight sight, long from) {
        var waiting = sight.terminal(name);
        var wantsLine = isFree() && waiting.prompt() != null;
        return sight.shown(name) > from || wantsLine
                ? new Moment(sight.output(name, from), waiting, sight.now())
                : null;
    }

    /** Whether no line is being edited or given. */
    private boolean isFree() {
        return !editing && !giving;
    }

    private void tellThatItRan(Moment moment) {
        var ran = running;
        if (ran != null && moment.waiting().linesDone() > ran.linesBefore()) {
            running = null;
            var at = Instant.ofEpochSecond(0, moment.now()).toString();
            screen.say(
                    word(
                            Map.of(
                                    "ran",
                                    Map.of(
                                            "id",
                                            ran.id(),
                                            "exit",
                                            moment.waiting().lastStatus(),
                                            "at",
                                            at))));
        }
    }

    // ---- the editor ----

    private void edit() {
        while (!closed) {
            try {
                var waiting = prompts.take();
                linesBefore = waiting.linesDone();
                give(editor.read(waiting.prompt()), waiting.prompt());
            } catch (InterruptedException e) {
                // a Ctrl-C that came when the line was already ended; or the end, when it is closed
            } catch (RuntimeException e) {
                if (!closed) {
                    LOG.error("The line editor of a terminal ends", e);
                    close();
                }
                return;
            }
        }
    }

    private void give(LineEditor.Outcome outcome, String prompt) {
        giving = true;
        var input =
                switch (outcome) {
                    case LineEditor.Outcome.Line(var text) -> {
                        echo.expect(prompt + text + "\n");
                        yield new Input.Line(name, text);
                    }
                    case LineEditor.Outcome.Interrupted _ -> {
                        echo.expect("^C\n");
                        yield new Input.Keys(name, new byte[] {CTRL_C});
                    }
                    case LineEditor.Outcome.Ended _ -> new Input.Keys(name, new byte[] {CTRL_D});
                };
        var given = sandbox.input(input);
        leaveRestToProgram();
        given.join();
        giving = false;
        var waiting = watching;
        if (waiting != null) {
            waiting.cancel(false);
        }
    }

    /** From here on keys are for the program, also those that the editor got already and has not read. */
    private void leaveRestToProgram() {
        while (!feeding.tryLock()) {
            forward(editor.unread()); // the feeder may be waiting for room in the editor
        }
        try {
            forward(editor.unread());
            editing = false;
        } finally {
            feeding.unlock();
        }
    }

    private void forward(byte[] keys) {
        if (keys.length > 0) {
            sandbox.input(new Input.Keys(name, keys));
        }
    }

    /** What the editor draws, piece by piece. */
    private final class Drawn extends ByteArrayOutputStream {
        @Override
        public synchronized void flush() {
            if (count > 0) {
                screen.write(buf, 0, count);
                reset();
            }
        }
    }

    // ---- the feeder ----

    private void feed() {
        while (!closed) {
            try {
                switch (typed.take()) {
                    case Typed.Keys(var bytes) -> feedKeys(bytes);
                    case Typed.Run(var command, var id) -> feedCommand(command, id);
                }
            } catch (InterruptedException e) {
                return;
            } catch (IOException | RuntimeException e) {
                if (!closed) {
                    LOG.error("The keys of a terminal end", e);
                    close();
                }
                return;
            }
        }
    }

    private void feedKeys(byte[] bytes) throws IOException {
        for (var from = 0; from < bytes.length; from += PIECE) {
            var piece =
                    java.util.Arrays.copyOfRange(bytes, from, Math.min(from + PIECE, bytes.length));
            if (!typedInto(piece)) {
                sandbox.input(new Input.Keys(name, piece)).join();
            }
        }
    }

    private boolean typedInto(byte[] piece) throws IOException {
        feeding.lock();
        try {
            if (editing) {
                editor.type(piece);
            }
            return editing;
        } finally {
            feeding.unlock();
        }
    }

    /** Into an empty line, pasted: a Tab in it is a Tab, and several lines are one paste. */
    private void feedCommand(String command, String id) throws IOException, InterruptedException {
        synchronized (gate) {
            while (!editing) {
                gate.wait();
            }
        }
        running = new Running(id, linesBefore);
        editor.type("\u0005\u0015\u001b[200~".getBytes(StandardCharsets.UTF_8));
        var bytes = command.strip().getBytes(StandardCharsets.UTF_8);
        feedKeys(bytes);
        editor.type("\u001b[201~\r".getBytes(StandardCharsets.UTF_8));
    }

    private static String word(Map<String, ?> word) {
        try {
            return JSON.writeValueAsString(word);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        var waiting = watching;
        if (waiting != null) {
            waiting.cancel(false);
        }
        for (var thread : threads) {
            thread.interrupt();
        }
        editor.close();
        screen.close();
    }
}
