package dev.sandglass.shell.tools;

import dev.sandglass.shell.Device;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects all of some files, or of standard input, for a tool that must see the whole before it can say anything. Its
 * work is found by name in {@link Tools#work} and looks at the command line again.
 *
 * @param files still to be read; {@code -} is standard input
 * @param done what has been read
 * @param input what has come of standard input
 * @param size of the files
 */
record Gather(
        String tool, List<String> files, List<Input> done, Pieces input, long size, boolean failed)
        implements Program {

    private static final long NANOS_A_KILOBYTE = 3_000;

    /** One file, or standard input, whole. */
    record Input(String name, byte[] bytes) {

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /** The lines, without their newlines. */
        List<String> lines() {
            var text = text();
            return text.isEmpty()
                    ? List.of()
                    : List.of(
                            (text.endsWith("\n") ? text.substring(0, text.length() - 1) : text)
                                    .split("\n", -1));
        }
    }

    /** Reads the files that the command line names, its switches left out. */
    static Step start(Process self) {
        return start(
                self,
                self.arguments().stream()
                        .skip(1)
                        .filter(word -> word.equals("-") || !word.startsWith("-"))
                        .toList());
    }

    static Step standardInput(Process self) {
        return start(self, List.of());
    }

    /** Reads these files, or standard input when there are none. */
    static Step start(Process self, List<String> files) {
        var all = files.isEmpty() ? List.of("-") : List.copyOf(files);
        var tool = Switches.tool(self.arguments());
        return new Gather(tool, all, List.of(), Pieces.NONE, 0, false).open(self);
    }

    @Override
    public Step on(Wake wake, Process self) {
        return switch (wake) {
            case Wake.Signalled(var signal) when signal != Signal.WINCH ->
                    Step.exit(signal.exitCode());
            case Wake.Read(var data) when data.length > 0 -> {
                var more = input.plus(data);
                yield Pieces.isTooMuch(size + more.size())
                        ? tooMuch(self)
                        : Step.read(0, new Gather(tool, files, done, more, size, failed));
            }
            case Wake.Read _ -> taken("-", input.all()).open(self);
            case Wake.Started _, Wake.Signalled _, Wake.Slept _, Wake.ChildExited _, Wake.Told _ ->
                    Step.read(0, this);
        };
    }

    private Step tooMuch(Process self) {
        Pieces.complain(tool, self);
        return Step.exit(Unreadable.code(tool, 1));
    }

    private Gather taken(String name, byte[] bytes) {
        var more = new ArrayList<>(done);
        more.add(new Input(name, bytes));
        var left = files.subList(1, files.size());
        var all = size + bytes.length;
        return new Gather(tool, List.copyOf(left), List.copyOf(more), Pieces.NONE, all, failed);
    }

    private Step open(Process self) {
        var now = this;
        while (!now.files.isEmpty()) {
            var name = now.files.getFirst();
            if (name.equals("-") || name.equals("/dev/stdin")) {
                return Step.read(0, now);
            }
            if (Device.isEndless(name)) {
                return tooMuch(self);
            }
            if (Device.is(name)) {
                now = now.taken(name, new byte[0]);
                continue;
            }
            try {
                var bytes = self.facility(Files.class).read(Files.resolve(self.folder(), name));
                if (Pieces.isTooMuch(now.size + bytes.length)) {
                    return tooMuch(self);
                }
                now = now.taken(name, bytes);
            } catch (FileProblem problem) {
                self.complain(Unreadable.words(tool, name, problem.reason()));
                if (Unreadable.isFatal(tool)) {
                    return Step.exit(Unreadable.code(tool, 1));
                }
                var left = List.copyOf(now.files.subList(1, now.files.size()));
                now = new Gather(tool, left, now.done, Pieces.NONE, now.size, true);
            }
        }
        self.spend(now.size / 1024 * NANOS_A_KILOBYTE);
        var code = Tools.work(tool, now.done, self);
        return Step.exit(now.failed ? Unreadable.code(tool, code) : code);
    }
}
