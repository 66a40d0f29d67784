package dev.sandglass.shell;

import dev.sandglass.sim.Channel;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Processes;
import dev.sandglass.sim.Signal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A terminal: a line discipline between keys and programs, and what the screen was sent.
 *
 * <p>Simulated: echo, line editing with backspace, Ctrl-U and Ctrl-D, signals from Ctrl-C and Ctrl-\, raw mode, the
 * window's size, {@code \n} to {@code \r\n} on the way out. Left out: flow control, suspending (Ctrl-Z).
 */
public final class Tty {

    /** How much of the output is kept. */
    public static final int KEPT_BYTES = 256 * 1024;

    private static final int LINE_AT_MOST = 64 * 1024;

    private final Processes processes;
    private final Scrollback screen = new Scrollback(KEPT_BYTES);
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private byte[] ready = new byte[0];
    private boolean ended;
    private boolean raw;
    private boolean remote;
    private int columns = 80;
    private int rows = 24;
    private int foreground;
    private @Nullable String prompt;
    private int prompts;
    private int linesDone;
    private int lastStatus;

    Tty(Processes processes) {
        this.processes = processes;
    }

    /** A process's descriptor that stands for a terminal of its host. */
    public record End(int id) implements Channel {

        private Tty tty(Process process) {
            return process.facility(Ttys.class).get(id);
        }

        @Override
        public byte @Nullable [] read(int atMost, Process reader) {
            return tty(reader).take(atMost);
        }

        @Override
        public boolean write(byte[] data, Process writer) {
            tty(writer).show(data);
            return true;
        }

        @Override
        public boolean isTerminal() {
            return true;
        }
    }

    // ---- the screen's side ----

    /** Keys as a keyboard sends them. */
    public void type(byte[] keys) {
        if (raw) {
            deliver(keys);
            return;
        }
        for (var key : keys) {
            cooked(key);
        }
        processes.pokeAll();
    }

    private void cooked(byte key) {
        switch (key) {
            case 3 -> interrupt("^C", Signal.INT);
            case 28 -> interrupt("^\\", Signal.QUIT);
            case 4 -> endOrSend();
            case 21 -> {
                echo("\b \b".repeat(line.size()));
                line.reset();
            }
            case 8, 127 -> erase();
            case '\r', '\n' -> {
                line.write('\n');
                echo("\r\n");
                send();
            }
            default -> {
                if (line.size() < LINE_AT_MOST) {
                    line.write(key);
                    echo(key < 32 && key >= 0 ? "^" + (char) (key + 64) : null, key);
                }
            }
        }
    }

    /** As Linux does it, what was typed and nobody has read yet is dropped, too. */
    private void interrupt(String shown, Signal signal) {
        echo((prompt == null ? "" : prompt) + shown + (prompt == null && !remote ? "" : "\r\n"));
        line.reset();
        ready = new byte[0];
        ended = false;
        processes.signalGroup(foreground, signal);
    }

    private void endOrSend() {
        if (line.size() == 0) {
            ended = true;
        } else {
            send();
        }
    }

    private void erase() {
        var bytes = line.toByteArray();
        if (bytes.length > 0) {
            var end = bytes.length - 1;
            while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
                end--; // the further bytes of one character
            }
            line.reset();
            line.write(bytes, 0, end);
            echo("\b \b");
        }
    }

    private void send() {
        deliver(line.toByteArray());
        line.reset();
    }

    private void deliver(byte[] bytes) {
        var longer = Arrays.copyOf(ready, ready.length + bytes.length);
        System.arraycopy(bytes, 0, longer, ready.length, bytes.length);
        ready = longer;
        processes.pokeAll();
    }

    /** A whole line, edited elsewhere: shown behind the prompt and given to who waits for it. */
    public void enter(String text) {
        if (prompt != null) {
            show((prompt + text + "\n").getBytes(StandardCharsets.UTF_8));
            prompt = null;
            line.reset(); // what was begun is in it
        }
        deliver((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public void resize(int newColumns, int newRows) {
        columns = newColumns;
        rows = newRows;
        processes.signalGroup(foreground, Signal.WINCH);
    }

    /** What was sent to the screen from this absolute offset on, as far as it is kept. */
    public byte[] output(long from) {
        return screen.from(from);
    }

    /** The absolute offset of the oldest byte kept. */
    public long outputStart() {
        return screen.start();
    }

    /** The absolute offset behind the newest byte. */
    public long outputEnd() {
        return screen.end();
    }

    /** What an interactive shell shows while it waits for a line, or null while something runs. */
    public @Nullable String prompt() {
        return prompt;
    }

    /** How often a shell has begun to wait for a line here: each prompt has its number. */
    public int prompts() {
        return prompts;
    }

    /** What was typed of the next line while a program ran. */
    public String begun() {
        return line.toString(StandardCharsets.UTF_8);
    }

    /** The process in the foreground. */
    public int foreground() {
        return foreground;
    }

    /** How many lines an interactive shell here has finished, and how the last one ended. */
    public int linesDone() {
        return linesDone;
    }

    public int lastStatus() {
        return lastStatus;
    }

    // ---- the programs' side ----

    /** An interactive shell waits for a line behind this prompt. */
    public void ask(String text) {
        if (remote) {
            show(text.getBytes(StandardCharsets.UTF_8));
        } else if (ready.length
                == 0) { // or the next of several lines entered at once is its answer
            prompt = text;
            prompts++;
        }
    }

    /** What bash does when Ctrl-C has ended a command: the prompt has a line of its own. */
    public void freshLine() {
        if (screen.isInLine()) {
            show(new byte[] {'\n'});
        }
    }

    /** Who looks at this terminal is far away and gets all as bytes, prompts too: exec and attach. */
    public void setRemote() {
        remote = true;
    }

    /** An interactive shell finished a line. */
    public void finished(int status) {
        linesDone++;
        lastStatus = status;
    }

    public void setForeground(int group) {
        foreground = group;
    }

    /** Keys go through at once and unseen: how a remote shell is reached. */
    public void setRaw(boolean on) {
        raw = on;
    }

    public boolean isRaw() {
        return raw;
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    private byte @Nullable [] take(int atMost) {
        if (ready.length == 0) {
            if (ended) {
                ended = false; // a terminal can be read again after its end
                return new byte[0];
            }
            return null;
        }
        var end = Math.min(atMost, ready.length);
        for (var i = 0; i < end && !raw; i++) {
            if (ready[i] == '\n') {
                end = i + 1; // a line at a time
            }
        }
        var taken = Arrays.copyOf(ready, end);
        ready = Arrays.copyOfRange(ready, end, ready.length);
        return taken;
    }

    private void show(byte[] data) {
        for (var b : data) {
            if (b == '\n' && !raw) {
                screen.put((byte) '\r');
            }
            screen.put(b);
        }
        screen.trim();
    }

    private void echo(String text) {
        echo(text, (byte) 0);
    }

    private void echo(@Nullable String instead, byte key) {
        var wasRaw = raw;
        raw = true; // echo has its own line ends
        show(instead == null ? new byte[] {key} : instead.getBytes(StandardCharsets.UTF_8));
        raw = wasRaw;
    }

    // ---- as data ----

    /** A terminal, frozen. */
    public record State(
            byte[] screen,
            long screenStart,
            byte[] line,
            byte[] ready,
            boolean ended,
            boolean raw,
            boolean remote,
            int columns,
            int rows,
            int foreground,
            @Nullable String prompt,
            int prompts,
            int linesDone,
            int lastStatus) {}

    State freeze() {
        var newest = screen.newest();
        return new State(
                newest,
                screen.end() - newest.length,
                line.toByteArray(),
                ready,
                ended,
                raw,
                remote,
                columns,
                rows,
                foreground,
                prompt,
                prompts,
                linesDone,
                lastStatus);
    }

    void thaw(State state) {
        screen.thaw(state.screen(), state.screenStart());
        line.reset();
        line.writeBytes(state.line());
        ready = state.ready();
        ended = state.ended();
        raw = state.raw();
        remote = state.remote();
        columns = state.columns();
        rows = state.rows();
        foreground = state.foreground();
        prompt = state.prompt();
        prompts = state.prompts();
        linesDone = state.linesDone();
        lastStatus = state.lastStatus();
    }
}
