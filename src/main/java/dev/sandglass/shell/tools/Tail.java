package dev.sandglass.shell.tools;

import dev.sandglass.shell.Device;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code tail}: the end of texts; {@code -n}, {@code -c}, {@code -q}, and {@code -f}, which goes on with what is added. */
final class Tail {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /** More than a file can have. */
    private static final int BYTES_AT_MOST = 1 << 30;

    private Tail() {}

    private static Switches switches(Process self) {
        return Switches.read(
                usual(self.arguments()),
                "fqvF",
                "ncs",
                "bytes=c:",
                "follow=f?",
                "lines=n:",
                "quiet=q",
                "silent=q",
                "retry=F",
                "sleep-interval=s:",
                "verbose=v");
    }

    /** {@code tail +2} is the old way to say {@code tail -n +2}. */
    private static List<String> usual(List<String> words) {
        if (words.size() < 2 || words.size() > 3 || !words.get(1).matches("\\+\\d+")) {
            return words;
        }
        var usual = new ArrayList<>(words);
        usual.set(1, "-n" + words.get(1));
        return usual;
    }

    static Step start(Process self) {
        var s = switches(self);
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        var typed = self.arguments().size() > 1 ? self.arguments().get(1) : "";
        if (typed.matches("-\\d+") && s.rest().size() > 1) {
            self.complain("tail: option used in invalid context -- " + typed.charAt(1));
            return Step.exit(1);
        }
        var wish = s.has("c") ? s.value("c", "") : s.value("n", "10");
        if (Numbers.sized(wish.replaceFirst("^[-+]", "")) < 0) {
            var kind = s.has("c") ? "bytes" : "lines";
            self.complain("tail: invalid number of " + kind + ": ‘" + wish + "’");
            return Step.exit(1);
        }
        var follows = s.has("f") || s.has("F");
        return follows && !s.rest().isEmpty() ? follow(self, s) : Gather.start(self, s.rest());
    }

    static int work(List<Gather.Input> inputs, Process self) {
        var s = switches(self);
        var isNamed = s.rest().size() > 1 && !s.has("q") || s.has("v");
        for (var i = 0; i < inputs.size(); i++) {
            var input = inputs.get(i);
            if (isNamed) {
                var name = input.name().equals("-") ? "standard input" : input.name();
                self.print((i > 0 ? "\n" : "") + "==> " + name + " <==");
            }
            self.write(1, end(input.bytes(), s));
        }
        return 0;
    }

    private static byte[] end(byte[] bytes, Switches s) {
        var wish = s.has("c") ? s.value("c", "") : s.value("n", "10");
        var count = (int) Math.min(BYTES_AT_MOST, Numbers.sized(wish.replaceFirst("^[-+]", "")));
        if (s.has("c")) {
            var from = wish.startsWith("+") ? Math.max(0, count - 1) : bytes.length - count;
            return Arrays.copyOfRange(bytes, Math.clamp(from, 0, bytes.length), bytes.length);
        }
        var at = wish.startsWith("+") ? fromLine(bytes, count) : lastLines(bytes, count);
        return Arrays.copyOfRange(bytes, at, bytes.length);
    }

    private static int fromLine(byte[] bytes, int first) {
        var at = 0;
        for (var line = 1; line < first && at < bytes.length; at++) {
            line += bytes[at] == '\n' ? 1 : 0;
        }
        return at;
    }

    private static int lastLines(byte[] bytes, int count) {
        var at = bytes.length;
        for (var lines = 0; at > 0; at--) {
            var isEnd = bytes[at - 1] == '\n' && at < bytes.length;
            lines += isEnd ? 1 : 0;
            if (lines == count) {
                break;
            }
        }
        return count == 0 ? bytes.length : at;
    }

    // ---- -f ----

    private static Step follow(Process self, Switches s) {
        var sizes = new ArrayList<Integer>();
        var paths = new ArrayList<String>();
        for (var name : s.rest()) {
            var path = Files.resolve(self.folder(), name);
            try {
                var bytes = Device.is(name) ? new byte[0] : self.facility(Files.class).read(path);
                if (s.rest().size() > 1) {
                    self.print((sizes.isEmpty() ? "" : "\n") + "==> " + name + " <==");
                }
                self.write(1, end(bytes, s));
                sizes.add(bytes.length);
                paths.add(Device.is(name) ? "" : path);
            } catch (FileProblem problem) {
                self.complain(Unreadable.words("tail", name, problem.reason()));
                if (s.has("F")) {
                    sizes.add(0);
                    paths.add(path);
                }
            }
        }
        if (paths.isEmpty()) {
            self.complain("tail: no files remaining");
            return Step.exit(1);
        }
        var follower = new Following(List.copyOf(paths), List.copyOf(sizes));
        return follower.wait(self);
    }

    /**
     * Shows what is added to files.
     *
     * @param paths empty for a device, which never grows
     * @param sizes how much of each has been shown
     */
    record Following(List<String> paths, List<Integer> sizes) implements Program {

        Step wait(Process self) {
            return paths.stream().allMatch(String::isEmpty)
                    ? Step.await(this)
                    : Step.sleep(LOOK_EVERY, this);
        }

        @Override
        public Step on(Wake wake, Process self) {
            if (wake instanceof Wake.Signalled(var signal) && signal != Signal.WINCH) {
                return Step.exit(signal.exitCode());
            }
            var now = new ArrayList<Integer>();
            for (var i = 0; i < paths.size(); i++) {
                now.add(paths.get(i).isEmpty() ? 0 : shown(paths.get(i), sizes.get(i), self));
            }
            return new Following(paths, List.copyOf(now)).wait(self);
        }

        private static int shown(String path, int before, Process self) {
            try {
                var bytes = self.facility(Files.class).read(path);
                if (bytes.length < before) {
                    var name = path.substring(path.lastIndexOf('/') + 1);
                    self.complain("tail: " + name + ": file truncated");
                }
                var from = Math.min(before, bytes.length);
                self.write(1, Arrays.copyOfRange(bytes, from, bytes.length));
                return bytes.length;
            } catch (FileProblem _) {
                return before;
            }
        }
    }
}
