package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileNode;
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

/** {@code find}: walks through folders and does something with what fits; {@link FindTests} says what can be asked. */
final class Find {

    private static final int FOUND_AT_MOST = 20_000;

    private final Process self;
    private final Files files;
    private final FindTests tests;
    private final List<List<String>> commands = new ArrayList<>();
    private int code;
    private int found;

    private Find(Process self, FindTests tests) {
        this.self = self;
        this.files = self.facility(Files.class);
        this.tests = tests;
    }

    static Step start(Process self) {
        var words = self.arguments();
        var from = new ArrayList<String>();
        var at = 1;
        while (at < words.size() && !words.get(at).matches("[-!(].*")) {
            from.add(words.get(at++));
        }
        try {
            var find = new Find(self, FindTests.read(words.subList(at, words.size())));
            for (var start : from.isEmpty() ? List.of(".") : from) {
                find.begin(start);
            }
            return find.commands.isEmpty()
                    ? Step.exit(find.code)
                    : new Running(List.copyOf(find.commands), find.code).next(self);
        } catch (FindTests.Refused refused) {
            self.complain("find: " + refused.getMessage());
            return Step.exit(1);
        }
    }

    private void begin(String start) {
        if (files.look(Files.resolve(self.folder(), start)) == null) {
            self.complain("find: ‘" + start + "’: No such file or directory");
            code = 1;
        } else {
            walk(start, 0);
        }
    }

    private void walk(String named, int depth) {
        if (found == FOUND_AT_MOST) {
            self.complain("find: the sandbox looks at no more than " + found + " files");
            code = 1;
        }
        if (found++ >= FOUND_AT_MOST) {
            return;
        }
        var path = Files.resolve(self.folder(), named);
        var node = files.look(path);
        if (node == null) {
            return;
        }
        var fits = depth >= tests.least() && tests.fits(named, path, node, files, self.now());
        if (fits && !tests.deletes()) {
            act(named);
        }
        if (node instanceof FileNode.Folder && depth < tests.most()) {
            inside(named, path, depth);
        }
        if (fits && tests.deletes()) {
            delete(named, path);
        }
    }

    private void inside(String named, String path, int depth) {
        try {
            for (var child : files.list(path)) {
                walk((named.endsWith("/") ? named : named + "/") + child, depth + 1);
            }
        } catch (FileProblem problem) {
            self.complain("find: ‘" + named + "’: " + problem.reason().words());
            code = 1;
        }
    }

    private void delete(String named, String path) {
        try {
            files.remove(path);
        } catch (FileProblem problem) {
            self.complain("find: cannot delete ‘" + named + "’: " + problem.reason().words());
            code = 1;
        }
    }

    private void act(String named) {
        if (tests.command().isEmpty()) {
            self.write(1, (named + tests.end()).getBytes(StandardCharsets.UTF_8));
            return;
        }
        commands.add(tests.command().stream().map(word -> word.replace("{}", named)).toList());
    }

    /** Runs a command for each path, one after the other. */
    record Running(List<List<String>> commands, int code) implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            return switch (wake) {
                case Wake.Signalled(var signal) when signal != Signal.WINCH ->
                        Step.exit(signal.exitCode());
                case Wake.ChildExited _ -> next(self);
                case Wake.Signalled _, Wake.Started _, Wake.Slept _, Wake.Read _, Wake.Told _ ->
                        Step.awaitChild(-1, this);
            };
        }

        Step next(Process self) {
            if (commands.isEmpty()) {
                return Step.exit(code);
            }
            var pid = Launcher.launch(self, commands.getFirst(), self.environment());
            if (pid < 0) {
                return Step.exit(1);
            }
            var left = List.copyOf(commands.subList(1, commands.size()));
            return Step.awaitChild(pid, new Running(left, code));
        }
    }
}
