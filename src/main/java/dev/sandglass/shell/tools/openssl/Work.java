package dev.sandglass.shell.tools.openssl;

import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call of openssl: its words, its files, what it prints.
 *
 * @param input standard input, if it has been read
 */
record Work(Flags flags, Process self, byte @Nullable [] input) {

    /** The file that {@code -in} names, or standard input. */
    byte[] in(String what) throws Refused {
        return flags.has("in") ? file(flags.value("in", ""), what) : standardInput();
    }

    byte[] standardInput() {
        return input == null ? new byte[0] : input;
    }

    byte[] file(String name, String what) throws Refused {
        try {
            return self.facility(Files.class).read(Files.resolve(self.folder(), name));
        } catch (FileProblem problem) {
            throw new Refused(
                    "Could not open file or uri for loading "
                            + what
                            + " from "
                            + name
                            + ": "
                            + problem.reason().words()
                            + (what.equals("certificate") ? "\nUnable to load certificate" : ""));
        }
    }

    String text(String name, String what) throws Refused {
        return new String(file(name, what), StandardCharsets.UTF_8);
    }

    /** To the file that the switch names, or to standard output. */
    void write(String flag, String text, int mode) throws Refused {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (!flags.has(flag)) {
            self.write(1, bytes);
            return;
        }
        put(flags.value(flag, ""), bytes, mode);
    }

    void put(String name, byte[] bytes, int mode) throws Refused {
        try {
            var path = Files.resolve(self.folder(), name);
            self.facility(Files.class).put(path, new FileNode.Regular(bytes, mode, self.now()));
        } catch (FileProblem problem) {
            throw new Refused(
                    "Can't open \"" + name + "\" for writing, " + problem.reason().words());
        }
    }

    Instant now() {
        return Instant.ofEpochSecond(self.now() / 1_000_000_000L);
    }

    /** A number that follows from the sandbox's seed and this moment. */
    long chance(String purpose) {
        var key = self.host().hostname() + "/" + self.pid();
        return self.host().chance().bits("openssl " + purpose, key, self.now());
    }
}
