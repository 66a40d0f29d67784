package dev.sandglass.shell.tools;

import dev.sandglass.sim.Channel;
import dev.sandglass.sim.Executables;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Spawn;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** {@code xargs}: the words of standard input as arguments of a command; {@code -n}, {@code -I}, {@code -0}, {@code -r}. */
final class Xargs {

    private Xargs() {}

    static Step start(Process self) {
        var words = self.arguments();
        var at = 1;
        var most = 5_000;
        var mark = "";
        var empty = true;
        var byNull = false;
        while (at < words.size() && words.get(at).startsWith("-")) {
            var word = words.get(at);
            switch (word.substring(0, Math.min(2, word.length()))) {
                case "-n" ->
                        most =
                                Numbers.whole(
                                        word.length() > 2 ? word.substring(2) : words.get(++at),
                                        most);
                case "-I" -> mark = word.length() > 2 ? word.substring(2) : words.get(++at);
                case "-i" -> mark = "{}";
                case "-L", "-P", "-d" -> at += word.length() > 2 ? 0 : 1;
                case "-0" -> byNull = true;
                case "-r" -> empty = false;
                default -> {}
            }
            at++;
        }
        var command = at < words.size() ? words.subList(at, words.size()) : List.of("echo");
        return Step.become(new Collecting(List.copyOf(command), most, mark, empty, byNull, ""));
    }

    /** Reads standard input to its end. */
    record Collecting(
            List<String> command, int most, String mark, boolean empty, boolean byNull, String text)
            implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            return switch (wake) {
                case Wake.Signalled(var signal) -> Step.exit(signal.exitCode());
                case Wake.Read(var data) when data.length > 0 -> {
                    var more = text + new String(data, StandardCharsets.UTF_8);
                    yield Step.read(0, new Collecting(command, most, mark, empty, byNull, more));
                }
                case Wake.Read _ -> new Running(command, mark, groups(), 0).next(self);
                case Wake.Started _, Wake.Slept _, Wake.ChildExited _, Wake.Told _ ->
                        Step.read(0, this);
            };
        }

        private List<List<String>> groups() {
            var separator = byNull ? "\0" : mark.isEmpty() ? "\\s+" : "\n";
            var items = new ArrayList<String>();
            for (var item : text.split(separator)) {
                if (!item.isBlank()) {
                    items.add(unquoted(mark.isEmpty() ? item : item.strip()));
                }
            }
            if (items.isEmpty()) {
                return empty && mark.isEmpty() ? List.of(List.of()) : List.of();
            }
            var size = mark.isEmpty() ? most : 1;
            var groups = new ArrayList<List<String>>();
            for (var i = 0; i < items.size(); i += size) {
                groups.add(List.copyOf(items.subList(i, Math.min(items.size(), i + size))));
            }
            return List.copyOf(groups);
        }

        private static String unquoted(String item) {
            var isQuoted =
                    item.length() > 1
                            && (item.startsWith("\"") && item.endsWith("\"")
                                    || item.startsWith("'") && item.endsWith("'"));
            return isQuoted ? item.substring(1, item.length() - 1) : item;
        }
    }

    /** Runs the command for one group after the other. */
    record Running(List<String> command, String mark, List<List<String>> groups, int code)
            implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            return switch (wake) {
                case Wake.Signalled(var signal) -> Step.exit(signal.exitCode());
                case Wake.ChildExited(_, var ended) ->
                        new Running(command, mark, groups, ended == 0 ? code : 123).next(self);
                case Wake.Started _, Wake.Slept _, Wake.Read _, Wake.Told _ ->
                        Step.awaitChild(-1, this);
            };
        }

        Step next(Process self) {
            if (groups.isEmpty()) {
                return Step.exit(code);
            }
            var words = new ArrayList<String>();
            for (var word : command) {
                words.add(mark.isEmpty() ? word : word.replace(mark, groups.getFirst().getFirst()));
            }
            if (mark.isEmpty()) {
                words.addAll(groups.getFirst());
            }
            if (!(Launcher.find(self, words.getFirst())
                    instanceof Executables.Found.Runs(_, var program, var before))) {
                self.complain("xargs: " + words.getFirst() + ": No such file or directory");
                return Step.exit(127);
            }
            var all = new ArrayList<>(before);
            all.addAll(words);
            var channels = new TreeMap<>(self.channels());
            channels.put(0, new Channel.Nothing());
            var pid =
                    self.start(
                            new Spawn(
                                    program,
                                    all,
                                    self.environment(),
                                    self.folder(),
                                    channels,
                                    self.group()));
            var left = List.copyOf(groups.subList(1, groups.size()));
            return Step.awaitChild(pid, new Running(command, mark, left, code));
        }
    }
}
