package dev.sandglass.shell.tools;

import dev.sandglass.sim.Channel;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * {@code xargs}: the words of standard input as arguments of a command. With {@code -P} commands run one after the other, too.
 * Left out: {@code -a}, {@code -o} and {@code -p}.
 */
final class Xargs {

    private static final int BYTES_AT_MOST = 1 << 20;
    private static final int KILLED = 128;

    private Xargs() {}

    static Step start(Process self) {
        var s = XargsOptions.switches(self.arguments());
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        try {
            var options = XargsOptions.read(s, it -> self.complain("xargs: " + it));
            return Step.read(0, new Collecting(options, Pieces.NONE));
        } catch (XargsOptions.Wrong wrong) {
            self.complain("xargs: " + wrong.getMessage());
            return Step.exit(1);
        }
    }

    /** Reads standard input to its end. */
    record Collecting(XargsOptions options, Pieces input) implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            return switch (wake) {
                case Wake.Signalled(var signal) -> Step.exit(signal.exitCode());
                case Wake.Read(var data) when data.length > 0 -> {
                    if (input.size() + data.length > BYTES_AT_MOST) {
                        self.complain("xargs: the sandbox takes at most 1 MiB of input");
                        yield Step.exit(1);
                    }
                    yield Step.read(0, new Collecting(options, input.plus(data)));
                }
                case Wake.Read _ -> {
                    var items =
                            XargsItems.of(new String(input.all(), StandardCharsets.UTF_8), options);
                    if (!items.complaint().isEmpty()) {
                        self.complain("xargs: " + items.complaint());
                    }
                    var code = items.complaint().isEmpty() ? 0 : 1;
                    yield new Running(options, items.groups(), code).next(self);
                }
                case Wake.Started _, Wake.Slept _, Wake.ChildExited _, Wake.Told _ ->
                        Step.read(0, this);
            };
        }
    }

    /** Runs the command for one group after the other. */
    record Running(XargsOptions options, List<List<String>> groups, int code) implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            return switch (wake) {
                case Wake.Signalled(var signal) -> Step.exit(signal.exitCode());
                case Wake.ChildExited(_, var ended) -> ended(ended, self);
                case Wake.Started _, Wake.Slept _, Wake.Read _, Wake.Told _ ->
                        Step.awaitChild(-1, this);
            };
        }

        private Step ended(int status, Process self) {
            var name = options.command().getFirst();
            if (status == 255) {
                self.complain("xargs: " + name + ": exited with status 255; aborting");
                return Step.exit(124);
            }
            if (status > KILLED) {
                self.complain("xargs: " + name + ": terminated by signal " + (status - KILLED));
                return Step.exit(125);
            }
            return new Running(options, groups, status == 0 ? code : 123).next(self);
        }

        Step next(Process self) {
            if (groups.isEmpty()) {
                return Step.exit(code);
            }
            if (isTooLong(groups.getFirst())) {
                self.complain("xargs: command too long");
                return Step.exit(1);
            }
            var words = words(groups.getFirst());
            if (options.isTold()) {
                self.complain(words.stream().map(Quoted::shell).collect(Collectors.joining(" ")));
            }
            var channels = new TreeMap<>(self.channels());
            channels.put(0, new Channel.Nothing());
            var pid = Launcher.launch(self, words, self.environment(), channels);
            var left = List.copyOf(groups.subList(1, groups.size()));
            return pid < 0
                    ? Step.exit(-pid)
                    : Step.awaitChild(pid, new Running(options, left, code));
        }

        /** Whether the item in all its places is more than a command may have. */
        private boolean isTooLong(List<String> items) {
            var length = 0L;
            for (var word : options.command()) {
                length += word.length() + 1;
                for (var at = places(word, 0); at >= 0; at = places(word, at + 1)) {
                    length += items.getFirst().length();
                }
            }
            return !options.mark().isEmpty() && length > options.characters();
        }

        private int places(String word, int from) {
            return options.mark().isEmpty() ? -1 : word.indexOf(options.mark(), from);
        }

        private List<String> words(List<String> items) {
            var words = new ArrayList<String>();
            for (var word : options.command()) {
                words.add(
                        options.mark().isEmpty()
                                ? word
                                : word.replace(options.mark(), items.getFirst()));
            }
            if (options.mark().isEmpty()) {
                words.addAll(items);
            }
            return words;
        }
    }
}
