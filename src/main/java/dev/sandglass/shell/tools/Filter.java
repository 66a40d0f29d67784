package dev.sandglass.shell.tools;

import dev.sandglass.shell.Device;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Feeds the lines of files, or of standard input as it comes, to a {@link Sieve}.
 *
 * @param tool for complaints
 * @param files still to be read; {@code -} is standard input
 * @param rest of a line whose end has not come
 * @param failed whether a file could not be read
 */
record Filter(String tool, Sieve sieve, List<String> files, Pieces rest, boolean failed)
        implements Program {

    private static final int LINE_AT_MOST = 4 << 20;
    private static final int PORTION = 64 << 10;
    private static final long NANOS_A_KILOBYTE = 1_000;

    /** A filter over these files, or over standard input when there are none. */
    static Step start(String tool, Sieve sieve, List<String> files) {
        var all = files.isEmpty() ? List.of("-") : files;
        return Step.become(new Filter(tool, sieve, all, Pieces.NONE, false));
    }

    @Override
    public Step on(Wake wake, Process self) {
        return switch (wake) {
            case Wake.Signalled(var signal) -> Step.exit(signal.exitCode());
            case Wake.Read(var data) -> data.length > 0 ? read(data, self) : ended(self);
            case Wake.Started _, Wake.Slept _, Wake.ChildExited _, Wake.Told _ -> open(self);
        };
    }

    private Step open(Process self) {
        if (files.isEmpty() || sieve.isDone()) {
            var code = sieve.end(self);
            return Step.exit(failed ? Unreadable.code(tool, code) : code);
        }
        var file = files.getFirst();
        if (file.equals("-") || file.equals("/dev/stdin")) {
            return Step.read(0, new Reading(begun(file, self)));
        }
        if (Device.is(file)) {
            var begun = begun(file, self);
            return Device.isEndless(file) ? begun.pour(self) : begun.ended(self);
        }
        try {
            var bytes = self.facility(Files.class).read(Files.resolve(self.folder(), file));
            return begun(file, self).portion(bytes, 0, self);
        } catch (FileProblem problem) {
            if (!sieve.isSilent()) {
                self.complain(Unreadable.words(tool, file, problem.reason(), self));
            }
            var left = files.subList(1, files.size());
            var next = sieve.unread(file, problem.reason(), self);
            return new Filter(tool, next, List.copyOf(left), rest, true).open(self);
        }
    }

    /** The next part of a file: what comes of it may have to wait for its reader. */
    private Step portion(byte[] bytes, int from, Process self) {
        var to = Math.min(bytes.length, from + PORTION);
        var now = lines(Arrays.copyOfRange(bytes, from, to), self);
        self.spend((to - from) / 1024 * NANOS_A_KILOBYTE);
        return to == bytes.length || now.sieve.isDone()
                ? now.ended(self)
                : Step.again(new Portion(now, bytes, to));
    }

    /** A filter in the middle of a file. */
    record Portion(Filter filter, byte[] bytes, int from) implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            return wake instanceof Wake.Signalled
                    ? filter.on(wake, self)
                    : filter.portion(bytes, from, self);
        }
    }

    private Filter begun(String file, Process self) {
        return new Filter(tool, sieve.begin(file, self), files, rest, failed);
    }

    /** More of a file without end. */
    private Step pour(Process self) {
        var data = new Device(files.getFirst()).read(Integer.MAX_VALUE, self);
        var next = lines(data, self);
        self.spend(data.length / 1024 * NANOS_A_KILOBYTE);
        return next.sieve.isDone()
                ? Step.exit(next.sieve.end(self))
                : Step.again(new Pouring(next));
    }

    private Step read(byte[] data, Process self) {
        self.spend(data.length / 1024 * NANOS_A_KILOBYTE);
        var next = lines(data, self);
        return next.sieve.isDone()
                ? Step.exit(next.sieve.end(self))
                : Step.read(0, new Reading(next));
    }

    /** A filter in the middle of a file without end. */
    record Pouring(Filter filter) implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            return wake instanceof Wake.Signalled ? filter.on(wake, self) : filter.pour(self);
        }
    }

    /** A filter in the middle of standard input: started again it goes on reading. */
    record Reading(Filter filter) implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            return switch (wake) {
                case Wake.Read _, Wake.Signalled _ -> filter.on(wake, self);
                case Wake.Started _, Wake.Slept _, Wake.ChildExited _, Wake.Told _ ->
                        Step.read(0, this);
            };
        }
    }

    private Filter lines(byte[] data, Process self) {
        var direct = sieve.bytes(data, self);
        if (direct != null) {
            return new Filter(tool, direct, files, rest, failed);
        }
        var whole = new ArrayList<String>();
        var begun = rest;
        var from = 0;
        for (var i = 0; i < data.length; i++) {
            if (data[i] == '\n') {
                var line = Arrays.copyOfRange(data, from, i);
                var bytes = begun.size() == 0 ? line : begun.plus(line).all();
                whole.add(new String(bytes, StandardCharsets.UTF_8));
                begun = Pieces.NONE;
                from = i + 1;
            }
        }
        var now = sieve.lines(whole, self);
        begun = begun.plus(Arrays.copyOfRange(data, from, data.length));
        if (begun.size() > LINE_AT_MOST) {
            self.complain(tool + ": line too long: the sandbox takes at most 4 MiB");
            return new Filter(tool, now, files, Pieces.NONE, true);
        }
        return new Filter(tool, now, files, begun, failed);
    }

    private Step ended(Process self) {
        var last = sieve;
        if (rest.size() > 0 && !sieve.isDone()) {
            last = sieve.line(new String(rest.all(), StandardCharsets.UTF_8), false, self);
        }
        var left = List.copyOf(files.subList(1, files.size()));
        var next = new Filter(tool, last, left, Pieces.NONE, failed);
        return left.isEmpty() ? next.open(self) : Step.again(next);
    }
}
