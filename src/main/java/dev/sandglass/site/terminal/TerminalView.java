package dev.sandglass.site.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sandglass.api.Reply;
import dev.sandglass.site.sandboxes.Elsewhere;
import dev.sandglass.site.sandboxes.Input;
import dev.sandglass.site.sandboxes.LiveSandbox;
import dev.sandglass.site.sandboxes.Onlooker;
import dev.sandglass.site.sandboxes.Sight;
import dev.sandglass.site.sandboxes.Simulation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One terminal of a sandbox, while somebody is connected to it: shared by all who are.
 *
 * <pre>
 *   look      by whoever takes the sandbox's turn: draws what has come on the screen, where it is held until it is kept
 *   edit      a virtual thread, nearly always waiting: lets a line be edited behind each new prompt, then enters it
 * </pre>
 *
 * <p>A prompt has a number, and whoever looks knows the last: there is nothing that could be missed. Where keys go is for
 * {@link Typing}. Nothing here is worth keeping: what the sandbox has shown, and what was typed, is in the sandbox.
 */
final class TerminalView implements Onlooker, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TerminalView.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int INTERRUPTED = 130;
    private static final byte[] NOTHING = new byte[0];

    private final LiveSandbox sandbox;
    private final String name;
    private final Screen screen;
    private final Keyboard keyboard = new Keyboard();
    private final Typing typing;
    private final Drawn drawn = new Drawn();
    private final LineEditor editor;
    private final Echo echo = new Echo();
    private final Unfinished unfinished = new Unfinished();
    private final LinkedBlockingQueue<Wanted> wanted = new LinkedBlockingQueue<>();
    private volatile boolean closed;
    private volatile String size = "";
    private volatile long now; // in cluster time, at the last prompt

    // Only the driver of the sandbox's turn touches these: how far it has looked.
    private long seen;
    private int prompts = -1;
    private boolean isOpen;

    /** A line that the editor is to read. */
    private record Wanted(String prompt, List<String> history) {
        static final Wanted NO_MORE = new Wanted("", List.of());
    }

    private TerminalView(LiveSandbox sandbox, String name, long firstOffset) {
        this.sandbox = sandbox;
        this.name = name;
        this.screen = new Screen(firstOffset);
        this.typing = new Typing(sandbox, name, keyboard, this::refused);
        this.editor =
                new LineEditor(name, keyboard, drawn, line -> Completions.of(sandbox, name, line));
    }

    /** Opens the terminal, in the sandbox too if it is not yet. */
    static TerminalView open(LiveSandbox sandbox, String name, long firstOffset) {
        var view = new TerminalView(sandbox, name, firstOffset);
        view.open();
        sandbox.join(view);
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

    // ---- from the sandbox ----

    private void open() {
        sandbox.input(new Input.Open(name))
                .thenAccept(
                        reply -> {
                            if (reply instanceof Reply.Refused(var status, var _)) {
                                refused(status.message());
                            }
                        });
    }

    /** Draws what has come since the last look; it may be seen when it is kept. */
    @Override
    public @Nullable Runnable look(Sight sight) {
        var waiting = sight.terminal(name);
        var isAsked = waiting.prompt() != null && waiting.prompts() > prompts;
        var hasEnded = isOpen && !waiting.isOpen();
        if (!isAsked && !hasEnded && sight.shown(name) <= seen) {
            return null;
        }
        var hold = screen.hold();
        show(sight.output(name, seen));
        if (isAsked) {
            prompts = waiting.prompts();
            now = sight.now();
            echo.forget();
            tellThatItRan(waiting);
            if (typing.begin(waiting)) {
                wanted.add(new Wanted(waiting.prompt(), sight.history(name)));
            }
        }
        isOpen = waiting.isOpen();
        return () -> {
            screen.release(hold);
            if (hasEnded) {
                open();
            }
        };
    }

    @Override
    public boolean hasSeenAll() {
        return closed;
    }

    @Override
    public void lost(Throwable why) {
        if (!closed && !(why instanceof Elsewhere)) {
            LOG.error("A terminal ends", why);
        }
        close();
    }

    private void show(Simulation.Shown output) {
        if (output.at() > seen) {
            screen.skip(output.at() - seen); // more came at once than is kept
        }
        seen = output.at() + output.bytes().length;
        var bytes = echo.without(output.bytes());
        if (bytes.length > 0 && typing.isEditing()) {
            editor.showAbove(new String(bytes, StandardCharsets.UTF_8));
        } else {
            print(bytes);
        }
    }

    /** After what was to be shown above the line, and came too late for that. */
    private synchronized void print(byte[] output) {
        var late = editor.takeAbove().getBytes(StandardCharsets.UTF_8);
        for (var bytes : List.of(late, output)) {
            if (bytes.length > 0) {
                screen.write(bytes);
                unfinished.shown(bytes);
            }
        }
    }

    private void tellThatItRan(Simulation.Waiting waiting) {
        var ran = typing.running();
        if (ran == null || waiting.linesDone() <= ran.linesBefore()) {
            return;
        }
        typing.toldOf(ran);
        sayThatItRan(ran, waiting.lastStatus());
    }

    private void sayThatItRan(Typing.Running ran, int exit) {
        var at = Instant.ofEpochSecond(0, now).toString();
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
                var hold = screen.hold();
                drawn.flush();
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
                var asked = line;
                typing.end(outcome, () -> screen.release(hold), ran -> again(asked, outcome, ran));
                print(NOTHING);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) { // a terminal without an editor hears nobody
            if (!closed) {
                LOG.error("The line editor of a terminal ends", e);
                close();
            }
        }
    }

    /** The line was not taken: the same prompt, and whoever wants to try again finds the line above. */
    private void again(Wanted line, LineEditor.Outcome outcome, Typing.@Nullable Running began) {
        echo.forget();
        if (began != null) {
            sayThatItRan(began, INTERRUPTED);
        }
        var history = new ArrayList<>(line.history());
        if (outcome instanceof LineEditor.Outcome.Line(var text)) {
            history.add(text);
        }
        wanted.add(new Wanted(line.prompt(), history));
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
        sandbox.leave(this);
        wanted.add(Wanted.NO_MORE);
        editor.close();
        screen.close();
    }
}
