package dev.sandglass.shell.tools.less;

import dev.sandglass.shell.FullScreen;
import dev.sandglass.shell.Tty;
import dev.sandglass.shell.Ttys;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code less}: a text a screen at a time, on a screen of its own.
 *
 * <p>Simulated: the keys of {@link Keys}; standard input is read as far as it is looked at; {@code -F -I -i -N -R -r -S -X} and
 * commands behind {@code +}. Left out: several files, marks, tags, following a file that grows, filters.
 *
 * @param name of the file; empty for standard input
 * @param options its letters
 * @param rest of a line whose end has not been read
 * @param pending keys that wait for text
 * @param isFirst whether nothing has been pressed yet
 */
public record Less(
        String name, String options, Page page, byte[] rest, String pending, boolean isFirst)
        implements Program {

    /** The types that may stand in a frozen pager. */
    public static final List<Class<?>> TYPES = List.of(Less.class, Page.class);

    private static final int KEYS = 1;
    private static final int CHARACTERS_AT_MOST = 8 << 20;
    private static final int LINES_AT_MOST = 100_000;
    private static final String TOO_MUCH =
            "The sandbox's less reads at most 8 MiB, and 100000 lines";

    /**
     * Begins.
     *
     * @param name of the file, empty for standard input, which is read as it is looked at
     * @param content of the file
     * @param commands keys that are pressed at once
     */
    public static Step start(String name, byte[] content, String options, String commands) {
        var begun = new Less(name, options, Page.EMPTY, new byte[0], commands, true);
        return Step.become(name.isEmpty() ? begun : begun.plus(content).whole());
    }

    @Override
    public boolean handles(Signal signal) {
        return signal == Signal.WINCH;
    }

    @Override
    public Step on(Wake wake, Process self) {
        var tty = Ttys.at(self, KEYS);
        if (tty == null) {
            return Step.exit(1);
        }
        return switch (wake) {
            case Wake.Signalled(var signal) when signal == Signal.INT && !page.ended() ->
                    whole().goOn(tty, self);
            case Wake.Signalled(var signal) when signal != Signal.WINCH ->
                    left(tty, self, signal.exitCode());
            case Wake.Read(var data) when isReading(tty) ->
                    (data.length == 0 ? whole() : plus(data)).goOn(tty, self);
            case Wake.Read(var data) when data.length == 0 -> left(tty, self, 1);
            case Wake.Read(var data) ->
                    pressing(new String(data, StandardCharsets.UTF_8)).goOn(tty, self);
            case Wake.Started _ -> begin(tty, self);
            case Wake.Signalled _, Wake.Slept _, Wake.Told _, Wake.ChildExited _ -> goOn(tty, self);
        };
    }

    /** Keys go through at once only while they are waited for: Ctrl-C ends what writes into the pipe. */
    private static boolean isReading(Tty tty) {
        return !tty.isRaw();
    }

    private Look look(Tty tty) {
        return new Look(tty.columns(), tty.rows(), options);
    }

    private Step begin(Tty tty, Process self) {
        if (options.indexOf('F') < 0) {
            enter(tty, self);
        }
        return goOn(tty, self);
    }

    private void enter(Tty tty, Process self) {
        if (options.indexOf('X') < 0) {
            FullScreen.enter(self);
        } else {
            write("\r\n".repeat(tty.rows()), self);
        }
    }

    private Step goOn(Tty tty, Process self) {
        var look = look(tty);
        if (options.indexOf('F') >= 0) {
            return page.rows(look) <= look.page() ? whatFits(self) : tooLong(tty, self);
        }
        var now = page;
        var keys = pending;
        while (!keys.isEmpty() && !now.quit()) {
            var length = Keys.length(keys);
            var next = Keys.press(now, keys.substring(0, length), look);
            if (next == null) {
                return awaiting(now, keys, tty, self);
            }
            now = next;
            keys = keys.substring(length);
        }
        if (now.quit()) {
            return left(tty, self, 0);
        }
        return now.ended() || now.rows(look) >= look.page()
                ? shown(now, tty, self)
                : awaiting(now, "", tty, self);
    }

    /** With {@code -F}: what fits on the screen is printed when all of it is there. */
    private Step whatFits(Process self) {
        if (!page.ended()) {
            return Step.read(0, this);
        }
        page.lines().forEach(self::print);
        return Step.exit(0);
    }

    private Step tooLong(Tty tty, Process self) {
        enter(tty, self);
        var letters = options.replace("F", "");
        return new Less(name, letters, page, rest, pending, isFirst).goOn(tty, self);
    }

    private Step awaiting(Page now, String keys, Tty tty, Process self) {
        tty.setRaw(false);
        write(Screen.draw(now, look(tty), "", true), self);
        return Step.read(0, new Less(name, options, now, rest, keys, isFirst));
    }

    private Step shown(Page now, Tty tty, Process self) {
        write(Screen.draw(now, look(tty), isFirst ? name : "", false), self);
        tty.setRaw(true);
        return Step.read(KEYS, new Less(name, options, now, rest, "", isFirst));
    }

    private Less pressing(String keys) {
        return new Less(name, options, page, rest, keys, false);
    }

    private Less plus(byte[] data) {
        var all = Arrays.copyOf(rest, rest.length + data.length);
        System.arraycopy(data, 0, all, rest.length, data.length);
        var end = all.length;
        while (end > 0 && all[end - 1] != '\n') {
            end--;
        }
        var lines = new ArrayList<>(page.lines());
        if (end > 0) {
            var text = new String(all, 0, end - 1, StandardCharsets.UTF_8);
            lines.addAll(List.of(text.split("\n", -1)));
        }
        var left = Arrays.copyOfRange(all, end, all.length);
        if (isTooMuch(lines, left)) {
            var cut = page.with(first(lines), true).saying(TOO_MUCH);
            return new Less(name, options, cut, new byte[0], pending, isFirst);
        }
        var more = page.with(List.copyOf(lines), false);
        return new Less(name, options, more, left, pending, isFirst);
    }

    private static boolean isTooMuch(List<String> lines, byte[] left) {
        return lines.size() > LINES_AT_MOST
                || lines.stream().mapToLong(String::length).sum() + left.length
                        > CHARACTERS_AT_MOST;
    }

    private static List<String> first(List<String> lines) {
        return List.copyOf(lines.subList(0, Math.min(LINES_AT_MOST, lines.size())));
    }

    /** No more will be read. */
    private Less whole() {
        var lines = new ArrayList<>(page.lines());
        if (rest.length > 0) {
            lines.add(new String(rest, StandardCharsets.UTF_8));
        }
        var all = page.with(List.copyOf(lines), true);
        return new Less(name, options, all, new byte[0], pending, isFirst);
    }

    private Step left(Tty tty, Process self, int code) {
        tty.setRaw(false);
        if (options.indexOf('X') < 0) {
            FullScreen.leave(self);
        } else {
            write("\u001b[" + tty.rows() + ";1H\u001b[K", self);
        }
        return Step.exit(code);
    }

    private static void write(String text, Process self) {
        self.write(1, text.getBytes(StandardCharsets.UTF_8));
    }
}
