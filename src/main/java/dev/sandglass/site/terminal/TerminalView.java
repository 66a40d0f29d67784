package dev.sandglass.site.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sandglass.api.Reply;
import dev.sandglass.site.sandboxes.Elsewhere;
import dev.sandglass.site.sandboxes.Input;
import dev.sandglass.site.sandboxes.LiveSandbox;
import dev.sandglass.site.sandboxes.Sight;
import dev.sandglass.site.sandboxes.Simulation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One terminal of a sandbox, while somebody is connected to it: shared by all who are. Two virtual threads stand in it, each
 * nearly always waiting.
 *
 * <pre>
 *   the watcher   holds a cursor (bytes shown, prompts asked) and waits for the sandbox to be past it
 *   the editor    lets a line be edited behind each new prompt, then gives it to the sandbox
 * </pre>
 *
 * <p>A prompt has a number, and the watcher knows the last: what it asks the sandbox depends on nothing that changes here, so
 * there is nothing that it could miss. Where keys go is for {@link Typing}. Nothing here is worth keeping: what the sandbox
 * has shown, and what was typed, is in the sandbox.
 */
final class TerminalView implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TerminalView.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LiveSandbox sandbox;
    private final String name;
    private final Screen screen;
    private final Keyboard keyboard = new Keyboard();
    private final Typing typing;
    private final LineEditor editor;
    private final Echo echo = new Echo();
    private final Unfinished unfinished = new Unfinished();
    private final LinkedBlockingQueue<Wanted> wanted = new LinkedBlockingQueue<>();
    private final Thread watcher;
    private volatile boolean closed;
    private volatile String size = "";

    /** A line that the editor is to read. */
    private record Wanted(String prompt, List<String> history) {
        static final Wanted NO_MORE = new Wanted("", List.of());
    }

    /** How far the watcher has come. */
    private record Seen(long output, int prompts) {}

    private record Moment(
            Simulation.Shown output,
            Simulation.Waiting waiting,
            @Nullable List<String> history,
            long now) {}

    private TerminalView(LiveSandbox sandbox, String name, long firstOffset) {
        this.sandbox = sandbox;
        this.name = name;
        this.screen = new Screen(firstOffset);
        this.typing = new Typing(sandbox, name, keyboard, this::refused);
        this.editor =
                new LineEditor(
                        name, keyboard, new Drawn(), line -> Completions.of(sandbox, name, line));
        this.watcher =
                Thread.ofVirtual().name("terminal-" + name + "-watcher").unstarted(this::watch);
    }

    /** Opens the terminal, in the sandbox too if it is not yet. */
    static TerminalView open(LiveSandbox sandbox, String name, long firstOffset) {
        var view = new TerminalView(sandbox, name, firstOffset);
        view.watcher.start();
        Thread.ofVirtual().name("terminal-" + name + "-editor").start(view::edit);
        return view;
    }

    Screen screen() {
        return screen;
    }

    // ---- from the browser ----

    /** How far the messages of its pages have come. */
    Receipts receipts() {
        return typing.receipts();
    }

    /** Keys. */
    void type(byte[] keys, Receipts.Page from) {
        typing.type(keys, from);
    }

    /** Types a command as soon as the shell wants one. */
    void run(String command, String id, Receipts.Page from) {
        typing.run(command, id, from);
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
        try {
            var seen = new Seen(0, -1);
            while (!closed && openInSandbox()) {
                seen = watchFrom(seen);
            }
        } catch (InterruptedException closed) {
            // nobody looks any more
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof Elsewhere)) {
                LOG.error("A terminal ends", e.getCause());
            }
            close();
        }
    }

    private boolean openInSandbox() throws InterruptedException, ExecutionException {
        var reply = sandbox.input(new Input.Open(name)).get();
        if (reply instanceof Reply.Refused(var status, var _)) {
            refused(status.message());
            return false;
        }
        return true;
    }

    /** Shows what comes until the shell has ended. */
    private Seen watchFrom(Seen start) throws InterruptedException, ExecutionException {
        var seen = start;
        while (true) {
            var from = seen;
            var question = sandbox.await(sight -> moment(sight, from));
            try {
                var moment = question.get();
                seen = show(moment, seen);
                if (!moment.waiting().isOpen()) {
                    return seen;
                }
            } finally {
                question.cancel(false);
            }
        }
    }

    private @Nullable Moment moment(Sight sight, Seen seen) {
        var waiting = sight.terminal(name);
        var isAsked = waiting.prompt() != null && waiting.prompts() > seen.prompts();
        if (!isAsked && waiting.isOpen() && sight.shown(name) <= seen.output()) {
            return null;
        }
        var history = isAsked ? sight.history(name) : null;
        return new Moment(sight.output(name, seen.output()), waiting, history, sight.now());
    }

    private Seen show(Moment moment, Seen before) {
        var output = moment.output();
        if (output.at() > before.output()) {
            screen.skip(output.at() - before.output()); // more came at once than is kept
        }
        show(echo.without(output.bytes()));
        var until = output.at() + output.bytes().length;
        if (moment.history() == null) {
            return new Seen(until, before.prompts());
        }
        echo.forget();
        tellThatItRan(moment);
        if (typing.begin(moment.waiting())) {
            wanted.add(new Wanted(moment.waiting().prompt(), moment.history()));
        }
        return new Seen(until, moment.waiting().prompts());
    }

    /** Output that comes while a line is being edited (of a job in the background) goes above that line. */
    private void show(byte[] output) {
        if (output.length == 0) {
            return;
        }
        if (typing.isEditing()) {
            editor.showAbove(new String(output, StandardCharsets.UTF_8));
        } else {
            screen.write(output);
            unfinished.shown(output);
        }
    }

    private void tellThatItRan(Moment moment) {
        var ran = typing.running();
        if (ran == null || moment.waiting().linesDone() <= ran.linesBefore()) {
            return;
        }
        typing.toldOf(ran);
        var at = Instant.ofEpochSecond(0, moment.now()).toString();
        var exit = moment.waiting().lastStatus();
        say(Map.of("ran", Map.of("id", ran.id(), "exit", exit, "at", at)));
    }

    /** On the screen, where whoever types looks. Not by the editor: it may be waiting for whoever says this. */
    private void refused(String why) {
        screen.write(("\r\n" + why + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private void say(Map<String, ?> word) {
        try {
            screen.say(JSON.writeValueAsString(word));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    // ---- the editor ----

    private void edit() {
        try {
            for (var line = wanted.take(); line != Wanted.NO_MORE; line = wanted.take()) {
                var outcome = editor.read(unfinished.take(), line.prompt(), line.history());
                if (closed) {
                    return; // its end is no Ctrl-D
                }
                switch (outcome) {
                    case LineEditor.Outcome.Line(var text) ->
                            echo.expect(line.prompt() + text + "\n");
                    case LineEditor.Outcome.Interrupted _ -> echo.expect(line.prompt() + "^C\n");
                    case LineEditor.Outcome.TooLong _ -> {
                        echo.expect(line.prompt() + "^C\n");
                        refused("A line may have at most " + LineEditor.LONGEST + " characters.");
                    }
                    case LineEditor.Outcome.Ended _ -> {}
                }
                typing.end(outcome);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.error("The line editor of a terminal ends", e);
                close();
            }
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

    /** Whether the editor has read all that was typed. */
    boolean keysAreRead() {
        return !keyboard.hasMore();
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        watcher.interrupt();
        wanted.add(Wanted.NO_MORE);
        editor.close();
        screen.close();
    }
}
