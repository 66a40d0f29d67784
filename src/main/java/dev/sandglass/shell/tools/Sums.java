package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** {@code md5sum}, {@code sha1sum}, {@code sha256sum}, {@code sha512sum}: digests of files, and with {@code -c} whether they still fit. */
final class Sums {

    private Sums() {}

    private static Switches switches(Process self) {
        return Switches.read(
                self.arguments(),
                "cbt",
                "",
                "binary=b",
                "check=c",
                "quiet=quiet",
                "status=status",
                "text=t");
    }

    static Step start(Process self) {
        var s = switches(self);
        return s.areWrong(self) ? Step.exit(s.code(1)) : Gather.start(self, s.rest());
    }

    private static String algorithm(String tool) {
        return tool.startsWith("md5") ? "MD5" : "SHA-" + tool.replaceAll("\\D", "");
    }

    private static String digest(String tool, byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance(algorithm(tool)).digest(bytes);
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static int work(List<Gather.Input> inputs, Process self) {
        var s = switches(self);
        if (s.has("c")) {
            var failed = inputs.stream().mapToInt(input -> check(input, s, self)).sum();
            return failed > 0 ? 1 : 0;
        }
        for (var input : inputs) {
            self.print(digest(s.tool(), input.bytes()) + (s.has("b") ? " *" : "  ") + input.name());
        }
        return 0;
    }

    /** Returns how many files of the list do not fit. */
    private static int check(Gather.Input list, Switches s, Process self) {
        var wrong = 0;
        var unread = 0;
        var lines = 0;
        for (var line : list.lines()) {
            var parts = line.split(" [ *]", 2);
            if (parts.length < 2 || !parts[0].matches("[0-9a-fA-F]+")) {
                continue;
            }
            lines++;
            try {
                var path = Files.resolve(self.folder(), parts[1]);
                var bytes = self.facility(Files.class).read(path);
                var isEqual = digest(s.tool(), bytes).equalsIgnoreCase(parts[0]);
                if (!s.has("status") && !(isEqual && s.has("quiet"))) {
                    self.print(parts[1] + (isEqual ? ": OK" : ": FAILED"));
                }
                wrong += isEqual ? 0 : 1;
            } catch (FileProblem problem) {
                self.complain(s.tool() + ": " + parts[1] + ": " + problem.reason().words());
                if (!s.has("status")) {
                    self.print(parts[1] + ": FAILED open or read");
                }
                unread++;
            }
        }
        if (lines == 0) {
            self.complain(
                    s.tool() + ": " + list.name() + ": no properly formatted checksum lines found");
            return 1;
        }
        if (!s.has("status")) {
            warn(self, s, unread, "listed file", "could not be read");
            warn(self, s, wrong, "computed checksum", "did NOT match");
        }
        return wrong + unread;
    }

    private static void warn(Process self, Switches s, int count, String what, String how) {
        if (count > 0) {
            var several = count == 1 ? "" : "s";
            self.complain(s.tool() + ": WARNING: " + count + " " + what + several + " " + how);
        }
    }
}
