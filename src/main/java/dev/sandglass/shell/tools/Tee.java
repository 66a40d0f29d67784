package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileOutput;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.ArrayList;
import java.util.List;

/** {@code tee}: standard input to files and on: {@code -a}. */
final class Tee {

    private Tee() {}

    static Step start(Process self) {
        var s = Switches.read(self.arguments(), "ai", "", "append=a", "ignore-interrupts=i");
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        var files = self.facility(Files.class);
        var open = new ArrayList<String>();
        for (var file : s.rest()) {
            var path = Files.resolve(self.folder(), file);
            try {
                if (!s.has("a") || !files.exists(path)) {
                    files.write(path, new byte[0]);
                }
                open.add(file);
            } catch (FileProblem problem) {
                self.complain("tee: " + file + ": " + problem.reason().words());
            }
        }
        var isWhole = open.size() == s.rest().size();
        return Filter.start("tee", new Copying(List.copyOf(open), !isWhole), List.of());
    }

    /** Passes all on and writes it to files. */
    record Copying(List<String> files, boolean failed) implements Sieve {
        @Override
        public Sieve bytes(byte[] data, Process self) {
            self.write(1, data);
            for (var file : files) {
                var path = Files.resolve(self.folder(), file);
                new FileOutput(path).write(data, self);
            }
            return this;
        }

        @Override
        public Sieve line(String line, boolean whole, Process self) {
            return this; // all has come as bytes
        }

        @Override
        public int end(Process self) {
            return failed ? 1 : 0;
        }
    }
}
