package dev.sandglass.shell.tools;

import dev.sandglass.shell.FullScreen;
import dev.sandglass.shell.Ttys;
import dev.sandglass.sim.Channel;
import dev.sandglass.sim.Pipe;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code watch}: what a command says, again and again, on a screen of its own; {@code -n -t -d -g -x -w}. The screen changes
 * when the command has ended, and has the beginning of what it said: as much as there is room for.
 *
 * @param options the letters that were given
 * @param words of the command that is run
 * @param child its pid while it runs, else 0
 * @param said what it has said so far
 * @param shown the rows on the screen, null before the first time
 */
record Watch(
        Duration interval,
        String options,
        List<String> words,
        int child,
        byte[] said,
        @Nullable List<String> shown)
        implements Program {

    private static final int FROM_CHILD = 3;

    /** More fits on no screen. */
    private static final int KEPT_BYTES = 64 * 1024;

    private static final double SHORTEST_NANOS = 1e8;

    private static final byte[] NOTHING = new byte[0];

    static Step start(Process self) {
        var s =
                Switches.read(
                        self.arguments(),
                        "+tgxw",
                        "nd?",
                        "interval=n:",
                        "no-title=t",
                        "differences=d?",
                        "chgexit=g",
                        "exec=x",
                        "no-wrap=w");
        if (s.complaint() != null) {
            self.complain("watch: " + s.complaint());
            return usage(self);
        }
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        var nanos = Spans.nanos(s.value("n", "2"));
        if (nanos < 0) {
            var wrong = s.value("n", "");
            self.complain("watch: failed to parse argument: '" + wrong + "': Invalid argument");
            return Step.exit(1);
        }
        if (s.rest().isEmpty()) {
            return usage(self);
        }
        var interval = Duration.ofNanos((long) Math.max(SHORTEST_NANOS, nanos));
        var words = s.has("x") ? s.rest() : List.of("sh", "-c", String.join(" ", s.rest()));
        return Step.become(new Watch(interval, s.letters(), words, 0, NOTHING, null));
    }

    /** How it is called, as procps says it, without its list of switches. */
    private static Step usage(Process self) {
        self.complain("\nUsage:\n watch [options] command");
        return Step.exit(1);
    }

    private boolean has(String option) {
        return options.contains(option);
    }

    @Override
    public Step on(Wake wake, Process self) {
        return switch (wake) {
            case Wake.Started _ -> {
                FullScreen.enter(self);
                yield run(self);
            }
            case Wake.Slept _ -> run(self);
            case Wake.Read(var data) when data.length > 0 ->
                    Step.read(FROM_CHILD, with(child, more(data), shown));
            case Wake.Read _ -> {
                self.close(FROM_CHILD);
                yield Step.awaitChild(child, this);
            }
            case Wake.ChildExited _ -> show(self);
            case Wake.Signalled(var signal) when signal != Signal.WINCH -> leave(self, 0);
            case Wake.Signalled _, Wake.Told _ -> goOn(self);
        };
    }

    /** After the window got another size: what runs is waited for, and shown in the new one. */
    private Step goOn(Process self) {
        if (child == 0) {
            return run(self);
        }
        return self.channel(FROM_CHILD) == null
                ? Step.awaitChild(child, this)
                : Step.read(FROM_CHILD, this);
    }

    private Watch with(int pid, byte[] output, @Nullable List<String> rows) {
        return new Watch(interval, options, words, pid, output, rows);
    }

    private byte[] more(byte[] data) {
        var room = Math.min(data.length, KEPT_BYTES - said.length);
        var all = Arrays.copyOf(said, said.length + room);
        System.arraycopy(data, 0, all, said.length, room);
        return all;
    }

    private Step run(Process self) {
        var pipe = self.processes().openPipe();
        self.open(FROM_CHILD, new Pipe.Out(pipe));
        var channels = new TreeMap<Integer, Channel>(self.channels());
        channels.putAll(Map.of(1, new Pipe.In(pipe), 2, new Pipe.In(pipe)));
        channels.remove(FROM_CHILD);
        var pid = Launcher.launch(self, words, self.environment(), channels);
        return pid < 0 ? leave(self, -pid) : Step.read(FROM_CHILD, with(pid, NOTHING, shown));
    }

    private Step show(Process self) {
        var tty = Ttys.at(self, 1);
        var size = WatchScreen.Size.of(tty);
        var rows = has("t") ? 0 : 2;
        var text = new String(said, StandardCharsets.UTF_8);
        var now = WatchScreen.rows(text, size.columns(), size.rows() - rows, !has("w"));
        if (has("g") && shown != null && !shown.equals(now)) {
            return leave(self, 0);
        }
        var title = has("t") ? null : title(size.columns(), self);
        var drawn = WatchScreen.draw(title, now, has("d") ? shown : null, size);
        self.write(1, drawn.getBytes(StandardCharsets.UTF_8));
        return Step.sleep(interval, with(0, NOTHING, now));
    }

    private String title(int columns, Process self) {
        var command = has("x") ? String.join(" ", words) : words.getLast();
        return WatchScreen.title(interval, command, self.host().hostname(), self.now(), columns);
    }

    private static Step leave(Process self, int code) {
        FullScreen.leave(self);
        return Step.exit(code);
    }
}
