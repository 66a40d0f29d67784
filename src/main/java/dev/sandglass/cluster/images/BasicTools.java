package dev.sandglass.cluster.images;

import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The smallest of busybox' tools, for images until the shell's own come: sleep, echo, true, false, cat, hostname, env. */
final class BasicTools {

    private BasicTools() {}

    static Map<String, Program> all() {
        var tools = new TreeMap<String, Program>();
        tools.put("sleep", new Sleep());
        tools.put("echo", new Echo());
        tools.put("true", new Exit(0));
        tools.put("false", new Exit(1));
        tools.put("cat", new Cat());
        tools.put("hostname", new Hostname());
        tools.put("env", new Environment());
        return tools;
    }

    /** Waits for as many seconds as its argument says. */
    record Sleep() implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            return switch (wake) {
                case Wake.Started _ -> {
                    var seconds = Double.parseDouble(self.arguments().get(1));
                    yield Step.sleep(Duration.ofNanos((long) (seconds * 1e9)), this);
                }
                case Wake.Signalled(Signal signal) -> Step.exit(signal.exitCode());
                case Wake.Slept _, Wake.Read _, Wake.ChildExited _, Wake.Told _ -> Step.exit(0);
            };
        }
    }

    /** Prints its arguments. */
    record Echo() implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            var words = self.arguments();
            self.print(String.join(" ", words.subList(1, words.size())));
            return Step.exit(0);
        }
    }

    /** Ends at once. */
    record Exit(int code) implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            return Step.exit(code);
        }
    }

    /** Prints files, or what it reads. */
    record Cat(boolean failed) implements Program {
        Cat() {
            this(false);
        }

        @Override
        public Step on(Wake wake, Process self) {
            if (wake instanceof Wake.Signalled(var signal)) {
                return Step.exit(signal.exitCode());
            }
            if (wake instanceof Wake.Read read) {
                self.write(1, read.data());
                return read.atEnd() ? Step.exit(0) : Step.read(0, this);
            }
            if (self.arguments().size() == 1) {
                return Step.read(0, this);
            }
            var code = 0;
            var files = self.facility(Files.class);
            for (var name : self.arguments().subList(1, self.arguments().size())) {
                try {
                    self.write(1, files.read(Files.resolve(self.folder(), name)));
                } catch (FileProblem problem) {
                    self.complain("cat: can't open '" + name + "': " + problem.reason().words());
                    code = 1;
                }
            }
            return Step.exit(code);
        }
    }

    /** Prints the host's name. */
    record Hostname() implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            self.print(self.host().hostname());
            return Step.exit(0);
        }
    }

    /** Prints its environment. */
    record Environment() implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            self.environment().forEach((name, value) -> self.print(name + "=" + value));
            return Step.exit(0);
        }
    }
}
